"""Stretches of the calendar: a TIMEX3 value as first and last day, and the granule of a kind that holds a day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # northern; where it matters the text says more
_LENGTHS = {"D": 1, "W": 7}
_HOURS = {"h": 24, "min": 24 * 60, "s": 24 * 3600}  # how many make a day


def day(year: int, month: int, number: int) -> date | None:
    """A calendar day, None where there is no such day or the year is not between 1 and 9999."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def of_value(value: str) -> Days | None:
    """First and last day of a TIMEX3 value that leaves nothing open but the end; None where it is no such value."""
    value = value.partition("T")[0]
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        one = day(int(found[1]), int(found[2]), int(found[3]))
        return (one, one) if one else None
    if found := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX)?", value):
        return month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})(?:-XX(?:-XX)?)?", value):
        return years(int(found[1]), 1)
    if found := re.fullmatch(r"\d{2,3}", value):
        width = 10 ** (4 - len(value))
        return years(int(value) * width, width)
    return _named(value)


def _named(value: str) -> Days | None:
    """Quarters, halves, seasons, weeks and weekends."""
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return months(int(found[1]), int(found[2]) * 3 - 2, 3)
    if found := re.fullmatch(r"(\d{4})-H([12])", value):
        return months(int(found[1]), int(found[2]) * 6 - 5, 6)
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months(int(found[1]), _SEASONS[found[2]][0], 3)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return week(int(found[1]), int(found[2]), weekend=bool(found[3]))
    return None


def years(first: int, count: int) -> Days | None:
    """So many years from the first of January."""
    start, end = day(max(first, 1), 1, 1), day(first + count - 1, 12, 31)
    return (start, end) if start and end else None


def month(year: int, number: int) -> Days | None:
    """One month."""
    return months(year, number, 1)


def months(year: int, first: int, count: int) -> Days | None:
    """So many months from the first of one; they may run into the next year."""
    start = day(year, first, 1)
    after = move(start, count, "M") if start else None
    return (start, after - timedelta(days=1)) if start and after else None


def week(year: int, number: int, *, weekend: bool = False) -> Days | None:
    """An ISO week, Monday to Sunday, or its Saturday and Sunday."""
    try:
        monday = date.fromisocalendar(year, number, 1)
        return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def move(start: date, count: int, unit: str) -> date | None:
    """A day moved by so many days, weeks, months or years; the month's last day where there is no such day.

    Of hours only whole days move it: "48 hours ago" is the day before yesterday, "six hours ago" may be today.
    """
    try:
        if unit in _LENGTHS:
            return start + timedelta(days=count * _LENGTHS[unit])
        if unit in _HOURS:
            return start + timedelta(days=int(count / _HOURS[unit]))
        whole = start.year * 12 + start.month - 1 + count * (12 if unit == "Y" else 1)
        year, index = divmod(whole, 12)
        if not 1 <= year <= 9999:
            return None
        return date(year, index + 1, min(start.day, calendar.monthrange(year, index + 1)[1]))
    except OverflowError:
        return None


def weekday(anchor: date, number: int, *, ahead: bool, strict: bool) -> date | None:
    """The nearest such weekday (1 is Monday) before or after a day; strictly so where the day itself is not meant."""
    if ahead:
        distance = (number - anchor.isoweekday()) % 7
        return move(anchor, distance or (7 if strict else 0), "D")
    distance = (anchor.isoweekday() - number) % 7
    return move(anchor, -(distance or (7 if strict else 0)), "D")


def part(days: Days, mod: str | None) -> Days:
    """The early, middle or late third of a month or a year; the week that holds a day."""
    start, end = days
    length = (end - start).days + 1
    if mod == "WEEK":
        return week(*start.isocalendar()[:2]) or days
    if mod not in {"START", "MID", "END"} or length < 28:
        return days
    if length <= 31:
        first, last = {"START": (1, 10), "MID": (11, 20), "END": (21, length)}[mod]
        return start.replace(day=first), start.replace(day=last)
    third = length // 3
    cuts = {"START": (0, third - 1), "MID": (third, 2 * third - 1), "END": (2 * third, length - 1)}[mod]
    return start + timedelta(days=cuts[0]), start + timedelta(days=cuts[1])
