"""Slips of parsers that no rule should have to know: a past tense read as a participle, a demand hung amiss, a verdict."""

from __future__ import annotations

from variorum.attribution.cues import noun_readings, readings
from variorum.attribution.lexicon import words
from variorum.attribution.subjects import agent
from variorum.attribution.tree import Tree


def repaired(tree: Tree) -> Tree:
    """The tree with these slips mended in place."""
    for i in range(len(tree)):
        if _is_active(tree, i):
            _make_active(tree, i)
        elif _is_asked_of_patient(tree, i):
            tree.deps[i] = "xcomp"
            hang(tree, i, tree.heads[tree.heads[i]])
        elif _is_charge(tree, i):
            tree.deps[i] = "obl"
            hang(tree, i, tree.heads[tree.heads[i]])
        elif _is_called(tree, i):
            _part_from_verdict(tree, i)
        elif _is_behind_verdict(tree, i):
            tree.deps[i] = "obj"
        elif (verb := _shown(tree, i)) is not None:
            hang(tree, i, verb)
        elif _is_kind(tree, i):
            tree.deps[i] = "nmod:desc"
            hang(tree, i, i + 1)
    return tree


def hang(tree: Tree, i: int, head: int) -> None:
    """Hangs a word on another head."""
    tree.children[tree.heads[i]].remove(i)
    tree.heads[i] = head
    tree.children[head].append(i)


def _is_active(tree: Tree, i: int) -> bool:
    """Whether a participle without auxiliary heads a whole sentence and has a name on either side: "A accused B of"."""
    if tree.tags[i] != "VBN" or tree.heads[i] != i or tree.kids(i, "aux", "cop"):
        return False
    last = tree.sentences[tree.sentence_of[i]][1] - 1
    while last > i and tree.is_space(last):
        last -= 1
    named = tree.kids(i, "nsubj", "obj")
    return tree.words[last] == "." and any(c < i for c in named) and any(_is_thing(tree, c) for c in named if c > i)


def _is_thing(tree: Tree, c: int) -> bool:
    return tree.pos[c] in ("NOUN", "PROPN", "PRON")


def _make_active(tree: Tree, i: int) -> None:
    tree.tags[i] = "VBD"
    for c in tree.kids(i, "nsubj", "obj"):
        tree.deps[c] = "nsubj" if c < i else "obj"


def _is_asked_of_patient(tree: Tree, i: int) -> bool:
    """Whether an infinitive hangs on the "by" phrase of a passive: "were ordered by the army to leave"."""
    by = tree.heads[i]
    verb = tree.heads[by]
    if tree.base(i) != "acl" or tree.tags[i] != "VB" or tree.marker(i) != "to" or agent(tree, verb) != by or verb >= by:
        return False
    return any("obj+inf" in entry.patterns for entry in readings(tree, verb))


def _is_charge(tree: Tree, i: int) -> bool:
    """Whether a noun after "of" was hung on the accused: "accused the government of torture"."""
    accused = tree.heads[i]
    if tree.base(i) != "nmod" or tree.marker(i) != "of" or tree.base(accused) not in ("obj", "nsubj"):
        return False
    verb = tree.heads[accused]
    return tree.lemmas[verb] in words("hearsay", "accusing") and verb < i and tree.tags[verb].startswith("VB")


def _is_called(tree: Tree, i: int) -> bool:
    """Whether a claim was read together with what it is called: "rejected as "baseless" the claim that"."""
    verb = tree.heads[i]
    if tree.lemmas[verb] not in words("verdict", "verbs") or tree.base(i) not in ("obj", "obl"):
        return False
    return tree.marker(i) == "as" and tree.words[verb + 1] == "as" and bool(noun_readings(tree, i))


def _is_behind_verdict(tree: Tree, i: int) -> bool:
    """Whether a claim without a preposition stands behind what it is called."""
    verb = tree.heads[i]
    if tree.base(i) != "obl" or tree.marker(i) or not verb < i or tree.words[verb + 1] != "as":
        return False
    return tree.lemmas[verb] in words("verdict", "verbs") and bool(noun_readings(tree, i))


def _part_from_verdict(tree: Tree, i: int) -> None:
    """Hangs the verdict on the verb, so that the claim is its object."""
    verb = tree.heads[i]
    told = next(c for c in tree.children[i] if tree.words[c] == "as")
    names = tree.kids(i, "nmod", "det")
    first = min((min(tree.subtree(c)) for c in names if c < i), default=i)
    verdicts = [c for c in tree.kids(i, "amod", "compound") if c < first]
    if not verdicts:
        return
    hang(tree, verdicts[-1], verb)
    tree.deps[verdicts[-1]], tree.deps[i] = "obl", "obj"
    for c in [told, *verdicts[:-1]]:
        hang(tree, c, verdicts[-1])


def _is_kind(tree: Tree, i: int) -> bool:
    """Whether a noun that tells what kind of body its name is was made a second subject: "the newspaper X said"."""
    if tree.base(i) != "nsubj" or tree.lemmas[i] not in words("speakers", "kinds") or i + 1 >= len(tree):
        return False
    named = tree.base(i + 1) == "nsubj" and tree.heads[i + 1] == tree.heads[i]
    return named and tree.doc[i + 1].text[:1].isupper()


def _shown(tree: Tree, i: int) -> int | None:
    """The participle of a second subject behind the verb: "footage showed soldiers beating a man"."""
    verb = tree.heads[i]
    if tree.base(i) != "nsubj" or i < verb or not any(c < verb for c in tree.kids(verb, "nsubj")):
        return None
    after = (c for c in tree.kids(verb, "ccomp", "xcomp") if c > i and tree.tags[c] == "VBG")
    return next((c for c in after if not tree.kids(c, "nsubj")), None)
