"""Places: what each name in an article means, how exactly, and which places of the same name it does not mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from variorum.data.load import table
from variorum.records import CountryCode, Mention, Place, Span
from variorum.resolution.choosing import choose
from variorum.resolution.entries import Entry
from variorum.resolution.folding import fold
from variorum.resolution.named import Named, named
from variorum.resolution.parts import has_parts, in_part
from variorum.settings import Settings

_REJECTED = 5  # how many of the places not chosen are kept
_LOOK_BACK = 40


def resolve_places(
    mentions: Sequence[Mention], text: str, settings: Settings, *, everywhere: bool = False
) -> tuple[Place, ...]:
    """The places that an article's mentions name, in text order.

    With `everywhere`, places within other names ("Ohio Supreme Court") and adjectives ("French") as well.
    A name that no list knows is a place without a canonical name; none is invented.
    """
    found = list(named(mentions, text, settings.places))
    chosen = choose(found)
    kept = (one for one in found if everywhere or not (one.is_people or one.is_inside))
    return tuple(_place(one, chosen.get(one.span.start), text) for one in kept)


def _place(one: Named, entry: Entry | None, text: str) -> Place:
    if entry is None:
        return Place(name=one.span.exact, span=one.span)
    place = Place(
        name=one.span.exact,
        canonical=entry.name,
        id=entry.id,
        countries=tuple(CountryCode(code, entry.according_to) for code in entry.countries),
        lat=entry.latitude,
        lon=entry.longitude,
        precision=entry.precision,
        candidates=tuple(_labelled(other) for other in one.entries if other.id != entry.id)[:_REJECTED],
        span=one.span,
    )
    return _nearby(in_part(place, entry, one.part if has_parts(entry) else ""), text)


def _labelled(entry: Entry) -> str:
    """A place not chosen, as a reader can tell it from the chosen one."""
    where = ", ".join(part for part in (entry.name, "/".join(entry.countries)) if part)
    return f"{where} ({entry.id})"


@cache
def _vague() -> tuple[tuple[re.Pattern[str], int], ...]:
    rows = (row for row in table("place_parts.tsv") if row["kind"] == "before")
    return tuple(
        (re.compile(rf"\b{row['words']}\s+(?:the\s+)?$", re.IGNORECASE), int(row["precision"])) for row in rows
    )


def _nearby(place: Place, text: str) -> Place:
    """A place that stands for what lies about it ("near Shusha") is less exact than its name."""
    if place.span is None or place.precision is None or place.precision > 2:
        return place
    before = text[max(0, place.span.start - _LOOK_BACK) : place.span.start]
    vague = max((precision for words, precision in _vague() if words.search(before)), default=place.precision)
    return replace(place, precision=max(vague, place.precision))


def place_at(places: Iterable[Place], span: Span) -> Place | None:
    """The resolved place at a span, or the one whose name reaches over it."""
    over = [one for one in places if one.span and one.span.start <= span.start and span.end <= one.span.end]
    return next((one for one in over if one.span == span), over[0] if over else None)


def place_called(places: Iterable[Place], name: str) -> Place | None:
    """The resolved place of a name, for words that stand for it ("the town")."""
    return next((one for one in places if one.canonical and fold(one.name) == fold(name)), None)


def explained(places: Iterable[Place], span: Span, text: str) -> Place | None:
    """The place that a description explains: "Shusha, the second-largest city in the region"."""
    for one in places:
        if one.span and one.span.end < span.start and text[one.span.end : span.start].strip() == ",":
            return one
    return None
