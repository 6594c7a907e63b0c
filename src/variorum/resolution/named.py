"""A mention of a place with everything that it may mean, before the article decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from variorum.data.load import table
from variorum.records import Mention, Span
from variorum.resolution.countries import by_people, cells
from variorum.resolution.entries import Entry, of_country, overlay
from variorum.resolution.folding import fold
from variorum.resolution.gazetteer import look_up

# What follows a place and says where it lies: "Paris, Texas", "Derby (England)".
_INSIDE = re.compile(r"\s*[,(]\s*(?:in\s+)?((?:[A-Z][\w.'’-]*\.?\s?){1,3})")
_WIDE = frozenset({"country", "province", "district", "region"})
_BEFORE = 60
_LARGE = 50_000


@dataclass(frozen=True, slots=True)
class Named:
    """A mention's name, what it may be, what the text puts around it, and the part of it that is meant."""

    span: Span
    key: str
    entries: tuple[Entry, ...]
    within: tuple[Entry, ...] = ()
    people: str = ""  # code of the country whose adjective stands before it
    part: str = ""  # "northern", "western" ...
    is_people: bool = False


def named(mentions: Iterable[Mention], text: str, own: str | None) -> Iterator[Named]:
    """The mentions that name a place, or a state's people, in text order."""
    for mention in sorted(mentions, key=lambda one: one.span.start):
        if mention.label == "LOC":
            yield _place(mention, text, own)
        elif mention.label == "NORP":
            yield from _people(mention)


def _place(mention: Mention, text: str, own: str | None) -> Named:
    written = mention.span.exact
    part, bare = _parted(written)
    entries = look_up(written, own)
    if not entries and bare != written:
        entries = tuple(entry for entry in look_up(bare, own) if _has_parts(entry))
    elif entries:
        part = ""
    if not entries and fold(mention.name) != fold(written):
        entries = look_up(mention.name, own)
    around = _country_before(text, mention.span.start)
    return Named(mention.span, fold(written), entries, _within(text, mention.span.end, own), around, part)


def _has_parts(entry: Entry) -> bool:
    """Is the place large enough for reports to speak of its north or west?"""
    return not entry.is_other_name and (entry.kind != "town" or entry.population >= _LARGE)


def _people(mention: Mention) -> Iterator[Named]:
    country = by_people().get(fold(mention.span.exact))
    entries = (of_country(country),) if country else _regions_of(mention.span.exact)
    if entries:
        yield Named(mention.span, fold(mention.span.exact), entries, is_people=True)


def _regions_of(people: str) -> tuple[Entry, ...]:
    return _by_people().get(fold(people), ())


@cache
def _by_people() -> Mapping[str, tuple[Entry, ...]]:
    """The overlay's places by the adjectives that go with them."""
    found: dict[str, tuple[Entry, ...]] = {}
    by_id = {entry.id: entry for entries in overlay().values() for entry in entries}
    for row in table("places_overlay.tsv"):
        for adjective in cells(row["adjectives"]):
            found[fold(adjective)] = (*found.get(fold(adjective), ()), by_id[f"overlay:{row['id']}"])
    return found


@cache
def _parts() -> frozenset[str]:
    return frozenset(row["words"] for row in table("place_parts.tsv") if row["kind"] == "part")


def _parted(written: str) -> tuple[str, str]:
    """The word for a part of a place, lower case, and the place: "northern", "Gaza"."""
    first, _, rest = written.partition(" ")
    is_part = first.lower() in _parts() and bool(rest)
    return (first.lower(), rest) if is_part else ("", written)


def _within(text: str, end: int, own: str | None) -> tuple[Entry, ...]:
    """The wider places that the text names right after a place."""
    found = _INSIDE.match(text, end)
    if found is None:
        return ()
    words = found[1].split()
    for count in range(len(words), 0, -1):
        wide = [entry for entry in look_up(" ".join(words[:count]), own) if entry.kind in _WIDE]
        if wide:
            return tuple(wide)
    return ()


def _country_before(text: str, start: int) -> str:
    """The code of the country whose adjective introduces the place: "the Azerbaijani city of Ganja"."""
    before = re.split(r"[.;:!?\n]", text[max(0, start - _BEFORE) : start])[-1].split()
    for word in reversed(before[-4:]):
        country = by_people().get(fold(word)) if word[:1].isupper() else None
        if country is not None:
            return country.code
    return ""
