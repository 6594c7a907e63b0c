"""Time expressions against their anchors: days, ranges, and what stays open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.records import Date, Evidence, Selector, Span, TimeExpression
from variorum.resolution.dates import resolve_time, timex_value
from variorum.resolution.holidays import easter, named_day

SUNDAY = Date("2020-11-08", "2020-11-08", "2020-11-08", precision=1, basis="stated")
UNKNOWN = Date()


def expression(value: str, **told: object) -> TimeExpression:
    """A date expression with this value."""
    exact = str(told.pop("exact", "then"))
    type_ = told.pop("type", "DATE")
    return TimeExpression(Span(0, len(exact), exact), type_, value, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value, told, edtf, precision",
    [
        ("2020-11-08", {}, "2020-11-08", 1),
        ("1992-02", {"extent": "within"}, "1992-02", 4),
        ("1994", {"extent": "within"}, "1994", 5),
        ("198", {"extent": "within"}, "1980-01-01/1989-12-31", 5),
        ("XXXX-11-06/XXXX-11-08", {"extent": "within"}, "2020-11-06?/2020-11-08?", 2),
        ("2020-09-27/2020-11-10", {"extent": "within"}, "2020-09-27/2020-11-10", 5),
        ("XXXX-WXX-2/XXXX-WXX-4", {"direction": "past", "extent": "within"}, "2020-11-03/2020-11-05", 2),
        ("XXXX-WXX-5/XXXX-WXX-2", {"direction": "past", "extent": "within"}, "2020-10-30/2020-11-03", 2),
        ("XXXX-WXX-5/XXXX-WXX-2", {"direction": "future", "extent": "within"}, "2020-11-13/2020-11-17", 2),
        ("1992/1994", {"extent": "within"}, "1992-01-01/1994-12-31", 5),
        ("2020-11-05", {"mod": "WEEK", "extent": "within"}, "2020-11-02/2020-11-08", 3),
        ("XXXX-Q3", {"direction": "past", "offset": (-12, "M"), "extent": "within"}, "2019-07-01/2019-09-30", 5),
        ("XXXX-WXX-7", {}, "2020-11-08", 1),
        ("XXXX-WXX-1", {"direction": "past"}, "2020-11-02", 1),
        ("XXXX-WXX-1", {"direction": "future"}, "2020-11-09", 1),
        ("XXXX-WXX-7", {"direction": "past", "offset": (0, "D")}, "2020-11-01", 1),
        ("XXXX-09-27", {}, "2020-09-27?", 1),
        ("XXXX-12-20", {"direction": "past"}, "2020-12-20?", 1),
        ("XXXX-07", {"extent": "within"}, "2020-07?", 4),
        ("XXXX-10", {"extent": "within", "mod": "START"}, "2020-10-01%/2020-10-10%", 4),
        ("XXXX-XX-XX", {"offset": (-1, "D")}, "2020-11-07", 1),
        ("XXXX-WXX", {"offset": (-1, "W"), "extent": "within"}, "2020-10-26/2020-11-01", 3),
        ("XXXX-XX", {"offset": (-1, "M"), "extent": "within"}, "2020-10", 4),
        ("XXXX", {"offset": (-1, "Y"), "extent": "within"}, "2019", 5),
        ("XXXX-10", {"offset": (0, "Y"), "extent": "within"}, "2020-10", 4),
        ("P1W", {"type": "DURATION", "offset": (-1, "W"), "extent": "within"}, "2020-11-01/2020-11-08", 3),
        ("PT48H", {"type": "DURATION", "offset": (-48, "h"), "extent": "within"}, "2020-11-06/2020-11-08", 2),
        ("PT6H", {"type": "DURATION", "offset": (-6, "h"), "extent": "within"}, "2020-11-08", 1),
        ("2020-11-08", {"extent": "by"}, "../2020-11-08", None),
        ("1994", {"extent": "since"}, "1994/..", None),
        ("PRESENT_REF", {}, "2020-11-08", 1),
        ("PAST_REF", {}, "../2020-11-08", None),
        ("XXXX-XX-XX", {"exact": "Christmas Day"}, "2020-12-25", 1),
        ("2016-XX-XX", {"exact": "Easter 2016"}, "2016-03-27", 1),
    ],
)
def test_resolved(value: str, told: dict[str, object], edtf: str, precision: int | None) -> None:
    found = resolve_time(expression(value, **told), anchor=SUNDAY)
    assert (found.edtf, found.precision) == (edtf, precision)


@pytest.mark.parametrize(
    "value, told",
    [
        ("2020-02-30", {}),
        ("XXXX-02-30", {}),
        ("0000-01-01", {}),
        ("P30Y", {"type": "DURATION"}),
        ("P1D", {"type": "SET"}),
        ("XXXX-XX-XX", {"offset": (1, "D"), "anchor": "event"}),
        ("XXXX", {"offset": (-5000, "Y")}),
        ("", {}),
    ],
)
def test_open(value: str, told: dict[str, object]) -> None:
    found = resolve_time(expression(value, **told), anchor=SUNDAY)
    if value:
        assert found.edtf is None
        assert found.expression is not None


def test_without_an_anchor_only_what_is_stated_is_known() -> None:
    assert resolve_time(expression("XXXX-WXX-7"), anchor=UNKNOWN).edtf is None
    assert resolve_time(expression("XXXX-09-27"), anchor=UNKNOWN).edtf is None
    assert resolve_time(expression("2020-09-27"), anchor=UNKNOWN).edtf == "2020-09-27"


@pytest.mark.parametrize(
    "weekday, edtf",
    [
        ("XXXX-WXX-7", "2020-11-08"),  # the page's own day
        ("XXXX-WXX-6", "2020-11-07"),
        ("XXXX-WXX-1", None),  # six days back by this page, or tomorrow by the clocks of the place
    ],
)
def test_a_weekday_that_may_be_the_day_ahead_stays_open_where_only_the_page_gives_the_day(
    weekday: str, edtf: str | None
) -> None:
    page = Evidence((Selector(0, 10, "2020-11-08"),), "metadata")
    anchor = Date("2020-11-08", "2020-11-08", "2020-11-08", precision=1, basis="stated", evidence=(page,))
    assert resolve_time(expression(weekday, direction="past"), anchor=anchor).edtf == edtf


def test_an_anchor_known_as_a_range_gives_a_range() -> None:
    week = Date("2020-11-08/2020-11-09", "2020-11-08", "2020-11-09")
    found = resolve_time(expression("XXXX-XX-XX", offset=(-1, "D")), anchor=week)
    assert (found.earliest, found.latest, found.precision) == ("2020-11-07", "2020-11-08", 2)


def test_in_a_quotation_the_day_it_was_said_counts() -> None:
    said = Date("2020-11-05", "2020-11-05", "2020-11-05")
    told = expression("XXXX-XX-XX", offset=(-1, "D"), anchor="said")
    assert resolve_time(told, anchor=SUNDAY, said=said).edtf == "2020-11-04"
    assert resolve_time(told, anchor=SUNDAY).edtf == "2020-11-07"


def test_an_event_anchors_what_counts_from_it() -> None:
    event = Date("2020-11-01", "2020-11-01", "2020-11-01")
    told = expression("XXXX-XX-XX", offset=(1, "D"), anchor="event")
    assert resolve_time(told, anchor=SUNDAY, event=event).edtf == "2020-11-02"


def test_time_of_day_is_kept() -> None:
    assert resolve_time(expression("2020-11-08T15:00", type="TIME"), anchor=SUNDAY).time == "15:00"


@pytest.mark.parametrize(
    "value, told, expected",
    [
        ("XXXX-WXX-5", {}, "2020-11-06"),
        ("XXXX-WXX-5TNI", {"type": "TIME"}, "2020-11-06TNI"),
        ("XXXX-WXX", {"offset": (-1, "W")}, "2020-W44"),
        ("XXXX-Q3", {}, "2020-Q3"),
        ("P6W", {"type": "DURATION"}, "P6W"),
        ("PAST_REF", {}, "PAST_REF"),
        ("198", {}, "198"),
    ],
)
def test_timex_values(value: str, told: dict[str, object], expected: str) -> None:
    assert timex_value(expression(value, **told), SUNDAY) == expected


@pytest.mark.parametrize("year, day", [(1990, "1990-04-15"), (2000, "2000-04-23"), (2024, "2024-03-31")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_named_days_hold_only_in_their_years() -> None:
    assert named_day("Labor Day", 2020) == date(2020, 9, 7)
    assert named_day("Labor Day", 1850) is None
    assert named_day("Towel Day", 2020) is None


VALUES = st.one_of(
    st.text("0123456789X-WTQSUFANIRE_", max_size=12),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99)),
)
OFFSETS = st.one_of(st.none(), st.tuples(st.integers(-20000, 20000), st.sampled_from(["D", "W", "M", "Y", "h"])))
DAYS = st.dates().map(lambda day: Date(day.isoformat(), day.isoformat(), day.isoformat()))


@given(
    VALUES,
    OFFSETS,
    DAYS,
    st.sampled_from(["DATE", "TIME", "DURATION", "SET"]),
    st.sampled_from([None, "past", "future"]),
    st.sampled_from(["on", "within", "since", "by"]),
)
def test_nothing_raises_and_ranges_are_ordered(
    value: str, offset: tuple[int, str] | None, anchor: Date, type_: str, direction: str | None, extent: str
) -> None:
    told = expression(value, type=type_, offset=offset, direction=direction, extent=extent)
    found = resolve_time(told, anchor=anchor)
    timex_value(told, anchor)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
