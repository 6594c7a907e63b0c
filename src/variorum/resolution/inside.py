"""Places within other names ("Ohio Supreme Court", "the University of Rochester"), and places taken for others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from variorum.data.load import table
from variorum.records import Mention, Span
from variorum.resolution.entries import Entry
from variorum.resolution.folding import fold
from variorum.resolution.gazetteer import look_up

_WIDE = frozenset({"country", "province", "region", "continent", "water", "area", "island"})
_DIVISIONS = frozenset({"country", "province", "district", "region", "area"})
_BEHIND = re.compile(r"\s*[,(]\s*(?:in\s+)?((?:[A-Z][\w.'’-]*\.?\s?){1,3})")
_LONGEST = 4  # words
_WORD = re.compile(r"\S+")
_OTHERS = frozenset({"ORG", "PER", "MISC"})


def as_places(mentions: Sequence[Mention], text: str, own: str | None) -> list[Mention]:
    """The mentions, those that can only be a place labelled as one: a state's name, a name that stands behind "in"."""
    placed = _named_as_places(mentions, text)
    return [
        replace(mention, label="LOC") if mention.label in _OTHERS and _is_place(mention, placed, own) else mention
        for mention in mentions
    ]


def _named_as_places(mentions: Iterable[Mention], text: str) -> frozenset[str]:
    """The folded names that stand as a place somewhere in the article."""
    names = (fold(mention.span.exact) for mention in mentions if _stands_as_place(mention, text))
    return frozenset(names)


def _stands_as_place(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    return mention.label == "LOC" or (mention.title is None and bool(_place_words().search(before)))


@cache
def _place_words() -> re.Pattern[str]:
    """Words right before a name that only a place has: "in", "the town of"."""
    words = [row["words"] for row in table("place_parts.tsv") if row["kind"] == "sign"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s+$", re.IGNORECASE)


def _is_place(mention: Mention, placed: frozenset[str], own: str | None) -> bool:
    found = [entry for entry in look_up(mention.span.exact, own) if not entry.is_other_name]
    if not found:
        return False
    is_alone = all(entry.kind in _WIDE and entry.kind != "area" for entry in found)
    return is_alone or fold(mention.span.exact) in placed


def inside(mentions: Iterable[Mention], own: str | None) -> Iterator[Mention]:
    """The places within the names of bodies and others, as mentions of their own."""
    kept = list(mentions)
    placed = frozenset(fold(mention.span.exact) for mention in kept if mention.label == "LOC")
    for mention in kept:
        if mention.label in _OTHERS and mention.title is None:
            yield from _at_start(mention, placed, own)
            yield from _behind_of(mention, placed, own)


def _at_start(mention: Mention, placed: frozenset[str], own: str | None) -> Iterator[Mention]:
    """The longest known place that a name of several words begins with."""
    words = list(_WORD.finditer(mention.span.exact))
    for count in range(min(len(words) - 1, _LONGEST), 0, -1):
        name = mention.span.exact[: words[count - 1].end()]
        if not (mention.label == "PER" and name.isalpha()) and _is_known(name, placed, own):
            yield _part(mention, 0, len(name))
            return


def _behind_of(mention: Mention, placed: frozenset[str], own: str | None) -> Iterator[Mention]:
    head, of, name = mention.span.exact.rpartition(" of ")
    if head and mention.label != "PER" and _is_known(name, placed, own):
        yield _part(mention, len(head) + len(of), len(mention.span.exact))


def _is_known(name: str, placed: frozenset[str], own: str | None) -> bool:
    return any(_is_well_known(entry, name) or fold(name) in placed for entry in look_up(name, own))


def _is_well_known(entry: Entry, name: str) -> bool:
    """A state, a province, a district with the word for it ("Walker County"): a town's name is too often another's."""
    is_full = entry.kind == "district" and fold(entry.name) == fold(name) and " " in name
    return not entry.is_other_name and (entry.kind in _WIDE or is_full)


def containers(mentions: Sequence[Mention], text: str, own: str | None) -> Iterator[Mention]:
    """The wider places that stand right behind places and are no mention yet: "Hays, Kan."."""
    taken = sorted((mention.span.start, mention.span.end) for mention in mentions)
    for mention in mentions:
        span = behind(text, mention.span.end, own) if mention.label == "LOC" else None
        if span is not None and not any(start < span.end and span.start < end for start, end in taken):
            yield Mention(span, "LOC", span.exact)


def behind(text: str, end: int, own: str | None) -> Span | None:
    """The wider place named right after a place: "Paris, Texas", "Derby (England)"."""
    found = _BEHIND.match(text, end)
    words = list(_WORD.finditer(found[1])) if found else []
    for word in reversed(words):
        name = found[1][: word.end()].rstrip(",;:)") if found else ""
        if found and any(entry.kind in _DIVISIONS for entry in look_up(name, own)):
            return Span(found.start(1), found.start(1) + len(name), name)
    return None


def _part(mention: Mention, start: int, end: int) -> Mention:
    exact = mention.span.exact[start:end]
    span = Span(mention.span.start + start, mention.span.start + end, exact)
    return Mention(span, "LOC", exact)
