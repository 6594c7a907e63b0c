"""Resolves time expressions against their anchors: to days and ranges (EDTF level 1), or leaves them open."""

from __future__ import annotations

import re
from datetime import date

from variorum.records import Date, DateBasis, TimeExpression
from variorum.resolution.anchors import day_part, ends, filled, is_stated, stated_days
from variorum.resolution.edtf import as_date
from variorum.resolution.granules import Days
from variorum.resolution.holidays import named_day

_SIX_DAYS = 6
_NEAR = {"XXXX-XX-XX": "D", "XXXX-WXX": "W", "XXXX-WXX-WE": "W", "XXXX-XX": "M", "XXXX-QX": "M", "XXXX": "Y"}


def resolve_time(
    expression: TimeExpression, *, anchor: Date, said: Date | None = None, event: Date | None = None
) -> Date:
    """The day or range that an expression means; what its anchor does not settle keeps the expression and stays open.

    `anchor` is the publication, `said` the day of the statement around it, `event` the event that it counts from.
    """
    base = _base(expression, anchor, said, event)
    found = _between_anchors(expression, base)
    if found is None or _may_be_the_day_ahead(expression, base, found):
        return Date(extent=expression.extent, exact=expression.span.exact, expression=expression)
    return as_date(expression, found, _basis(expression))


def _may_be_the_day_ahead(expression: TimeExpression, base: Date, found: Days) -> bool:
    """Whether a weekday of the past lies six days back from a day that only the page gives.

    A page in one zone may carry the day before the one that its news, in another zone, calls by name: a report with
    Monday's date can tell what happened "on Tuesday", and six days back would be a week wrong. Unsure, so left open.
    """
    bare = re.fullmatch(r"XXXX-WXX-[1-7]", day_part(expression.value)) and expression.offset is None
    day = _day(base.earliest)
    by_page = bool(base.evidence) and all(piece.source == "metadata" for piece in base.evidence)
    return bool(bare) and by_page and day is not None and (day - found[0]).days == _SIX_DAYS


def timex_value(expression: TimeExpression, anchor: Date, event: Date | None = None) -> str:
    """The expression's TIMEX3 value, with what is open filled in from the anchor where it can be."""
    value = expression.value
    if expression.type in {"DURATION", "SET"} or value.endswith("_REF"):
        return value
    if "/" in value:
        return "/".join(timex_value(end, anchor, event) for end in ends(expression))
    base = event if expression.anchor == "event" and event is not None else anchor
    start = _day(base.earliest) or _day(anchor.earliest)
    days = stated_days(expression) if is_stated(expression) else filled(expression, start) if start else None
    if days is None:
        return value
    return _shown(value, days) + value[len(day_part(value)) :]


def _base(expression: TimeExpression, anchor: Date, said: Date | None, event: Date | None) -> Date:
    if expression.anchor == "event":
        return event or Date()
    if expression.anchor == "said" and said is not None and said.earliest:
        return said
    return anchor


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _between_anchors(expression: TimeExpression, base: Date) -> Days | None:
    """The expression's days, from the earliest to the latest that an anchor known as a range allows."""
    if is_stated(expression):
        return stated_days(expression)
    first, last = _day(base.earliest), _day(base.latest)
    if first is None or last is None:
        return None
    early, late = filled(expression, first), filled(expression, last)
    return (min(early[0], late[0]), max(early[1], late[1])) if early and late else None


def _basis(expression: TimeExpression) -> DateBasis:
    if named_day(expression.span.exact, 2000):
        return "calendar"
    return "stated" if is_stated(expression) else "relative"


def _shown(value: str, days: Days) -> str:
    """A filled value in the granularity of the open one."""
    start, head = days[0], day_part(value)
    year, number, _ = start.isocalendar()
    if days[1] != start and re.fullmatch(r"(?:XXXX|\d{4})-\d\d-\d\d", head):
        return f"{year:04}-W{number:02}"
    if head.startswith("XXXX-WXX") and not re.fullmatch(r"XXXX-WXX-[1-7]", head):
        return f"{year:04}-W{number:02}{'-WE' if head.endswith('WE') else ''}"
    if head == "XXXX-QX":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if found := re.fullmatch(r"(?:XXXX|\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)", head):
        return f"{start.year:04}-{found[1]}"
    if re.fullmatch(r"X{2,4}|\d{2,4}", head):
        return f"{start.year:04}"[: len(head)]
    if head == "XXXX-XX" or re.fullmatch(r"(?:XXXX|\d{4})-\d\d", head):
        return start.isoformat()[:7]
    return start.isoformat()
