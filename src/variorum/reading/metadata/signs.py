"""Collects every sign of when a report was published: fields, lines of its own, dateline, clock, days in the text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from variorum.data.load import lines
from variorum.reading.cleaning.cleaning import Cleaned
from variorum.reading.drafts import Supplied
from variorum.reading.lines.date_lines import date_label
from variorum.reading.lines.days import RECENT, Day, days, weekdays
from variorum.reading.lines.openings import dateline
from variorum.reading.lines.pieces import Piece
from variorum.reading.metadata.evidence import in_metadata, in_raw, selector
from variorum.reading.metadata.stamps import day_of, span_of
from variorum.records import Evidence, Section

Kind = Literal[
    "metadata",
    "since",
    "until",
    "published",
    "line",
    "dateline",
    "updated",
    "url",
    "title",
    "clock",
    "calendar",
    "mention",
    "post",
    "weekday",
]

URL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d|1[6-8]\d\d(?=/\d\d/\d\d))[/-](?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)(?!\d)"
)
SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]?")
LEAD = 6  # paragraphs in which a bare weekday is the report's own "today"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what kind, which day it names, where it stands. `ahead` where its sentence looks forward."""

    kind: Kind
    day: Day
    evidence: Evidence
    ahead: bool = False

    @property
    def date(self) -> datetime.date | None:
        """The calendar day, where its year is said."""
        return self.day.date


def signs(cleaned: Cleaned, supplied: Supplied) -> list[Sign]:
    """All signs, in the order of the page; metadata first."""
    return [*_metadata(supplied), *_page(cleaned), *_text(cleaned)]


def _metadata(supplied: Supplied) -> Iterator[Sign]:
    for field, value in supplied.dates:
        day, span = day_of(value), span_of(value)
        if day is not None:
            yield Sign("metadata", day, in_metadata(field, value))
        elif span is not None:
            yield Sign("since", span[0], in_metadata(field, value))
            yield Sign("until", span[1], in_metadata(field, value))
    match = URL_DATE.search(supplied.url or "")
    if match is not None:
        day = Day(match.start(), match.end(), match.group(), int(match["month"]), int(match["day"]), int(match["year"]))
        if day.date is not None:
            yield Sign("url", day, in_metadata("url", match.string, match.start(), match.end()))


def _page(cleaned: Cleaned) -> Iterator[Sign]:
    above = True
    for piece in cleaned.pieces:
        above = above and not piece.kept
        for kind, day in _line_days(piece, above=above):
            evidence = in_raw(cleaned, piece.start + day.start, piece.start + day.end)
            if evidence is not None:
                yield Sign(kind, day, evidence)


def _line_days(piece: Piece, *, above: bool) -> list[tuple[Kind, Day]]:
    found = days(piece.text)
    if not found:
        return []
    if piece.reason == "date line":
        return [(_line_kind(piece.text, found[0], above=above), found[0])]
    if piece.reason == "dateline":
        line = dateline(piece.text + " — X")
        return [("dateline", line.day if line is not None and line.day is not None else found[0])]
    if piece.reason == "credit" and found[0].year is not None:
        return [("line", found[0])]
    return []


def _line_kind(text: str, day: Day, *, above: bool) -> Kind:
    label = date_label(text)
    if label == "published":
        return "published"
    if label == "updated":
        return "updated"
    return "clock" if above and day.weekday is not None else "line"


def _text(cleaned: Cleaned) -> Iterator[Sign]:
    for number, section in enumerate(cleaned.sections):
        if section.part in ("caption", "post"):
            yield from _shown(cleaned, section)
            continue
        for match in SENTENCE.finditer(cleaned.text, section.start, section.end):
            yield from _sentence(cleaned, match.start(), match.group(), number, title=section.part == "headline")


def _shown(cleaned: Cleaned, section: Section) -> Iterator[Sign]:
    """Whole dates of posts and pictures: a report that shows them is no older."""
    for day in days(cleaned.text[section.start : section.end]):
        if day.year is not None:
            yield Sign("post", day, _evidence(cleaned, section.start + day.start, section.start + day.end))


def _sentence(cleaned: Cleaned, start: int, sentence: str, number: int, *, title: bool) -> Iterator[Sign]:
    found = days(sentence)
    named = list(weekdays(sentence)) if number < LEAD else []
    ahead = bool(found or named) and looks_ahead(sentence)
    for day in found:
        if day.year is not None and day.year < RECENT:  # reports tell of days long ago: such a bound would say nothing
            continue
        kind: Kind = "title" if title and day.year else "calendar" if day.weekday and day.year is None else "mention"
        yield Sign(kind, day, _evidence(cleaned, start + day.start, start + day.end), ahead)
    for first, last, weekday in named:
        if not any(day.start <= first < day.end for day in found):
            told = Day(first, last, sentence[first:last], 1, 1, None, weekday)
            yield Sign("weekday", told, _evidence(cleaned, start + first, start + last), ahead)


def _evidence(cleaned: Cleaned, start: int, end: int) -> Evidence:
    return Evidence((selector(cleaned.text, start, end - start),), "text")


@cache
def _ahead() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lines("reading/ahead.txt"))
    return re.compile(rf"\b(?:{words})\b", re.I)


def looks_ahead(sentence: str) -> bool:
    """Whether a day in this sentence may lie ahead of the report."""
    return bool(_ahead().search(sentence))
