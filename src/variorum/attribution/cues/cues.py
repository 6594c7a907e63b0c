"""How far a cue reaches: the verb with its auxiliaries, negation, particles and close adverbs."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.attribution.parse.lexicon import Entry, Readings, cues, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import is_state

AUXILIARIES = ("aux", "cop")
PREDICATE = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "X"})


def readings(tree: Tree, i: int) -> Readings:
    """The cue readings of a verb or predicate adjective; particle verbs first ("point out")."""
    tag = tree.tags[i]
    if tag.startswith("VB"):
        return _verb(tree, i)
    if tag.startswith("JJ"):
        return cues("A").get(tree.lemmas[i], ()) or cues("A").get(tree.words[i], ())
    return ()


def _verb(tree: Tree, i: int) -> Readings:
    verbs = cues("V")
    if tree.words[i] in words("lookalikes", "forms"):
        return ()
    lemma = _lemma(tree, i)
    for particle in tree.children[i]:
        if tree.deps[particle] == "compound:prt" or (particle == i + 1 and f"{lemma} {tree.words[particle]}" in verbs):
            return verbs.get(f"{lemma} {tree.words[particle]}", ())
    state = cues("A").get(tree.words[i], ()) if is_state(tree, i) else ()
    return state or verbs.get(lemma, ())


def _lemma(tree: Tree, i: int) -> str:
    """The lemma, with the last letter that a lemmatiser may have cut off with the ending: "ruled" to "rul"."""
    lemma = tree.lemmas[i]
    return f"{lemma}e" if lemma not in cues("V") and f"{lemma}e" in cues("V") else lemma


def noun_readings(tree: Tree, i: int) -> Readings:
    """The readings of a reporting noun."""
    return cues("N").get(tree.lemmas[i], ()) if tree.tags[i] in ("NN", "NNS") else ()


def first(found: Readings, pattern: str) -> Entry | None:
    """The first reading that allows a construction."""
    return next((entry for entry in found if pattern in entry.patterns), None)


def extent(tree: Tree, i: int) -> frozenset[int]:
    """The words of the cue around its main word, with the verbs that lead to it ("declined to say")."""
    found = {i, *_satellites(tree, i)}
    found.update(_venue(tree, i))
    head = tree.heads[i]
    if tree.base(i) == "xcomp" and head < i and i - head <= 4 and not tree.kids(head, "obj", "iobj"):
        found.update({head, *_satellites(tree, head)})
        found.update(c for c in tree.children[i] if tree.words[c] == "to")
    return frozenset(found)


def _satellites(tree: Tree, i: int) -> Iterable[int]:
    for c in tree.children[i]:
        if (
            tree.base(c) in AUXILIARIES
            or tree.deps[c] == "compound:prt"
            or tree.words[c] in words("negation", "words")
            or (tree.base(c) == "advmod" and abs(c - i) <= 2 and tree.tags[c] in ("RB", "RBR") and not tree.children[c])
        ):
            yield c


def _venue(tree: Tree, i: int) -> Iterable[int]:
    """The words for where it was said, where they follow the cue at once: "in a statement"."""
    for c in tree.kids(i, "obl"):
        phrase = tree.subtree(c)
        if tree.lemmas[c] in words("venue", "nouns") and min(phrase) == i + 1:
            yield from (t for t in phrase if tree.is_word(t))
