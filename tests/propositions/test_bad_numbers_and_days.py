"""Bad numbers and impossible days: nothing raises, nothing is invented, and nothing takes long."""

from __future__ import annotations

import pytest

from variorum.propositions.counts.figures import figures_in
from variorum.propositions.times.time_grammar import find
from variorum.records import Date
from variorum.resolution.dates import resolve_time, timex_value

DAY = Date(edtf="2020-11-11", earliest="2020-11-11", latest="2020-11-11", precision=1, basis="stated")


@pytest.mark.parametrize(
    "text",
    [
        "on February 30",
        "on 30 February 2021",
        "the 31st of June",
        "on 29 February 2021",
        "2021-02-29",
        "31/02/2020",
        "31.06.2020",
        "30-31 February",
        "0000-01-01",
        "99:99",
        "25:00",
        "13/13/2020",
        "the year 12020",
        "10000-01-01",
        "in 500 BC",
        "12000 years ago",
        "9998 years from now",
    ],
)
def test_an_impossible_day_is_no_day(text: str) -> None:
    for found in find(text):
        resolved = resolve_time(found, anchor=DAY, event=DAY)
        assert resolved.edtf is None or resolved.earliest is None or resolved.latest is None
        assert timex_value(found, DAY, DAY) == found.value


@pytest.mark.parametrize("text, days", [("29 February 2020", "2020-02-29"), ("on October 30", "2020-10-30?")])
def test_a_rare_day_is_a_day(text: str, days: str) -> None:
    assert [resolve_time(found, anchor=DAY).edtf for found in find(text)] == [days]


def test_the_ends_of_the_calendar() -> None:
    for day in ("0001-01-01", "9999-12-31"):
        edge = Date(edtf=day, earliest=day, latest=day, precision=1, basis="stated")
        for text in ("two weeks ago", "next year", "last Sunday", "since May", "in the first quarter", "a decade ago"):
            for found in find(text):
                resolve_time(found, anchor=edge, event=edge)
                timex_value(found, edge, edge)


LONG = {
    "digits": "9" * 100_000,
    "digits with commas": "1," * 50_000,
    "thousands": "123," * 25_000,
    "blanks between": "1 221 " * 17_000,
    "a table": "\n".join("12 345 6,7 890 1.2 3%" for _ in range(5_000)),
    "slashes": "10/10/10/" * 11_000,
    "years": "2020-" * 20_000,
    "dots": "12.345." * 14_000,
    "number words": "twenty " * 14_000,
    "scales": "million " * 12_000,
    "vague": "hundreds, if not " * 6_000,
    "ranges": "8 to " * 20_000,
    "months": "May " * 25_000,
    "steps": "early " * 16_000,
    "blanks": "last" + " " * 100_000 + "week",
    "lines": "\n" * 100_000 + "on Monday",
    "clocks": "10:10:" * 16_000,
    "money": "$" * 100_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_of_numbers_ends(name: str) -> None:
    """Each takes a second or two; with one rule that tries every beginning anew it would be hours."""
    for figure in figures_in(LONG[name]):
        assert figure.span is not None
    find(LONG[name])
