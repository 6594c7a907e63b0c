"""Voices set between two commas in the middle of what they say: "The army, AGENCY reported on Monday, has left"."""

from __future__ import annotations

from itertools import pairwise

from variorum.attribution.cues.cues import first, readings
from variorum.attribution.indirect.complements import Complement
from variorum.attribution.indirect.parts import build
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.subjects import NOMINAL, nearest_nominal

LONGEST = 10  # words between the commas
LINKS = frozenset({"of", "for", "the", "a", "an", "and", "'s", "\u2019s"})


def find_asides(tree: Tree) -> list[Finding]:
    """The voice of each aside with all of the sentence around it, and the cue that an aside parts from its clause."""
    found: list[Finding] = []
    for sentence in tree.sentences:
        for aside in _asides(tree, sentence):
            voice = _voice(tree, sentence, aside)
            parted = None if voice is None else _parted(tree, sentence, aside)
            found += [one for one in (voice, parted) if one is not None]
    return found


def _asides(tree: Tree, sentence: Range) -> list[Range]:
    """The commas of each short stretch between two of them, outside quotations."""
    start, end = sentence
    if any(tree.in_quote(t) for t in range(start, end)):
        return []
    commas = [t for t in range(start, end) if tree.words[t] == ","]
    return [(a, b) for a, b in pairwise(commas) if 2 < b - a <= LONGEST and a > start]


def _voice(tree: Tree, sentence: Range, aside: Range) -> Finding | None:
    """Somebody and a finite verb of saying, then nothing but a day, and a verb of the sentence after the comma."""
    opening, closing = aside
    start, end = sentence
    verb = next((t for t in range(opening + 1, closing) if tree.tags[t] in FINITE), None)
    entry = None if verb is None else first(readings(tree, verb), "quote")
    if verb is None or entry is None or entry.frame != "speech" or "clause" not in entry.patterns:
        return None
    named = all(_is_of_name(tree, t) for t in range(opening + 1, verb))
    speaker = nearest_nominal(tree, opening + 1, verb) if named else None
    if speaker is None or not all(_is_of_day(tree, t) for t in range(verb + 1, closing)):
        return None
    after = tree.after(closing)
    if after >= end or not (tree.tags[after] in (*FINITE, "TO") or tree.words[after] == "that"):
        return None
    content = {*range(start, opening), *range(closing + 1, end)}
    return _with_source(build(tree, verb, Complement("clause", (start,), entry), speaker, content), opening, verb)


def _is_of_name(tree: Tree, t: int) -> bool:
    return tree.pos[t] in NOMINAL or tree.tags[t] in ("JJ", "DT", "PRP$") or tree.words[t] in LINKS


def _with_source(found: Finding | None, opening: int, verb: int) -> Finding | None:
    """The finding with all that stands before its verb as the source."""
    if found is None:
        return None
    return Finding(
        found.head, found.entry, found.cue, frozenset(range(opening + 1, verb)), found.content, found.speaker
    )


def _is_of_day(tree: Tree, t: int) -> bool:
    word = tree.words[t].rstrip(".")
    lists = ("weekdays", "months", "relative", "parts", "leads")
    return word.isdigit() or any(word in words("days", name) for name in lists)


def _parted(tree: Tree, sentence: Range, aside: Range) -> Finding | None:
    """The cue right before the aside whose clause follows it: "has admitted, AGENCY reported, that"."""
    opening, closing = aside
    verb = opening - 1
    entry = first(readings(tree, verb), "clause") if tree.tags[verb].startswith("VB") else None
    speaker = next((c for c in tree.kids(verb, "nsubj") if c < verb), None)
    if entry is None or speaker is None or tree.word_after(closing) != "that":
        return None
    return build(tree, verb, Complement("clause", (closing + 1,), entry), speaker, set(range(closing + 1, sentence[1])))
