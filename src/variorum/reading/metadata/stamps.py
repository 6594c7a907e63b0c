"""What a field of metadata says of when a report was published: a day in any form, or no more than a year or month."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from variorum.data.load import lines, table
from variorum.reading.lines.days import OLDEST, RECENT, Day, days, month_number

# Seconds, thousandths ... since 1970, up to May 2033: beyond, as `2021030799`, they would rather be a day written
# as one number, and whether they lie in the future no clock is asked, or the same input would be read otherwise later.
EPOCH = re.compile(r"(?!(?:19|20)\d{10}(?:\.|$))(?P<seconds>[01]?\d{9})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?")
OFFSET = re.compile(r"(?P<time>\d\d:\d\d)\s*(?P<zone>[+-]\d\d:?\d\d)")
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
MONTH = re.compile(
    r"(?P<year>(?:1[6-9]|20)\d\d)[-/](?P<month>\d\d?)|(?P<name>[^\W\d]+)\.?,?\s+(?P<of>(?:1[6-9]|20)\d\d)"
)
PRINTED = re.compile(  # with the year behind the time, as C's `ctime` has it
    r"(?P<day>\D+\d{1,2})\s+(?P<time>\d\d:\d\d(?::\d\d)?(?:\s+(?:[A-Z]{2,5}|[+-]\d{4}))?)\s+(?P<year>(?:1[6-9]|20)\d\d)"
)
LOOKED_AT = 200  # characters: the longest form of a day takes fewer than 100
CENTURIES = range(OLDEST, 2100)  # as for days in a text


def day_of(value: str) -> Day | None:
    """The day that a field names; None where it names none or may name two, and for what an empty clock shows."""
    value = _looked_at(value.strip())
    found = _shaped(value) or _counted(value) or _printed(value) or next(iter(days(value)), None)
    return None if found is None or _is_empty_clock(found) else found


def span_of(value: str) -> tuple[Day, Day] | None:
    """The first and last day of the month or year that is all that a field names."""
    value = value.strip()
    if YEAR.fullmatch(value):
        return _span(value, int(value), 1, 12)
    match = MONTH.fullmatch(value)
    month = int(match["month"]) if match and match["month"] else month_number(match["name"]) if match else None
    if match is None or month is None or not 1 <= month <= 12:
        return None
    return _span(value, int(match["year"] or match["of"]), month, month)


def _looked_at(value: str) -> str:
    """The value, or the whole words at its beginning."""
    return value if len(value) <= LOOKED_AT else value[:LOOKED_AT].rpartition(" ")[0]


def is_read(value: str) -> bool:
    """Whether a field says a day with its year, or a month or year."""
    day = day_of(value)
    return span_of(value) is not None if day is None else day.date is not None


def _span(value: str, year: int, first: int, last: int) -> tuple[Day, Day]:
    end = monthrange(year, last)[1]
    return Day(0, len(value), value, first, 1, year), Day(0, len(value), value, last, end, year)


def _is_empty_clock(day: Day) -> bool:
    """Whether this is the moment at which clocks begin, which a date that was never filled shows."""
    if day.date is None:
        return False
    shown = f"{day.date.isoformat()} {(day.time or '00:00')[:5]}"
    return any(f"{first} 00:00" in (shown, _in_utc(day)) for first in lines("reading/empty_clocks.txt"))


def _in_utc(day: Day) -> str | None:
    """The moment in UTC where the time has an offset from it."""
    offset = OFFSET.fullmatch(day.time or "")
    if day.date is None or offset is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{day.date.isoformat()}T{offset['time']}{offset['zone']}").astimezone(UTC)
    except (ValueError, OverflowError):  # an offset of a hundred hours; a moment before the first year
        return None
    return f"{moment:%Y-%m-%d %H:%M}"


def _counted(value: str) -> Day | None:
    """The day in UTC of a count since 1970."""
    match = EPOCH.fullmatch(value)
    return _day(datetime.fromtimestamp(int(match["seconds"]), UTC), value, timed=True) if match is not None else None


def _shaped(value: str) -> Day | None:
    """The day in one of the forms that programs write."""
    form = _forms().get(re.sub(r"[A-Za-z]", "A", re.sub(r"[0-9]", "0", value)))
    if form is None:
        return None
    try:
        moment = datetime.strptime(value.upper(), form)
    except ValueError:
        return None
    if moment.year < RECENT and EPOCH.fullmatch(value):  # 1712031510 seconds lead to 2024, and as a day to 1712
        return None
    # A day or week too many of a year is counted on into the next one, where it is written otherwise.
    again = moment.strftime(form).upper().lstrip("0")
    is_same = again.startswith(value.upper().lstrip("0").removesuffix("Z"))
    return _day(moment, value, timed="%M" in form) if is_same else None


def _printed(value: str) -> Day | None:
    """The day with the year at its end, as if it stood before the time."""
    match = PRINTED.fullmatch(value)
    if match is None:
        return None
    found = next(iter(days(f"{match['day']} {match['year']} {match['time']}")), None)
    return replace(found, start=0, end=len(value), exact=value) if found is not None else None


@cache
def _forms() -> dict[str, str]:
    return {row["shape"]: row["format"] for row in table("reading/day_shapes.tsv")}


def _day(moment: datetime, value: str, *, timed: bool) -> Day | None:
    if moment.year not in CENTURIES:
        return None
    time = f"{moment:%H:%M}{_zone(moment)}" if timed else None
    return Day(0, len(value), value, moment.month, moment.day, moment.year, None, time)


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    return "" if offset is None else "Z" if offset == timedelta(0) else moment.isoformat()[-6:]
