"""Silences between what is told, and the control of one place across its questions."""

from __future__ import annotations

import pytest

from variorum.over_time import SILENCE, Days, places_over_time, silences
from variorum.records import Course, Question, Silence, Spell, Voice

DAY = ("2031-05-01", "2031-05-01")
WITHIN = (f"2031-05-{1 + SILENCE:02}", f"2031-05-{1 + SILENCE:02}")
BEYOND = (f"2031-05-{2 + SILENCE:02}", f"2031-05-{2 + SILENCE:02}")
QUIET = Silence("2031-05-01", BEYOND[0])


@pytest.mark.parametrize(
    "told, others, found",
    [
        ([], None, []),
        ([DAY], None, []),
        ([DAY, WITHIN], None, []),
        ([DAY, BEYOND], None, [QUIET]),
        ([BEYOND, DAY], None, [QUIET]),  # the order in which it is told does not matter
        ([DAY, WITHIN, BEYOND], None, []),
        ([DAY, BEYOND], [], []),  # nobody else goes on
        ([DAY, BEYOND], [DAY, BEYOND], []),  # others speak only at its ends
        ([DAY, BEYOND], [("2031-05-04", "2031-05-04")], [QUIET]),
        ([DAY, BEYOND], [(None, "2031-05-04")], [QUIET]),
        ([DAY, BEYOND], [("2031-06-04", "2031-06-04")], []),
        ([DAY, (None, BEYOND[1])], None, [QUIET]),
        ([DAY, (None, None), BEYOND], None, [QUIET]),  # what has no day fills no silence
        ([("2001-01-01", "2031-05-01"), ("2020-01-01", "2020-01-01"), BEYOND], None, [QUIET]),  # one stretch in another
        ([DAY, BEYOND, ("2031-08-01", "2031-08-01")], None, [QUIET, Silence(BEYOND[0], "2031-08-01")]),
    ],
)
def test_silences(told: list[Days], others: list[Days] | None, found: list[Silence]) -> None:
    assert list(silences(told, others=others)) == found


def _held(voice: Voice, name: str | None, day: str) -> Course:
    return Course(voice, name, spells=(Spell(f"{name} {day}", day, day, "on", "holds", "Estmar", "held by Estmar"),))


def _asked(name: str, place: str | None, *series: Course) -> Question:
    return Question(name, "control", f"Who held Arla ({name})?", "one answer", "", (), place=place, series=series)


def test_one_place_is_joined_over_all_its_questions() -> None:
    asked = (
        _asked("war", "id:7", _held("party", "Norvalia", "2031-05-04"), _held("unnamed", "a man", "2031-05-04")),
        _asked("elsewhere", "id:8", _held("party", "Norvalia", "2031-05-04")),
        _asked("before", "id:7", _held("party", "Norvalia", "2029-01-01"), _held("unnamed", "a man", "2029-01-02")),
        _asked("listed", None, _held("party", "Norvalia", "2031-05-04")),
    )
    arla, other = places_over_time(asked)
    assert (arla.questions, other.questions) == (("war", "before"), ("elsewhere",))
    assert [(one.name, [spell.first for spell in one.spells]) for one in arla.series] == [
        ("Norvalia", ["2029-01-01", "2031-05-04"]),
        ("a man", ["2029-01-02"]),  # two unnamed sources are not shown to be one
        ("a man", ["2031-05-04"]),
    ]
    assert [one.silences for one in arla.series] == [(Silence("2029-01-01", "2031-05-04"),), (), ()]
