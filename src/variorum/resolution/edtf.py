"""Writes resolved days as a Date: EDTF level 1, precision, extent and basis."""

from __future__ import annotations

import re

import variorum.resolution.granules as granules
from variorum.records import Date, DateBasis, Extent, TimeExpression
from variorum.resolution.anchors import YEARLY
from variorum.resolution.granules import Days

_WEEK = 7  # days


def as_date(expression: TimeExpression, days: Days, basis: DateBasis) -> Date:
    start, end = days
    extent = _extent(expression)
    open_start = extent == "by" or expression.value == "PAST_REF"
    open_end = extent == "since" or expression.value == "FUTURE_REF"
    return Date(
        edtf=_edtf(expression, days, open_start, open_end),
        earliest=None if open_start else start.isoformat(),
        latest=None if open_end else end.isoformat(),
        extent=extent,
        precision=_precision(expression, days) if extent in {"on", "within"} and not (open_start or open_end) else None,
        basis=basis,
        exact=expression.span.exact,
        time=_time(expression),
        expression=expression,
    )


def _extent(expression: TimeExpression) -> Extent:
    return "by" if expression.value == "PAST_REF" else expression.extent


def _time(expression: TimeExpression) -> str | None:
    found = re.search(r"T(\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)$", expression.value)
    return found[1] if found else None


def _precision(expression: TimeExpression, days: Days) -> int:
    """UCDP's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year or more.

    A week counted back from some hour touches eight days, and is a week.
    """
    length = (days[1] - days[0]).days + 1
    if expression.type == "DURATION" and length > _WEEK:
        length -= 1
    return 1 if length == 1 else 2 if length < _WEEK else 3 if length == _WEEK else 4 if length <= 31 else 5


def _edtf(expression: TimeExpression, days: Days, open_start: bool, open_end: bool) -> str:
    """EDTF level 1: `?` where the year is only likely, `~` where the limits are ("early October")."""
    doubt = YEARLY.match(expression.value) is not None and expression.offset is None
    vague = expression.mod in {"START", "MID", "END", "APPROX", "NEARLY"} and expression.type != "TIME"
    mark = "%" if doubt and vague else "?" if doubt else "~" if vague else ""
    whole = _whole(days)
    if open_start:
        return f"../{(whole or days[1].isoformat()) + mark}"
    if open_end:
        return f"{(whole or days[0].isoformat()) + mark}/.."
    return whole + mark if whole else f"{days[0].isoformat()}{mark}/{days[1].isoformat()}{mark}"


def _whole(days: Days) -> str | None:
    """A day, month or year as such; None for any other stretch."""
    start, end = days
    if start == end:
        return start.isoformat()
    if days == granules.month(start.year, start.month):
        return start.isoformat()[:7]
    return start.isoformat()[:4] if days == granules.years(start.year, 1) else None
