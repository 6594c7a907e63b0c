"""Days at both ends of the calendar: nothing is counted beyond them."""

from __future__ import annotations

from datetime import date as Day

import pytest

from variorum.reconciliation.pile.days import each_day, moved, touch


@pytest.mark.parametrize(
    "given, days, expected",
    [
        (Day(2024, 2, 28), 2, Day(2024, 3, 1)),
        (Day(2024, 3, 1), -2, Day(2024, 2, 28)),
        (Day.max, 1, Day.max),
        (Day.min, -400, Day.min),
    ],
)
def test_moved(given: Day, days: int, expected: Day) -> None:
    assert moved(given, days) == expected


@pytest.mark.parametrize("end", [Day.min, Day.max])
def test_the_ends_of_the_calendar_touch_themselves(end: Day) -> None:
    assert touch((end, end), (end, end), slack=7)
    assert end in each_day((end, end), slack=7)
    assert not touch((Day.min, Day.min), (Day.max, Day.max), slack=400)
