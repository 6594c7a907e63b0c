"""Cue, source and content of a finding kept apart, each with the words that are its own."""

from __future__ import annotations

from variorum.attribution.cues.cues import extent
from variorum.attribution.indirect.complements import Complement
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.subjects import is_sequel, phrase


def build(tree: Tree, i: int, chosen: Complement, speaker: int | None, content: set[int]) -> Finding | None:
    """The finding, with cue and source taken out of the content."""
    cue = extent(tree, i) | _preposition(tree, chosen)
    source = phrase(tree, speaker, without=cue) if speaker is not None else frozenset()
    below = tree.subtree(i)
    if speaker not in below:  # "a letter saying that": the cue hangs on its source
        source -= below
    left = frozenset(content) - cue - _sequel(tree, i, content)
    if speaker is not None and speaker in left:
        return None
    left -= source | _after_relative(tree, speaker, i, left)
    if not any(tree.is_word(t) for t in left):
        return None
    return Finding(i, chosen.entry, cue, source - left, left, speaker)


def _after_relative(tree: Tree, speaker: int | None, i: int, content: frozenset[int]) -> frozenset[int]:
    """The main clause's verb that the parser drew into "who said the talks had failed, left"."""
    if speaker is None or tree.tags[speaker] not in ("WP", "WDT"):
        return frozenset()
    for t in sorted(content):
        verb = tree.heads[t] if tree.base(t) in ("aux", "cop") else t
        finite = tree.tags[t] in FINITE or (tree.tags[t] == "VBN" and tree.base(t) == "conj")
        if finite and t - 1 > i + 1 and tree.words[t - 1] == "," and not tree.kids(verb, "nsubj", "cc", "expl"):
            return frozenset(k for k in content if k >= t)
    return frozenset()


def rest_of(tree: Tree, i: int, content: set[int]) -> set[int]:
    """The words up to the next comma or conjunction that a parser cut from the end of an indirect speech."""
    end = tree.sentences[tree.sentence_of[i]][1]
    at = max(content) + 1
    if any(tree.base(a) == "acl" for a in (i, *tree.ancestors(i))):
        return set()
    if min(content) < i or at >= end or tree.words[at] in words("breaks", "words") or tree.quote_of[at] is not None:
        return set()
    stop = next((t for t in range(at, end) if tree.words[t] in words("breaks", "marks")), end)
    return set(range(at, stop))


def _sequel(tree: Tree, i: int, content: set[int]) -> set[int]:
    """What follows ", adding" after the cue: the next attribution."""
    start = min((t for t in content if t > i and is_sequel(tree, t)), default=None)
    return set() if start is None else {t for t in content if t >= start}


def _preposition(tree: Tree, chosen: Complement) -> frozenset[int]:
    """A preposition that the cue asks for is a word of the cue: "called for"."""
    addressed = chosen.pattern == "on+inf"
    if " " in chosen.pattern or ("+" in chosen.pattern and not addressed):
        return frozenset()
    root = chosen.roots[0 if addressed else -1]
    word = chosen.pattern.removesuffix("+inf")
    marks = [c for c in tree.children[root] if tree.base(c) in ("case", "mark") and tree.words[c] == word]
    return frozenset(marks)
