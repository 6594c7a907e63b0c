"""Resolves time expressions against their anchors: to days and ranges (EDTF level 1), or leaves them open."""

from __future__ import annotations

import re
from datetime import date

from variorum.records import Date, DateBasis, Extent, TimeExpression
from variorum.resolution import granules
from variorum.resolution.granules import Days
from variorum.resolution.holidays import named_day

_NEAR = {"XXXX-XX-XX": "D", "XXXX-WXX": "W", "XXXX-WXX-WE": "W", "XXXX-XX": "M", "XXXX-QX": "M", "XXXX": "Y"}
_YEARLY = re.compile(r"XXXX-(\d\d-\d\d|\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)")


def resolve_time(
    expression: TimeExpression, *, anchor: Date, said: Date | None = None, event: Date | None = None
) -> Date:
    """The day or range that an expression means; what its anchor does not settle keeps the expression and stays open.

    `anchor` is the publication, `said` the day of the statement around it, `event` the event that it counts from.
    """
    base = _base(expression, anchor, said, event)
    found = _between_anchors(expression, base)
    if found is None:
        return Date(extent=expression.extent, exact=expression.span.exact, expression=expression)
    return _dated(expression, found, _basis(expression))


def timex_value(expression: TimeExpression, anchor: Date, event: Date | None = None) -> str:
    """The expression's TIMEX3 value, with what is open filled in from the anchor where it can be."""
    value = expression.value
    if expression.type in {"DURATION", "SET"} or value.endswith("_REF"):
        return value
    base = event if expression.anchor == "event" and event is not None else anchor
    start = _day(base.earliest) or _day(anchor.earliest)
    days = _stated(expression) if _is_stated(expression) else _filled(expression, start) if start else None
    if days is None:
        return value
    return _shown(value, days) + value[len(_day_part(value)) :]


# --- the anchor ----------------------------------------------------------------------------------------------------


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
    if _is_stated(expression):
        return _stated(expression)
    first, last = _day(base.earliest), _day(base.latest)
    if first is None or last is None:
        return None
    early, late = _filled(expression, first), _filled(expression, last)
    return (min(early[0], late[0]), max(early[1], late[1])) if early and late else None


def _is_stated(expression: TimeExpression) -> bool:
    """Whether the words give the year themselves."""
    return expression.offset is None and re.match(r"\d\d", expression.value) is not None


def _stated(expression: TimeExpression) -> Days | None:
    """The days of an expression that gives its year; a named day by the calendar."""
    value = _day_part(expression.value)
    if value.endswith("-XX-XX") and (named := named_day(expression.span.exact, int(value[:4]))):
        return (named, named)
    days = granules.of_value(value)
    return granules.part(days, expression.mod) if days else None


# --- filling in ----------------------------------------------------------------------------------------------------


def _filled(expression: TimeExpression, anchor: date) -> Days | None:
    """First and last day of an expression, counted from one day."""
    value = _day_part(expression.value)
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
    days = _yearly(expression, value, anchor, moved) if _YEARLY.fullmatch(value) else _granule(value, moved)
    return granules.part(days, expression.mod) if days else None


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
    years = (year for year in range(anchor.year - 1, anchor.year + 2) if 1 <= year <= 9999)
    candidates = [days for year in years if (days := granules.of_value(f"{year:04}{rest}"))]
    if expression.offset and expression.direction == "past":
        return max((days for days in candidates if days[1] < anchor), default=None)
    if expression.offset and expression.direction == "future":
        return min((days for days in candidates if days[0] > anchor), default=None)
    return min(candidates, key=lambda days: _distance(days, anchor, expression.direction), default=None)


def _day_part(value: str) -> str:
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


# --- the date ------------------------------------------------------------------------------------------------------


def _basis(expression: TimeExpression) -> DateBasis:
    if named_day(expression.span.exact, 2000):
        return "calendar"
    return "stated" if _is_stated(expression) else "relative"


def _dated(expression: TimeExpression, days: Days, basis: DateBasis) -> Date:
    start, end = days
    extent = _extent(expression)
    open_start = extent == "by" or expression.value == "PAST_REF"
    open_end = extent == "since" or expression.value == "FUTURE_REF"
    return Date(
        edtf=_edtf(expression, days, open_start, open_end),
        earliest=None if open_start else start.isoformat(),
        latest=None if open_end else end.isoformat(),
        extent=extent,
        precision=_precision(days) if extent in {"on", "within"} and not (open_start or open_end) else None,
        basis=basis,
        exact=expression.span.exact,
        time=_time(expression),
        expression=expression,
    )


def _extent(expression: TimeExpression) -> Extent:
    return "by" if expression.value == "PAST_REF" else expression.extent


def _time(expression: TimeExpression) -> str | None:
    found = re.search(r"T(\d\d:\d\d)$", expression.value)
    return found[1] if found else None


def _precision(days: Days) -> int:
    """UCDP's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year or more."""
    length = (days[1] - days[0]).days + 1
    return 1 if length == 1 else 2 if length < 7 else 3 if length == 7 else 4 if length <= 31 else 5


def _edtf(expression: TimeExpression, days: Days, open_start: bool, open_end: bool) -> str:
    """EDTF level 1: `?` where the year is only likely, `~` where the limits are ("early October")."""
    doubt = _YEARLY.match(expression.value) is not None and expression.offset is None
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


def _shown(value: str, days: Days) -> str:
    """A filled value in the granularity of the open one."""
    start, head = days[0], _day_part(value)
    year, number, _ = start.isocalendar()
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
