"""Decides when a report was published, from signs of different weight; where none settles it, a range or nothing.

Strong signs settle the day: metadata, a line that says so, a dateline with its year. What a page's clock shows is the
day it was copied: it bounds the day from above, and gives way to the text. A day without a year is put into the one
year that fits its weekday and the bounds; where several years fit, it stays open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.reading.metadata.signs import Sign
from variorum.records import Date, DateBasis, Evidence, Span, TimeExpression

STRONG = ("metadata", "published", "line", "dateline", "updated", "url")
BELOW = ("mention", "title", "calendar", "post", "since")  # no report is older than these
ABOVE = ("clock", "until")  # nor younger than these
TOLD = ("mention", "calendar", "dateline", "title", "post")
NEAR = datetime.timedelta(days=3)  # a dateline, an update and a field of one report lie so near each other
WEEK = datetime.timedelta(days=6)  # "on Monday" names the last seven days
FRESH = datetime.timedelta(days=31)  # a clock is believed, with a question mark, if the text's newest day is so near
SPAN_YEARS = 5  # weekday and day agree again after five or six years: a longer search would find a second year
MONTH, YEAR = 4, 5  # UCDP `date_prec`
SHOWN = 6  # so many signs are kept as evidence of a day that stays open


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days between which a report must have been published, each with the sign it rests on."""

    low: Sign | None
    high: Sign | None

    @property
    def earliest(self) -> datetime.date | None:
        """No report is older than the newest day it tells of."""
        return self.low.date if self.low is not None else None

    @property
    def latest(self) -> datetime.date | None:
        """No report is younger than the page it was copied from."""
        return self.high.date if self.high is not None else None


def publication(found: list[Sign]) -> Date:
    """The publication date, with what speaks for it and against it."""
    for kind in STRONG:
        for sign in found:
            if sign.kind == kind and sign.date is not None:
                return _settled(sign, sign.date, found)
    bounds = _bounds(found)
    return _by_year(found, bounds) or _by_clock(found, bounds) or _by_bounds(found, bounds)


def _bounds(found: Iterable[Sign]) -> Bounds:
    told = [s for s in found if s.kind in BELOW and s.date is not None and not s.ahead]
    clocks = [s for s in found if s.kind in ABOVE and s.date is not None]
    low = max(told, key=lambda s: s.date or datetime.date.min, default=None)
    high = min(clocks, key=lambda s: s.date or datetime.date.max, default=None)
    if low is not None and high is not None and low.date is not None and high.date is not None and low.date > high.date:
        high = None
    return Bounds(low, high)


def _settled(sign: Sign, day: datetime.date, found: list[Sign]) -> Date:
    """The day of a strong sign; what is near speaks for it, what is far against it, and puts a question mark to it."""
    others = [s for s in found if s is not sign and s.kind in (*STRONG, "title", "clock")]
    agreeing = [s for s in others if _near(s, day)]
    opposed = [s for s in others if not _near(s, day) and s.kind != "updated"]
    opposed += [s for s in found if s.kind == "post" and s.date is not None and s.date > day + NEAR]
    opposed += [s for s in found if _is_outside(day, s)]
    doubt = (sign.kind in ("updated", "url") and not agreeing) or any(
        s.kind not in ("clock", "title", "url") for s in opposed
    )
    doubt = doubt or any(s.kind == "title" and not s.ahead for s in opposed)
    return Date(
        edtf=day.isoformat() + ("?" if doubt else ""),
        earliest=day.isoformat(),
        latest=day.isoformat(),
        precision=1,
        basis="stated",
        exact=sign.day.exact,
        time=sign.day.time,
        evidence=tuple(s.evidence for s in (sign, *agreeing)),
        against=tuple(s.evidence for s in opposed),
    )


def _is_outside(day: datetime.date, sign: Sign) -> bool:
    """Whether a field gives a year or month that the day is not in."""
    if sign.date is None:
        return False
    return (sign.kind == "since" and day < sign.date) or (sign.kind == "until" and day > sign.date)


def _near(sign: Sign, day: datetime.date) -> bool:
    years = [sign.day.year] if sign.day.year is not None else [day.year - 1, day.year, day.year + 1]
    dates = [sign.day.within(year) for year in years]
    return any(date is not None and abs(date - day) <= NEAR for date in dates)


def _by_year(found: list[Sign], bounds: Bounds) -> Date | None:
    """The day of a dateline, or of a weekday with its day, put into the only year that fits."""
    for sign in found:
        if sign.kind not in ("dateline", "calendar") or sign.ahead:
            continue
        dates = [date for year in _years(bounds) if (date := _fits(sign, year, bounds)) is not None]
        if len(dates) > 1:
            dates = [date for date in dates if bounds.earliest is not None and date - bounds.earliest <= FRESH]
        if len(dates) == 1:
            return _in_year(sign, dates[0], found, bounds)
    return None


def _years(bounds: Bounds) -> range:
    """The years to try: between the bounds, or a few on from the newest day told."""
    if bounds.earliest is None:
        return range(0)
    last = bounds.latest.year if bounds.latest is not None else bounds.earliest.year + SPAN_YEARS - 1
    return range(bounds.earliest.year, last + 1)


def _fits(sign: Sign, year: int, bounds: Bounds) -> datetime.date | None:
    date = sign.day.within(year)
    if date is None or (sign.day.weekday is not None and date.isoweekday() != sign.day.weekday):
        return None
    if bounds.earliest is not None and date < bounds.earliest - WEEK:
        return None
    return None if bounds.latest is not None and date > bounds.latest else date


def _in_year(sign: Sign, day: datetime.date, found: list[Sign], bounds: Bounds) -> Date:
    last = day if sign.kind == "dateline" else day + WEEK
    if bounds.latest is not None:
        last = min(last, bounds.latest)
    clocks = [s for s in found if s.kind == "clock"]
    support = [sign, *(s for s in (bounds.low,) if s is not None and s is not sign)]
    support += [s for s in clocks if s.date is not None and day <= s.date <= last + NEAR]
    against = [s for s in clocks if s not in support]
    doubt = bounds.latest is None
    return _range(day, last, sign, "calendar", support, against, doubt=doubt)


def _by_clock(found: list[Sign], bounds: Bounds) -> Date | None:
    """The clock's day with a question mark, where the newest day told of is near and no weekday gainsays it."""
    clock = bounds.high
    if clock is None or clock.kind != "clock" or clock.date is None:
        return None
    told = [d for s in found if s.kind in TOLD for d in _days_near(s, clock.date)]
    gainsaid = any(s.kind in ("calendar", "dateline") and not s.ahead and not _days_near(s, clock.date) for s in found)
    if gainsaid or not told:
        return None
    support = [clock, *(s for s in found if _days_near(s, clock.date) and s is not clock)]
    return _range(clock.date, clock.date, clock, "stated", support[:SHOWN], [], doubt=True)


def _days_near(sign: Sign, clock: datetime.date) -> list[datetime.date]:
    """The dates this sign may mean that lie in the weeks before the clock."""
    if sign.kind == "weekday":
        return []
    years = [sign.day.year] if sign.day.year is not None else [clock.year - 1, clock.year]
    dates = [sign.day.within(year) for year in years]
    return [
        d
        for d in dates
        if d is not None and datetime.timedelta(0) <= clock - d <= FRESH and sign.day.weekday in (None, d.isoweekday())
    ]


def _by_bounds(found: list[Sign], bounds: Bounds) -> Date:
    """What the text implies: not before the newest day it tells of, not after its clock; else symbols only."""
    low = bounds.earliest.isoformat() if bounds.earliest is not None else None
    high = bounds.latest.isoformat() if bounds.latest is not None else None
    named, precision = _named(bounds)
    rests = [s for s in (bounds.low, bounds.high) if s is not None]
    hints = [s for s in found if s not in rests and s.kind in ("dateline", "calendar", "weekday", "mention")][:SHOWN]
    first = next((s for s in hints if s.kind in ("dateline", "calendar", "weekday") and not s.ahead), None)
    return Date(
        edtf=named or (f"{low or '..'}/{high or '..'}" if rests else None),
        earliest=low,
        latest=high,
        extent="within" if rests else "on",
        precision=precision,
        basis="stated" if rests else "unknown",
        exact=rests[0].day.exact if rests else None,
        evidence=tuple(dict.fromkeys(s.evidence for s in (*rests, *hints))),
        against=tuple(s.evidence for s in found if s.kind == "clock" and s not in rests),
        expression=_expression(first) if first is not None else None,
    )


def _named(bounds: Bounds) -> tuple[str | None, int | None]:
    """The year or month that a field named, and how exact it is, where nothing in the text makes it closer."""
    low, high = bounds.low, bounds.high
    if low is None or high is None or (low.kind, high.kind) != ("since", "until"):
        return None, None
    if low.day.month != high.day.month:
        return f"{low.day.year}", YEAR
    return f"{low.day.year}-{low.day.month:02}", MONTH


def _expression(sign: Sign) -> TimeExpression | None:
    """The day without its year, kept as a symbol for whoever can settle it."""
    selector = sign.evidence.spans[0]
    value = f"XXXX-WXX-{sign.day.weekday}" if sign.kind == "weekday" else f"XXXX-{sign.day.month:02}-{sign.day.day:02}"
    return TimeExpression(Span(selector.start, selector.end, selector.exact), "DATE", value)


def _range(
    first: datetime.date,
    last: datetime.date,
    sign: Sign,
    basis: DateBasis,
    support: list[Sign],
    against: list[Sign],
    *,
    doubt: bool,
) -> Date:
    mark = "?" if doubt else ""
    one = first == last
    length = (last - first).days + 1
    return Date(
        edtf=f"{first}{mark}" if one else f"{first}{mark}/{last}{mark}",
        earliest=first.isoformat(),
        latest=last.isoformat(),
        extent="on" if one else "within",
        precision=1 if one else 2 if length < 7 else 3,
        basis=basis,
        exact=sign.day.exact,
        evidence=_spans(support),
        against=_spans(against),
    )


def _spans(found: Iterable[Sign]) -> tuple[Evidence, ...]:
    return tuple(sign.evidence for sign in found)
