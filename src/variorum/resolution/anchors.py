"""Fills in what a time expression leaves open, counted from one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import variorum.resolution.granules as granules
from variorum.records import TimeExpression
from variorum.resolution.granules import Days
from variorum.resolution.holidays import named_day

YEARLY = re.compile(r"XXXX-(\d\d-\d\d|\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)")


def is_stated(expression: TimeExpression) -> bool:
    """Whether the words give the year themselves."""
    return expression.offset is None and re.match(r"\d\d", expression.value) is not None


def stated_days(expression: TimeExpression) -> Days | None:
    """The days of an expression that gives its year; a named day by the calendar."""
    if "/" in expression.value:
        return _both_ends([stated_days(end) for end in ends(expression)], expression)
    value = day_part(expression.value)
    if value.endswith("-XX-XX") and (named := named_day(expression.span.exact, int(value[:4]))):
        return (named, named)
    days = granules.of_value(value)
    return granules.part(days, expression.mod) if days else None


def filled(expression: TimeExpression, anchor: date) -> Days | None:
    """First and last day of an expression, counted from one day."""
    if "/" in expression.value:
        return _both_ends([filled(end, anchor) for end in ends(expression)], expression)
    value = day_part(expression.value)
    if value.endswith("_REF"):
        return (anchor, anchor)
    if expression.type == "DURATION":
        return _stretch(expression, anchor)
    if expression.type == "SET":
        return None
    if found := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        return _weekday(expression, anchor, int(found[1]))
    if expression.offset is None and value.endswith("-XX-XX"):
        return _named(expression, anchor)
    if value == "XXXX-WXX-WE" and expression.offset is None:
        return _weekend(anchor)
    moved = granules.move(anchor, *expression.offset) if expression.offset else anchor
    if moved is None:
        return None
    days = _yearly(expression, value, anchor, moved) if YEARLY.fullmatch(value) else _granule(value, moved)
    return granules.part(days, expression.mod) if days else None


def ends(expression: TimeExpression) -> tuple[TimeExpression, ...]:
    """The two ends of a range ("8-10 November")."""
    return tuple(replace(expression, value=value) for value in expression.value.split("/"))


def _both_ends(found: Sequence[Days | None], expression: TimeExpression) -> Days | None:
    """From the first day of one end to the last of the other; None where one is no day or they do not rise."""
    first, last = found
    if first is None or last is None:
        return None
    start, end = first[0], last[1]
    if start > end and expression.value.startswith("XXXX-WXX"):  # "from Monday to Friday", told on a Wednesday
        ahead = expression.direction == "future"
        moved = granules.move(end if ahead else start, 1 if ahead else -1, "W")
        start, end = (start, moved or end) if ahead else (moved or start, end)
    return (start, end) if start < end else None


def _weekend(anchor: date) -> Days | None:
    """The last weekend that had begun by a day."""
    saturday = granules.weekday(anchor, 6, ahead=False, strict=False)
    sunday = granules.move(saturday, 1, "D") if saturday else None
    return (saturday, sunday) if saturday and sunday else None


def _named(expression: TimeExpression, anchor: date) -> Days | None:
    """The named day nearest in its direction."""
    days = (named_day(expression.span.exact, anchor.year + shift) for shift in (-1, 0, 1))
    candidates = [(one, one) for one in days if one]
    return min(candidates, key=lambda pair: _distance(pair, anchor, expression.direction), default=None)


def _stretch(expression: TimeExpression, anchor: date) -> Days | None:
    """The days of "the past three months" or "for 30 years" (up to now); other durations say no day."""
    if expression.offset is None:
        return None
    end = granules.move(anchor, *expression.offset)
    return (min(end, anchor), max(end, anchor)) if end else None


def _weekday(expression: TimeExpression, anchor: date, number: int) -> Days | None:
    count, unit = expression.offset or (0, "D")
    if unit == "W":
        monday = granules.move(anchor, 7 * count - anchor.isoweekday() + 1, "D")
        one = granules.move(monday, number - 1, "D") if monday else None
    else:
        ahead = expression.direction == "future"
        one = granules.weekday(anchor, number, ahead=ahead, strict=expression.offset is not None)
    return (one, one) if one else None


def _yearly(expression: TimeExpression, value: str, anchor: date, moved: date) -> Days | None:
    """A day, month, quarter or season without a year: in the year moved to, else the nearest in its direction."""
    rest = value[4:]
    if expression.offset and expression.offset[1] == "Y":
        return granules.of_value(f"{moved.year:04}{rest}")
    if expression.offset and expression.offset[1] == "M":  # so many months from the nearest one
        nearest = _yearly(replace(expression, offset=None), value, anchor, anchor)
        start = granules.move(nearest[0], *expression.offset) if nearest else None
        return granules.of_value(f"{start.year:04}{rest}") if start else None
    years = (year for year in range(anchor.year - 1, anchor.year + 2) if 1 <= year <= 9999)
    candidates = [days for year in years if (days := granules.of_value(f"{year:04}{rest}"))]
    if expression.offset and expression.direction == "past":
        return max((days for days in candidates if days[1] < anchor), default=None)
    if expression.offset and expression.direction == "future":
        return min((days for days in candidates if days[0] > anchor), default=None)
    if expression.direction == "past" and re.match(r"-[QH]", rest):  # results are told of what has begun
        candidates = [days for days in candidates if days[0] <= anchor]
    return min(candidates, key=lambda days: _distance(days, anchor, expression.direction), default=None)


def day_part(value: str) -> str:
    """A value without its time of day."""
    return value if value.endswith("_REF") else value.partition("T")[0]


def _distance(days: Days, anchor: date, direction: str | None) -> float:
    """Days between, longer against the direction of the verb: news tells more of the past, and tense can mislead."""
    if days[0] <= anchor <= days[1]:
        return 0
    behind, ahead = {"past": (1.0, 3.0), "future": (3.0, 1.0)}.get(direction or "", (1.0, 2.0))
    return (anchor - days[1]).days * behind if days[1] < anchor else (days[0] - anchor).days * ahead


def _granule(value: str, moved: date) -> Days | None:
    if value == "XXXX-XX-XX" or value == "":
        return (moved, moved)
    if value.startswith("XXXX-WXX"):
        year, number, _ = moved.isocalendar()
        return granules.week(year, number, weekend=value.endswith("WE"))
    if value == "XXXX-XX":
        return granules.month(moved.year, moved.month)
    if value == "XXXX-QX":
        return granules.months(moved.year, (moved.month - 1) // 3 * 3 + 1, 3)
    if re.fullmatch(r"X{2,4}", value):
        width = {4: 1, 3: 10, 2: 100}[len(value)]
        return granules.years(moved.year // width * width, width)
    return None
