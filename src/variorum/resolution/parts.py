"""Parts of places ("northern Syria", "the north of Mali"): each is another place, and less exact than the whole."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from variorum.data.load import table
from variorum.records import Place
from variorum.resolution.entries import Entry

_LARGE = 50_000  # people; of smaller towns no report tells of the north or the west
_LOOK_BACK = 40
_MARK = "#"  # between the id of the whole and the part


@cache
def parts() -> frozenset[str]:
    """Words for a part of the place whose name they stand before."""
    return _words("part")


def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in table("place_parts.tsv") if row["kind"] == kind)


def parted(written: str) -> tuple[str, str]:
    """The word for a part of a place, lower case, and the place: "northern", "Gaza"."""
    first, _, rest = written.partition(" ")
    is_part = first.lower() in parts() and bool(rest)
    return (first.lower(), rest) if is_part else ("", written)


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(parts(), key=len, reverse=True)))
    degrees = "".join(rf"{re.escape(word)}\s+|" for word in sorted(_words("degree")))
    noun = rf"the\s+(?:{degrees})({words})\s+of\s+(?:the\s+)?"
    return re.compile(rf"\b(?:(the\s+)?({words})\s+|{noun})$", re.IGNORECASE)


def part_before(text: str, start: int) -> str:
    """The word for a part of the place whose name begins at `start`, or ""."""
    found = _before().search(text, max(0, start - _LOOK_BACK), start)
    return (found[2] or found[3]).lower() if found else ""


def has_parts(entry: Entry) -> bool:
    """Is the place large enough for reports to speak of its north or west?"""
    return not entry.is_other_name and (entry.kind != "town" or entry.population >= _LARGE)


def in_part(place: Place, entry: Entry, part: str) -> Place:
    """The part of the place, where there is one: "northern Gaza" is not Gaza."""
    if not part:
        return place
    coarser = 5 if entry.kind in ("country", "continent") else max(2, entry.precision)
    name = f"{part} {entry.name}"
    return replace(place, canonical=name, id=f"{entry.id}{_MARK}{_compass(part)}", precision=coarser)


def _compass(part: str) -> str:
    """One word for one part: the north of a place is its northern part."""
    return part.removesuffix("ern").replace("-", "")


def whole_of(reference: str) -> str:
    """The id of the place that a part belongs to; a whole place's own."""
    return reference.partition(_MARK)[0]


def with_part(place: Place, text: str) -> Place:
    """The place under the words that name its part as well, as they stand before its name."""
    is_part = place.id is not None and whole_of(place.id) != place.id
    if place.span is None or not is_part or parted(place.span.exact)[0]:
        return place
    found = _before().search(text, max(0, place.span.start - _LOOK_BACK), place.span.start)
    if found is None:
        return place
    start = found.start() if found[3] or not found[1] else found.start(2)
    span = replace(place.span, start=start, exact=text[start : place.span.end])
    return replace(place, name=span.exact, span=span)
