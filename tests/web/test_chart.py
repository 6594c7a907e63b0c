"""Figures over time as a drawing: nothing of it leaves the paper, and every mark is a claim of the table beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.pile_of_claims import on
from tests.report.sample import ARTICLES, CLAIMS, RESULT
from variorum.records import Count, Course, Date, Silence
from variorum.report.pile import Pile, pile
from variorum.web.chart import HEIGHT, LEFT, WIDTH, Chart, chart

DAYS = [(date(2031, 5, 1) + timedelta(days=number)).isoformat() for number in range(60)]


def _pile(count: int) -> Pile:
    claims = tuple(replace(CLAIMS[2], id=f"c{number}") for number in range(count))
    return pile(ARTICLES, replace(RESULT, claims=claims, questions=()))


def _count(number: int, day: str | None, low: float | None, high: float | None, **more: bool) -> Count:
    value = low if low == high else None
    return Count(f"c{number}", on(day) if day else Date(), value, low, high, None, **more)


def _drawn(*courses: Course) -> Chart | None:
    return chart(_pile(sum(len(one.counts) for one in courses)), "people killed", courses)


def _course(*counts: Count, name: str = "Norvalia", silences: tuple[Silence, ...] = ()) -> Course:
    return Course("party", name, counts, silences=silences)


TOO_LITTLE = (
    ("nothing", ()),
    ("one figure", (_count(0, DAYS[0], 3, 3),)),
    ("figures without a day", (_count(0, None, 3, 3), _count(1, None, 4, 4))),
    ("no bounds at all", (_count(0, DAYS[0], None, None), _count(1, DAYS[1], None, None))),
    ("of claims that are not there", (_count(7, DAYS[0], 3, 3), _count(8, DAYS[1], 4, 4))),
)


@pytest.mark.parametrize(("what", "counts"), TOO_LITTLE, ids=[row[0] for row in TOO_LITTLE])
def test_what_a_line_tells_better_is_not_drawn(what: str, counts: tuple[Count, ...]) -> None:
    assert chart(_pile(2), "people killed", [_course(*counts)]) is None


def test_later_stands_to_the_right_and_more_stands_higher() -> None:
    made = _drawn(_course(_count(0, DAYS[0], 40, 40), _count(1, DAYS[9], 90, 90)))
    assert made is not None
    first, last = made.marks
    assert (first.x < last.x, first.high > last.high) == (True, True)
    assert (first.claim, last.claim, made.logarithmic) == ("c0", "c1", False)
    assert (len(made.traces), made.days[0].words, made.days[-1].words) == (1, "1 May 2031", "10 May 2031")


def test_open_ends_and_doubts_are_shown() -> None:
    made = _drawn(
        _course(_count(0, DAYS[0], 40, None), _count(1, DAYS[3], None, 90), _count(2, DAYS[5], 9, 9, denied=True))
    )
    assert made is not None
    assert [(mark.open_below, mark.open_above, mark.denied) for mark in made.marks] == [
        (False, True, False),
        (True, False, False),
        (False, False, True),
    ]


ABOUT, RANGE = Count("c0", on(DAYS[0]), 100, 50, 150, "APPROX"), Count("c0", on(DAYS[0]), None, 50, 150)
OVER, NEARLY = Count("c0", on(DAYS[0]), 100, 101, None, "MORE_THAN"), Count("c0", on(DAYS[0]), 100, 91, 100, "NEARLY")


@pytest.mark.parametrize(
    ("count", "told"),
    [(ABOUT, [100]), (NEARLY, [100]), (OVER, [100]), (RANGE, [50, 150]), (_count(0, DAYS[0], 50, None), [50])],
    ids=["about 100", "nearly 100", "more than 100", "50 to 150", "50 or more"],
)
def test_a_dot_stands_at_the_number_that_is_told(count: Count, told: list[float]) -> None:
    scale = [_count(number, DAYS[number], value, value) for number, value in enumerate((50.0, 100.0, 150.0), 1)]
    made = _drawn(_course(count, *scale))
    assert made is not None
    heights = {value: mark.high for value, mark in zip((50.0, 100.0, 150.0), made.marks[1:], strict=True)}
    assert made.marks[0].dots == tuple(heights[value] for value in told)


def test_a_silence_breaks_the_line() -> None:
    counts = [_count(number, DAYS[day], 10 + day, 10 + day) for number, day in enumerate((0, 1, 40, 41))]
    whole, broken = _drawn(_course(*counts)), _drawn(_course(*counts, silences=(Silence(DAYS[1], DAYS[40]),)))
    assert whole is not None
    assert broken is not None
    assert (len(whole.traces), len(broken.traces)) == (1, 2)


def test_figures_far_apart_stand_in_equal_ratios() -> None:
    made = _drawn(_course(_count(0, DAYS[0], 3, 3), _count(1, DAYS[1], 30_000, 30_000)))
    assert made is not None
    assert made.logarithmic
    assert [tick.words for tick in made.values][-1] == "10,000"


def test_each_voice_has_its_own_line_of_the_legend() -> None:
    made = _drawn(
        _course(_count(0, DAYS[0], 3, 3)), _course(_count(1, DAYS[0], 4, 4), name="Estmar"), _course(name="silent")
    )
    assert made is not None
    assert [voice.name for voice in made.voices] == ["Norvalia", "Estmar"]
    assert made.marks[0].x != made.marks[1].x


VALUES = st.one_of(st.none(), st.integers(0, 10**9).map(float), st.floats(0, 1e6))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DAYS), VALUES, VALUES, st.integers(0, 3)), min_size=2, max_size=12))
def test_nothing_leaves_the_paper(rows: list[tuple[str, float | None, float | None, int]]) -> None:
    courses = []
    for voice in range(4):
        own = [
            _count(number, day, *(sorted((low, high)) if low is not None and high is not None else (low, high)))
            for number, (day, low, high, who) in enumerate(rows)
            if who == voice
        ]
        courses.append(_course(*own, name=f"voice {voice}"))
    made = chart(_pile(len(rows)), "people killed", courses)
    drawable = [row for row in rows if row[1] is not None or row[2] is not None]
    told = {
        tuple(sorted((low, high)) if low is not None and high is not None else (low, high))
        for _, low, high, _ in drawable
    }
    assert (made is None) == (len(told) < 2)  # one figure told twice is better said than drawn
    if made is None:
        return
    assert len(made.marks) == len(drawable)
    for mark in made.marks:
        assert LEFT - 10 <= mark.x <= WIDTH
        assert 0 <= mark.high <= mark.low <= HEIGHT
    for tick in (*made.values, *made.days):
        assert 0 <= tick.at <= WIDTH
