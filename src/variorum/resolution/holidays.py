"""The calendar of named days: which day a name means in a year, within its years of validity."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache

from variorum.data.load import table


def named_day(name: str, year: int) -> date | None:
    """The day that a name ("Good Friday") means in a year; None for no such name, or one that was not yet used."""
    row = _names().get(_plain(name))
    if row is None or not 1 <= year <= 9999:
        return None
    rule, first, last = row
    return _day(rule, year) if first <= year <= last else None


def _plain(name: str) -> str:
    plain = re.sub(r"\s+", " ", name.lower().replace("’", "'").removeprefix("the ").removeprefix("last "))
    return re.sub(r",?( of)? \d{4}$", "", plain).strip()


@cache
def _names() -> dict[str, tuple[str, int, int]]:
    rows = table("holidays.tsv")
    return {row["name"]: (row["rule"], int(row["from"] or 1), int(row["to"] or 9999)) for row in rows}


def _day(rule: str, year: int) -> date | None:
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return date(year, int(fixed[1]), int(fixed[2]))
    if moving := re.fullmatch(r"easter([+-]\d+)", rule):
        return easter(year) + timedelta(days=int(moving[1])) if year > 1582 else None
    if nth := re.fullmatch(r"(\d\d):(-?\d):([1-7])", rule):
        return _nth(year, int(nth[1]), int(nth[2]), int(nth[3]))
    return None


def _nth(year: int, month: int, n: int, weekday: int) -> date:
    length = calendar.monthrange(year, month)[1]
    days = [d for d in (date(year, month, i) for i in range(1, length + 1)) if d.isoweekday() == weekday]
    return days[n - 1] if n > 0 else days[n]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
