"""A mention of a place with everything that it may mean, before the article decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from variorum.data.load import table
from variorum.records import Mention, Span
from variorum.resolution.countries import by_people, cells
from variorum.resolution.entries import Entry, kilometres, of_country, overlay
from variorum.resolution.folding import fold
from variorum.resolution.gazetteer import kind_words, look_up, precision_of
from variorum.resolution.inside import as_places, behind, containers, inside
from variorum.resolution.parts import has_parts, part_before, parted, parts

_WIDE = frozenset({"country", "province", "district", "region", "area"})
_DIVISIONS = frozenset({"province", "district"})
_BEFORE = 60
_AFTER = 20
_AROUND = 120.0  # kilometres from a town to the middle of the division of its name


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
    is_inside: bool = False  # within a longer name ("Ohio Supreme Court")


def named(mentions: Iterable[Mention], text: str, own: str | None) -> Iterator[Named]:
    """The mentions that name a place, or a state's people, in text order."""
    told = as_places(list(mentions), text, own)
    told.extend(containers(told, text, own))
    everything = [*((mention, False) for mention in told), *((mention, True) for mention in inside(told, own))]
    for mention, is_inside in sorted(everything, key=lambda one: one[0].span.start):
        if mention.label == "LOC":
            place = _place(mention, text, own)
            yield replace(place, is_inside=True) if is_inside else place
        elif mention.label == "NORP":
            yield from _people(mention)


def _place(mention: Mention, text: str, own: str | None) -> Named:
    written = mention.span.exact
    part, bare = parted(written)
    entries = look_up(written, own) if written.lower() not in parts() else ()
    if not entries and bare != written:
        entries = tuple(entry for entry in look_up(bare, own) if has_parts(entry))
    elif entries:
        part = part_before(text, mention.span.start)
    if not entries and fold(mention.name) != fold(written):
        entries = look_up(mention.name, own)
    entries = _of_kind_said(entries, text[mention.span.end : mention.span.end + _AFTER])
    around = _country_before(text, mention.span.start)
    return Named(mention.span, fold(written), entries, _within(text, mention.span.end, own), around, part)


def _of_kind_said(entries: tuple[Entry, ...], after: str) -> tuple[Entry, ...]:
    """The entries of the kind that the next word says ("Tovuz district"); without one, towns before their districts."""
    following = after.split()[:1] if after[:1] == " " else []
    kinds = kind_words().get(fold(following[0]), ()) if following else ()
    said = tuple(entry for entry in entries if entry.kind in kinds)
    if said or not kinds:
        return said or _without_divisions_of(entries)
    return tuple(replace(entry, precision=max(entry.precision, precision_of(kinds))) for entry in entries)


def _without_divisions_of(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries without the provinces and districts that bear the name of a town among them."""
    if not any(entry.kind in _DIVISIONS for entry in entries):
        return entries
    towns = [entry for entry in entries if entry.kind == "town" and entry.population > 0]
    return tuple(entry for entry in entries if not any(_is_around(entry, town) for town in towns))


def _is_around(entry: Entry, town: Entry) -> bool:
    """Is a division named for a town in it? Reports that mean the division say so."""
    if entry.kind not in _DIVISIONS or entry.countries != town.countries:
        return False
    far = kilometres(entry, town)
    return far is not None and far <= _AROUND


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


def _within(text: str, end: int, own: str | None) -> tuple[Entry, ...]:
    """The wider places that the text names right after a place."""
    span = behind(text, end, own)
    return tuple(entry for entry in look_up(span.exact, own) if entry.kind in _WIDE) if span else ()


def _country_before(text: str, start: int) -> str:
    """The code of the country whose adjective introduces the place: "the Azerbaijani city of Ganja"."""
    before = re.split(r"[.;:!?\n]", text[max(0, start - _BEFORE) : start])[-1].split()
    for word in reversed(before[-4:]):
        country = by_people().get(fold(word)) if word[:1].isupper() else None
        if country is not None:
            return country.code
    return ""
