"""Finds written days in a line: whole dates, days without a year, weekdays beside them; nothing is guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import table

# The first newspaper was printed in 1605: no report is older, and smaller figures are numbers. Those before 1900 may be
# numbers too ("on 5 May, 1800 people fled") or times ("5 May 1830 GMT"): they are years where no such word follows.
OLDEST = 1600
RECENT = 1900
OLD_YEAR = r"1[6-8]\d\d"
YEAR = rf"(?:19|20)\d\d|{OLD_YEAR}\b(?!\s*(?-i:[a-z]|[A-Z]{{1,3}}T\b|UTC\b|Z\b))"
DIGIT = re.compile(r"\d")
NUMBERS = re.compile(r"\d[-/.]\d")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written at `text[start:end]`; year, weekday (Monday is 1) and time only where they are said."""

    start: int
    end: int
    exact: str
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    time: str | None = None

    @property
    def date(self) -> datetime.date | None:
        """The calendar day, where the year is said."""
        return self.within(self.year) if self.year is not None else None

    def within(self, year: int) -> datetime.date | None:
        """This day in that year; None where the calendar has no such day."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None


@cache
def _numbers(kind: str) -> dict[str, int]:
    return {row["form"].casefold(): int(row["number"]) for row in table("reading/months.tsv") if row["kind"] == kind}


def _names(kind: str) -> str:
    forms = sorted(_numbers(kind), key=len, reverse=True)
    return "|".join(re.escape(form) for form in forms)


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The ways in which English-language pages write a day, most explicit first."""
    zone = r"(?:Z\b|[+-]\d{2}:?\d{2}|(?-i:[A-Z]{2,5})\b)?"
    clock = rf"(?P<time>\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*{zone})"
    weekday = rf"(?:\b(?P<weekday>{_names('weekday')})\.?,?\s*\(?\s*)?"
    month = rf"(?P<month>{_names('month')})\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = rf"(?:,?\s+(?P<year>{YEAR})\b(?![\d,]\d))?"
    after = rf"(?:[,|\s·–-]*(?:at\s+)?{clock})?"
    old = rf"{OLD_YEAR}(?=-\d\d-\d\d|/\d\d/\d\d)"  # "1800-10-2" is rather a number to call
    iso = rf"\b(?P<year>(?:19|20)\d\d|{old})[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"
    return (
        re.compile(rf"{iso}(?:[T\s]+{clock})?", re.I),
        re.compile(rf"{weekday}\b{month}\s+{day}(?!\d|[:.]\d|,\d){year}{after}", re.I),
        re.compile(rf"{weekday}\b{day}(?:\s+of)?[\s-]+{month}(?!\w)(?:[,\s-]*(?P<year>{YEAR})\b)?{after}", re.I),
        re.compile(r"\b(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:1[6-9]|20)\d\d)\b"),
    )


def days(text: str) -> list[Day]:
    """All days written in the text, in order; where two readings overlap, the more explicit one."""
    taken: list[Day] = []
    if not _may_hold_one(text):
        return taken
    for pattern in patterns():
        for match in pattern.finditer(text):
            found = _read(match)
            if found is not None and not any(found.start < day.end and day.start < found.end for day in taken):
                taken.append(found)
    return sorted(taken, key=lambda day: day.start)


def _may_hold_one(text: str) -> bool:
    """Whether a digit stands in the text, and a month's name or two numbers with a mark between them: few lines do."""
    if not DIGIT.search(text):
        return False
    return NUMBERS.search(text) is not None or not _numbers("month").keys().isdisjoint(LETTERS.findall(text.casefold()))


def month_number(word: str) -> int | None:
    """The number of a month by its name or a short form of it."""
    return _numbers("month").get(word.casefold())


def weekdays(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and number (Monday is 1) of each weekday that is written in full."""
    for match in re.finditer(rf"\b(?:{_names('weekday')})\b", text, re.I):
        if len(match.group()) > 5 and match.group()[0].isupper():
            yield match.start(), match.end(), _numbers("weekday")[match.group().casefold()]


def _read(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    month, day = _month_and_day(parts)
    year = int(parts["year"]) if parts.get("year") else None
    if month is None or day is None or not 1 <= month <= 12:
        return None
    exact = match.group().rstrip(" ,|·–-\t")
    if "(" in exact and ")" not in exact and match.string[match.start() + len(exact) :].startswith(")"):
        exact += ")"
    weekday = _numbers("weekday").get((parts.get("weekday") or "").casefold())
    found = Day(match.start(), match.start() + len(exact), exact, month, day, year, weekday, _clock(parts.get("time")))
    return found if found.within(year if year is not None else 2000) else None


def _month_and_day(parts: dict[str, str | None]) -> tuple[int | None, int | None]:
    first, second = parts.get("first"), parts.get("second")
    if first is not None and second is not None:
        return _ordered(int(first), int(second), parts["mark"] or "")
    month, day = parts.get("month") or "", parts.get("day") or ""
    if month[:1].islower():  # "may 5 people" is no day
        return None, None
    return (int(month) if month.isdigit() else _numbers("month").get(month.casefold())), int(day)


def _ordered(first: int, second: int, mark: str) -> tuple[int | None, int | None]:
    """Month and day of 03/04/2020 only where one reading is possible; with full stops the day comes first."""
    if mark == "." or first > 12:
        return second, first
    if second > 12 or first == second:
        return first, second
    return None, None


def _clock(written: str | None) -> str | None:
    """The time of day with its zone as 24 hours, `21:45+04:00`; other zone names stay as written."""
    match = re.match(
        r"(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\.\d+)?\s*([ap])?\.?m?\.?\s*(Z|[+-]\d{2}:?\d{2}|(?-i:[A-Z]{2,5}))?",
        written or "",
        re.I,
    )
    if match is None:
        return None
    hour = int(match[1]) % 12 + 12 * (match[3].casefold() == "p") if match[3] else int(match[1])
    zone = match[4] or ""
    if hour > 23 or int(match[2]) > 59:
        return None
    return f"{hour:02}:{match[2]}" + (f" {zone}" if zone.isalpha() and zone != "Z" else zone)
