"""What a field of metadata says of the day of publication, as programs and people write it."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from variorum.data.load import lines, table
from variorum.reading.metadata.stamps import day_of, is_read, span_of

DAYS = [  # the value, the day, the time
    ("2021-03-07", "2021-03-07", None),
    ("2021-03-07T12:00:00Z", "2021-03-07", "12:00Z"),
    ("7 March 2021", "2021-03-07", None),
    ("20210307", "2021-03-07", None),
    ("202103071200", "2021-03-07", "12:00"),
    ("20210307120000", "2021-03-07", "12:00"),
    ("20210307T120000Z", "2021-03-07", "12:00Z"),
    ("20210307T120000+0400", "2021-03-07", "12:00+04:00"),
    ("20210307T1200", "2021-03-07", "12:00"),
    ("2021-W10-7", "2021-03-14", None),
    ("2021W107", "2021-03-14", None),
    ("2021-066", "2021-03-07", None),
    ("07-Mar-21", "2021-03-07", None),
    ("7-MAR-21", "2021-03-07", None),
    ("07-mar-99 10:05", "1999-03-07", "10:05"),
    ("07-MAR-21 10.05.00.000000 PM", "2021-03-07", "22:05"),
    ("Sun Mar 07 12:00:00 +0000 2021", "2021-03-07", "12:00+0000"),
    ("Sun Mar  7 12:00:00 EST 2021", "2021-03-07", "12:00 EST"),
    ("Sun Mar 7 12:00:00 2021", "2021-03-07", "12:00"),
    ("2021030712", "2021-03-07", None),
    ("1999123123", "1999-12-31", None),
    ("1999990712", "2033-05-18", "00:58Z"),
    ("1615075200", "2021-03-07", "00:00Z"),
    ("1615118400000", "2021-03-07", "12:00Z"),
    ("1615118400000000", "2021-03-07", "12:00Z"),
    ("1615118400.25", "2021-03-07", "12:00Z"),
    ("915148800", "1999-01-01", "00:00Z"),
    ("1900-01-02", "1900-01-02", None),
    ("1862-03-09", "1862-03-09", None),
    ("18620309", "1862-03-09", None),
    ("March 9, 1862", "1862-03-09", None),
    ("09.03.1862", "1862-03-09", None),
    ("1862-03-09T00:00:00Z", "1862-03-09", "00:00Z"),
    ("1605-07-01", "1605-07-01", None),
    ("1712031510", "2024-04-02", "04:18Z"),
    ("171203151030", "1975-06-05", "12:25Z"),
    ("1970-01-01T10:30:00Z", "1970-01-01", "10:30Z"),
    ("1970-01-01T01:00:00+02:00", "1970-01-01", "01:00+02:00"),
]


@pytest.mark.parametrize("value, day, time", DAYS)
def test_a_day_is_read_in_every_form(value: str, day: str, time: str | None) -> None:
    found = day_of(value)
    assert found is not None
    assert (found.date, found.time, found.exact) == (date.fromisoformat(day), time, value)


SPANS = [
    ("2021", "2021-01-01", "2021-12-31"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("2020/02", "2020-02-01", "2020-02-29"),
    ("March 2021", "2021-03-01", "2021-03-31"),
    ("Sept. 2021", "2021-09-01", "2021-09-30"),
    ("1862", "1862-01-01", "1862-12-31"),
    ("March 1862", "1862-03-01", "1862-03-31"),
]


@pytest.mark.parametrize("value, first, last", SPANS)
def test_a_month_or_year_is_read_as_its_days(value: str, first: str, last: str) -> None:
    assert day_of(value) is None
    found = span_of(value)
    assert found is not None
    assert [day.date for day in found] == [date.fromisoformat(first), date.fromisoformat(last)]


UNREAD = [  # what names no day, may name two, or comes from a clock that was never set
    *("soon", "yesterday", "7 March", "Sunday", "0", "12", "44262", "210307", "12345678901", "16150752"),
    *(
        "10/03/2017",
        "2021-02-31",
        "20210231",
        "2021-13",
        "2021-W53-1",
        "2021-W60-1",
        "2021-366",
        "31-Feb-21",
        "Smarch 2021",
    ),
    # days written as one number that are none, and no counts of seconds: these would be days of 2034 or 1976
    *("2021023112", "2021030724", "2021030799000", "202102311200", "2000000000", "9999999999"),
    *("1970-01-01T01:00:00+01:00", "19700101T010000+0100", "Thu, 01 Jan 1970 01:00:00 +0100"),
    *("1969-12-31T19:00:00-05:00", "Wed Dec 31 19:00:00 -0500 1969", "1970-01-01T00:00:00+01:00"),
    *("1970-01-01", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1900-01-01 00:00:00", "0001-01-01"),
    *("1601-01-01", "1753-01-01T00:00:00Z", "1899-12-30 00:00:00", "1599-12-31", "1215-06-15", "1599"),
]


@pytest.mark.parametrize("value", UNREAD)
def test_what_is_no_day_is_not_made_one(value: str) -> None:
    assert not is_read(value)


LONG = "10:30:05.123456 on the 7th of March 2021 in Kelm"


def test_a_day_is_looked_for_at_the_head_of_a_field_alone() -> None:
    found = day_of(f"{LONG}, {'Estmar ' * 1_000}")
    assert found is not None
    assert found.date == date(2021, 3, 7)
    assert day_of(f"{'Estmar ' * 28}7 March 2021") is None
    assert not is_read("7 March, 8 April " * 100_000)


def test_a_year_at_the_end_of_what_is_looked_at_is_not_cut_in_two() -> None:
    assert not is_read(f"{'Estmar ' * 27} 7 March 2021")


@pytest.mark.parametrize("row", table("reading/day_shapes.tsv"), ids=lambda row: row["shape"])
def test_a_shape_is_the_one_of_what_its_format_writes(row: dict[str, str]) -> None:
    assert tuple(row) == ("shape", "format")
    written = re.sub(r"[A-Za-z]", "A", re.sub(r"\d", "0", row["shape"].replace("A", "T")))
    shapes = {shape for moment in MOMENTS for shape in _shapes(moment.strftime(row["format"]))}
    assert written in shapes


MOMENTS = (datetime.fromisoformat("2021-03-17T10:05:09+00:00"), datetime.fromisoformat("2021-03-17T10:05:09-04:00"))


def _shapes(value: str) -> set[str]:
    """The shape of a value, also with Z for its zone and without a zero before its day."""
    shape = re.sub(r"[A-Za-z]", "A", re.sub(r"\d", "0", value))
    return {shape, shape.replace("+0000", "A"), shape[1:]}


def test_shapes_are_unique() -> None:
    shapes = [row["shape"] for row in table("reading/day_shapes.tsv")]
    assert len(shapes) == len(set(shapes))


def test_empty_clocks_are_days() -> None:
    assert all(date.fromisoformat(line) for line in lines("reading/empty_clocks.txt"))
