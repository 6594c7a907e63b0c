"""Slips of parsers that no rule should have to know: a past tense read as a participle, a demand hung amiss, a verdict.

`MENDERS` says which slips a word of each relation can show; each mender tells whether it has mended the word.
"""

from __future__ import annotations

from collections.abc import Callable

from variorum.attribution.cues.cues import noun_readings, readings
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import agent


def repaired(tree: Tree) -> Tree:
    """The tree with these slips mended in place."""
    for i, dep in enumerate(list(tree.bases)):
        any(mend(tree, i) for mend in MENDERS.get(dep, ()))
    return tree


def _active(tree: Tree, i: int) -> bool:
    """A past tense that was read as a participle: "A accused B of" as a whole sentence."""
    if tree.tags[i] != "VBN" or tree.heads[i] != i or tree.kids(i, "aux", "cop"):
        return False
    last = tree.sentences[tree.sentence_of[i]][1] - 1
    while last > i and tree.is_space(last):
        last -= 1
    named = tree.kids(i, "nsubj", "obj")
    whole = tree.words[last] == "." and any(c < i for c in named) and any(_is_thing(tree, c) for c in named if c > i)
    for c in named if whole else ():
        tree.relate(c, "nsubj" if c < i else "obj")
    tree.tags[i] = "VBD" if whole else "VBN"
    return whole


def _is_thing(tree: Tree, c: int) -> bool:
    return tree.pos[c] in ("NOUN", "PROPN", "PRON")


def _demand(tree: Tree, i: int) -> bool:
    """An infinitive that hangs on the "by" phrase of a passive: "were ordered by the army to leave"."""
    by = tree.heads[i]
    verb = tree.heads[by]
    if tree.tags[i] != "VB" or tree.marker(i) != "to" or agent(tree, verb) != by or verb >= by:
        return False
    if not any("obj+inf" in entry.patterns for entry in readings(tree, verb)):
        return False
    tree.relate(i, "xcomp")
    tree.hang(i, verb)
    return True


def _charge(tree: Tree, i: int) -> bool:
    """A noun after "of" that was hung on the accused: "accused the government of torture"."""
    accused = tree.heads[i]
    verb = tree.heads[accused]
    if tree.lemmas[verb] not in words("hearsay", "accusing") or not tree.tags[verb].startswith("VB") or verb >= i:
        return False
    if tree.marker(i) != "of" or tree.base(accused) not in ("obj", "nsubj"):
        return False
    tree.relate(i, "obl")
    tree.hang(i, verb)
    return True


def _verdict(tree: Tree, i: int) -> bool:
    """A claim behind what it is called, read with it as one phrase: "rejected as "baseless" the claim that"."""
    verb = tree.heads[i]
    if tree.lemmas[verb] not in words("verdict", "verbs") or not verb < i or tree.words[verb + 1] != "as":
        return False
    if tree.marker(i) not in ("", "as") or not noun_readings(tree, i):
        return False
    if tree.marker(i) == "as" and not _part_from_verdict(tree, i, verb):
        return False
    tree.relate(i, "obj")
    return True


def _part_from_verdict(tree: Tree, i: int, verb: int) -> bool:
    """Hangs on the verb what the claim is called; False where nothing stands between "as" and the claim."""
    told = next(c for c in tree.children[i] if tree.words[c] == "as")
    first = min((min(tree.subtree(c)) for c in tree.kids(i, "nmod", "det") if c < i), default=i)
    verdicts = [c for c in tree.kids(i, "amod", "compound") if c < first]
    for c in [told, *verdicts[:-1]] if verdicts else []:
        tree.hang(c, verdicts[-1])
    for c in verdicts[-1:]:
        tree.relate(c, "obl")
        tree.hang(c, verb)
    return bool(verdicts)


def _kind(tree: Tree, i: int) -> bool:
    """A noun for the kind of body, made a second subject beside the body's name: "the newspaper X said"."""
    if tree.lemmas[i] not in words("speakers", "kinds") or i + 1 >= len(tree):
        return False
    if tree.base(i + 1) != "nsubj" or tree.heads[i + 1] != tree.heads[i] or not tree.is_capital(i + 1):
        return False
    tree.relate(i, "nmod:desc")
    tree.hang(i, i + 1)
    return True


def _shown(tree: Tree, i: int) -> bool:
    """The subject of a participle, made a second subject of the verb: "footage showed soldiers beating a man"."""
    verb = tree.heads[i]
    if i < verb or not any(c < verb for c in tree.kids(verb, "nsubj")):
        return False
    after = (c for c in tree.kids(verb, "ccomp", "xcomp") if c > i and tree.tags[c] == "VBG")
    participle = next((c for c in after if not tree.kids(c, "nsubj")), None)
    if participle is not None:
        tree.hang(i, participle)
    return participle is not None


MENDERS: dict[str, tuple[Callable[[Tree, int], bool], ...]] = {
    "ROOT": (_active,),
    "acl": (_demand,),
    "nmod": (_charge,),
    "nsubj": (_shown, _kind),
    "obj": (_verdict,),
    "obl": (_verdict,),
}
