"""Days and stretches of days: what a Date allows, whether two touch, and how a day is written."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

from variorum.reconciliation.pile.phrases import phrase
from variorum.records import Date

Window = tuple[Day | None, Day | None]  # earliest and latest day, inclusive; None is open

OPEN: Window = (None, None)


def day(text: str | None, *, last: bool = False) -> Day | None:
    """The day of an ISO string; a month or year alone gives its first or last day."""
    if not text:
        return None
    parts = text.split("T")[0].strip("?~%").split("-")
    try:
        numbers = [int(part) for part in parts[:3]]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
        return Day(year, month, numbers[2] if len(numbers) > 2 else (monthrange(year, month)[1] if last else 1))
    except (ValueError, IndexError):
        return None


def window(date: Date | None) -> Window:
    """The earliest and latest day that a date allows."""
    return OPEN if date is None else _window(date.earliest, date.latest, date.edtf)


@lru_cache(maxsize=65536)
def _window(earliest: str | None, latest: str | None, edtf: str | None) -> Window:
    first, final = day(earliest), day(latest, last=True)
    if first is None and final is None and edtf:
        start, _, end = edtf.partition("/")
        return day(start), day(end or start, last=True)
    return first, final


def is_day(date: Date | None) -> bool:
    """Whether a date is one certain day."""
    first, final = window(date)
    return first is not None and first == final


def is_known(date: Date | None) -> bool:
    """Whether a date says anything at all."""
    return window(date) != OPEN


def width(given: Window) -> int | None:
    """How many days a stretch holds; None where an end is open."""
    return (given[1] - given[0]).days + 1 if given[0] and given[1] else None


def moved(given: Day, days: int) -> Day:
    """The day so many days later, or earlier where the number is negative; the calendar's last or first at its ends."""
    try:
        return given + timedelta(days)
    except OverflowError:
        return Day.max if days > 0 else Day.min


def each_day(given: Window, *, slack: int = 0) -> list[Day]:
    """Every day of a stretch, and `slack` days before it and behind; none where an end is open."""
    first, final = given
    if first is None or final is None:
        return []
    return [moved(first, i) for i in range(-slack, (final - first).days + 1 + slack)]


def touch(left: Window, right: Window, *, slack: int = 0) -> bool:
    """Whether two stretches share a day, give or take `slack` days; open ends reach everywhere."""
    starts_after = left[0] and right[1] and left[0] > moved(right[1], slack)
    ends_before = left[1] and right[0] and moved(left[1], slack) < right[0]
    return not starts_after and not ends_before


def hull(windows: list[Window]) -> Window:
    """The stretch from the first known day to the last."""
    firsts = [first or final for first, final in windows if first or final]
    finals = [final or first for first, final in windows if first or final]
    known_first, known_final = [d for d in firsts if d], [d for d in finals if d]
    return (min(known_first), max(known_final)) if known_first and known_final else OPEN


def moment(date: Date | None) -> Day:
    """A day to sort by: the latest a date allows, else its earliest, else the end of time."""
    first, final = window(date)
    return final or first or Day.max


def written(when: Day) -> str:
    """A day in words: 8 November 2020."""
    return phrase("days", "day", day=when.day, month=phrase("months", str(when.month)), year=when.year)


def spoken(date: Date | None) -> str:
    """A date in words, as exact as it is; empty where it says nothing."""
    first, final = window(date)
    if first and final:
        return written(final) if first == final else _stretch(first, final)
    if final:
        return phrase("days", "by", day=written(final))
    return phrase("days", "since", day=written(first)) if first else ""


def up_to(date: Date | None) -> str:
    """The last day that a date allows, in words; empty where it has none."""
    final = window(date)[1]
    return written(final) if final else ""


def _stretch(first: Day, final: Day) -> str:
    if (first.month, first.day, final.month, final.day) == (1, 1, 12, 31) and first.year == final.year:
        return str(first.year)
    whole_month = first.day == 1 and (first.year, first.month) == (final.year, final.month)
    if whole_month and final.day == monthrange(final.year, final.month)[1]:
        return phrase("days", "month", month=phrase("months", str(first.month)), year=first.year)
    return phrase("days", "stretch", first=written(first), last=written(final))


def as_date(given: Window, *, exact: str | None = None) -> Date:
    """A stretch of days as a Date whose basis is the story."""
    first, final = given
    ends = [end.isoformat() if end else ".." for end in (first, final)]
    edtf = None if given == OPEN else ends[0] if first == final else "/".join(ends)
    return Date(
        edtf=edtf,
        earliest=first.isoformat() if first else None,
        latest=final.isoformat() if final else None,
        extent="on" if first == final else "within",
        precision=_precision(width(given)),
        basis="story",
        exact=exact,
    )


def _precision(days: int | None) -> int | None:
    limits = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    return next((level for limit, level in limits if days is not None and days <= limit), None)
