"""Written days, and what each says."""

from __future__ import annotations

import pytest

from variorum.reading.lines.days import days, weekdays

WRITTEN = [
    ("8 Nov 2020", [(2020, 11, 8, None, None)]),
    ("November 8, 2020", [(2020, 11, 8, None, None)]),
    ("Nov. 8", [(None, 11, 8, None, None)]),
    ("the 3rd of June, 2019", [(2019, 6, 3, None, None)]),
    ("Friday, January 27, 2023", [(2023, 1, 27, 5, None)]),
    ("on Monday (November 1) he", [(None, 11, 1, 1, None)]),
    ("2020-11-08", [(2020, 11, 8, None, None)]),
    ("2020-11-08T23:30:00+04:00", [(2020, 11, 8, None, "23:30+04:00")]),
    ("2020-11-08T23:30Z", [(2020, 11, 8, None, "23:30Z")]),
    ("Jan. 28, 2020, at 5:55 PM", [(2020, 1, 28, None, "17:55")]),
    ("Mon, 01 Nov 2021 13:00:05 GMT", [(2021, 11, 1, 1, "13:00 GMT")]),
    ("07/15/2016", [(2016, 7, 15, None, None)]),
    ("15.07.2016", [(2016, 7, 15, None, None)]),
    ("10/03/2017", []),
    ("31 February 2020", []),
    ("you may 5 times try", []),
    ("the score was 2-1 in March 2020", []),
    ("On June 3 and June 5, 2021", [(None, 6, 3, None, None), (2021, 6, 5, None, None)]),
    ("Nov. 8 1,200 people", [(None, 11, 8, None, None)]),
    ("March 9, 1862", [(1862, 3, 9, None, None)]),
    ("14 July 1789.", [(1789, 7, 14, None, None)]),
    ("1862-03-09", [(1862, 3, 9, None, None)]),
    ("call 1800-10-2", []),
    ("On 5 May, 1800 people fled", [(None, 5, 5, None, None)]),
    ("Updated 5 May 1830 GMT", [(None, 5, 5, None, None)]),
    ("May 5, 1830 hrs", [(None, 5, 5, None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_days(text: str, expected: list[tuple[int | None, int, int, int | None, str | None]]) -> None:
    found = days(text)
    assert [(day.year, day.month, day.day, day.weekday, day.time) for day in found] == expected
    assert all(text[day.start : day.end] == day.exact for day in found)


def test_weekdays_only_in_full() -> None:
    text = "on Sunday, not Sun. or sunday"
    assert [(text[start:end], number) for start, end, number in weekdays(text)] == [("Sunday", 7)]
