"""Slips of parsers that no rule should have to know: a past tense read as a participle, a demand hung amiss, a verdict.

`MENDERS` says which slips a word of each relation can show; each mender tells whether it has mended the word.
"""

from __future__ import annotations

from collections.abc import Callable

from variorum.attribution.cues.cues import first, noun_readings, readings
from variorum.attribution.parse.lexicon import cues, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import agent

OPENERS_OF_CONTENT = frozenset({"that", "whether", "if"})


def repaired(tree: Tree) -> Tree:
    """The tree with these slips mended in place."""
    for i, dep in enumerate(list(tree.bases)):
        for mend in MENDERS.get(dep, ()):
            if mend(tree, i):
                break
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


def _said_there(tree: Tree, i: int) -> bool:
    """What is said, hung on the text in which it is: "said in a statement that the road was shut"."""
    text = tree.heads[i]
    verb = tree.heads[text]
    if tree.lemmas[text] not in words("venue", "nouns") or tree.base(text) != "obl" or not verb < text < i:
        return False
    if not tree.tags[verb].startswith("VB") or tree.kids(verb, "ccomp") or not tree.is_finite(i):
        return False
    if not any("clause" in entry.patterns for entry in readings(tree, verb)) or not _is_whole(tree, i, verb):
        return False
    for that in (c for c in tree.kids(i, "obj") if tree.tags[c] == "WDT"):
        tree.relate(that, "mark")
        tree.tags[that] = "IN"
    tree.relate(i, "ccomp")
    tree.hang(i, verb)
    return True


def _said_beyond(tree: Tree, i: int) -> bool:
    """What is said, hung on what is told of the text: "said in a note that was read out on Monday that the road"."""
    told = tree.heads[i]
    text = tree.heads[told]
    verb = tree.heads[text]
    if tree.base(told) != "acl" or tree.base(text) != "obl" or not verb < text < told < i:
        return False
    if (
        tree.lemmas[text] not in words("venue", "nouns")
        or tree.marker(i) != "that"
        or first(readings(tree, told), "clause")
    ):
        return False
    if tree.kids(verb, "ccomp") or not any("clause" in entry.patterns for entry in readings(tree, verb)):
        return False
    tree.hang(i, verb)
    return True


def _noun_of_saying(tree: Tree, i: int) -> bool:
    """A verb that was read as a plural noun behind a name: "The Evening Post reports that the pier is shut"."""
    if tree.tags[i] != "NNS" or tree.heads[i] != i or tree.lemmas[i] not in cues("V"):
        return False
    name = next((c for c in tree.children[i] if c == i - 1 and _is_name(tree, c)), None)
    said = next((c for c in tree.kids(i, "acl", "ccomp") if c > i and tree.marker(c) == "that"), None)
    if name is None or not first(cues("V")[tree.lemmas[i]], "clause"):
        return False
    if said is None and not (tree.words[i + 1 : i + 2] == [":"] and "quote" in _patterns(tree.lemmas[i])):
        return False
    for c in [c for c in tree.children[i] if c < name]:
        tree.hang(c, name)
    tree.tags[i], tree.pos[i] = "VBZ", "VERB"
    tree.relate(name, "nsubj")
    if said is not None:
        tree.relate(said, "ccomp")
    return True


def _is_name(tree: Tree, t: int) -> bool:
    """Whether a word is a name, known as such or by its capital inside a sentence."""
    inside = t > tree.sentences[tree.sentence_of[t]][0]
    return bool(tree.labels[t]) or (inside and tree.is_capital(t))


def _patterns(lemma: str) -> frozenset[str]:
    return frozenset(pattern for entry in cues("V")[lemma] for pattern in entry.patterns)


def _quoted_as(tree: Tree, i: int) -> bool:
    """What somebody is quoted as saying, hung on a word about them: "quoted a source close to the talks as saying"."""
    if tree.tags[i] != "VBG" or tree.words[i - 1] != "as":
        return False
    verb = next((a for a in tree.ancestors(i) if tree.lemmas[a] in words("relays", "quoting")), None)
    quoted = [] if verb is None else [c for c in tree.kids(verb, "obj") if verb < c < i and i in tree.subtree(c)]
    if verb is None or not quoted:
        return False
    tree.hang(i, verb)
    return True


def _is_whole(tree: Tree, i: int, verb: int) -> bool:
    """Whether a clause lacks nothing: opened by a conjunction, or behind a cue that asks for one with all its parts."""
    if tree.marker(i) in OPENERS_OF_CONTENT:
        return True
    patterns = {pattern for entry in readings(tree, verb) for pattern in entry.patterns}
    if not tree.kids(i, "nsubj") or not (tree.lemmas[verb] in words("bare", "verbs") or "obj" not in patterns):
        return False
    parts = [c for c in tree.kids(i, "nsubj", "obj", "obl", "advmod") if tree.tags[c] in ("WDT", "WP", "WRB")]
    if parts:  # "that the truce would hold": what is taken for an object may be a conjunction, a subject is none
        return all(tree.base(c) == "obj" and tree.words[c] == "that" for c in parts) and _has_mood(tree, i)
    return bool(tree.kids(i, "obj", "cop")) or _has_mood(tree, i)


def _has_mood(tree: Tree, i: int) -> bool:
    """Whether a clause tells what will or may be, or what is done to its subject."""
    return any(tree.tags[c] == "MD" or tree.deps[c] == "aux:pass" for c in tree.kids(i, "aux"))


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


def _weighed(tree: Tree, i: int) -> bool:
    """A clause hung past the word that says whether it is so: "It was not true that p, X said"."""
    mark = next((c for c in tree.kids(i, "mark") if tree.words[c] == "that"), None)
    word = -1 if mark is None else mark - 1
    is_relative = tree.heads[i] == word and tree.deps[i] == "acl:relcl"
    if word < 2 or not (is_relative or tree.heads[i] > i):
        return False
    if tree.words[word] not in words("falsity", "truths") and tree.lemmas[word] not in words("falsity", "words"):
        return False
    if not tree.kids(word, "cop") or not any(tree.words[c] == "it" for c in tree.kids(word, "expl", "nsubj")):
        return False
    tree.relate(i, "csubj")
    tree.hang(i, word)
    return True


MENDERS: dict[str, tuple[Callable[[Tree, int], bool], ...]] = {
    "ROOT": (_active, _noun_of_saying),
    "acl": (_demand, _said_there, _weighed),
    "advcl": (_quoted_as,),
    "ccomp": (_said_beyond, _weighed),
    "nmod": (_charge,),
    "nsubj": (_shown, _kind),
    "obj": (_verdict,),
    "obl": (_verdict,),
}
