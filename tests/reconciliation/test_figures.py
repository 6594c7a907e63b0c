"""Figures as intervals, and how two figures of one scope relate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import dead, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.pile.figures import in_words, interval, overlap
from variorum.records import AttributionLevel, Claim, Figure
from variorum.settings import Settings


@pytest.mark.parametrize(
    "figure, expected",
    [
        (Figure(1221, None, None), (1221, 1221)),
        (Figure(30000, None, None), (25000, 35000)),
        (Figure(450, None, None), (445, 455)),
        (Figure(12, None, None), (12, 12)),
        (Figure(None, 12, None), (12, float("inf"))),
        (Figure(240, None, None, "NEARLY"), (216, 240)),
        (Figure(700, None, None, "MORE_THAN"), (700, float("inf"))),
        (Figure(None, None, None), None),
    ],
)
def test_intervals(figure: Figure, expected: tuple[float, float] | None) -> None:
    assert interval(figure) == expected


@pytest.mark.parametrize(
    "figure, words",
    [
        (Figure(1000, None, None, "EQUAL_OR_MORE"), "at least 1,000"),
        (Figure(240, None, None, "NEARLY"), "nearly 240"),
        (Figure(2.5, None, None), "2.5"),
        (Figure(None, 100, None, exact="hundreds"), "“hundreds”"),
        (Figure(None, 10, 20), "10 to 20"),
    ],
)
def test_words(figure: Figure, words: str) -> None:
    assert in_words(figure) == words


def test_no_number_overlaps_with_nothing_known() -> None:
    assert overlap(Figure(None, None, None), Figure(3, None, None)) is None


MINISTRY = voice("interior ministry of Norvalia", "Norvalia")
MAYOR = voice("Tomas Viller")
FIRST, LATER, LAST = report("a", "2024-03-03"), report("b", "2024-03-05"), report("c", "2024-03-20")
QUAKE = on("2024-03-03")


def _toll(article: str, count: float, *chain: AttributionLevel, mod: str | None = None) -> Claim:
    return dead(article, count, *chain, mod=mod, place="Kelm", when=QUAKE, cumulative=True)


@pytest.mark.parametrize(
    "one, other, relation",
    [
        (_toll("a", 31, MINISTRY), _toll("b", 58, MINISTRY), "grows"),
        (_toll("a", 58, MINISTRY), _toll("c", 54, MINISTRY), "revised"),
        (_toll("a", 58, MINISTRY), _toll("c", 54, MAYOR), "conflicts"),
        (_toll("a", 58, MINISTRY), _toll("a", 80, MAYOR), "differs"),
        (_toll("a", 58, MINISTRY), _toll("a", 58, MAYOR), "one answer"),
        (_toll("a", 58, MINISTRY), _toll("a", 50, MAYOR, mod="MORE_THAN"), "compatible"),
        (_toll("a", 58, MINISTRY), _toll("b", 54, MAYOR), "differs"),
    ],
)
def test_relations(one: Claim, other: Claim, relation: str) -> None:
    pair = [one, replace(other, id="other")]
    (question,) = reconcile([FIRST, LATER, LAST], pair, settings=Settings()).questions
    assert question.relation == relation


def test_a_count_does_not_grow_to_a_figure_that_stood_already() -> None:
    reports = [FIRST, LATER, LAST]
    claims = [_toll("a", 58, MAYOR), _toll("b", 50, mod="MORE_THAN"), replace(_toll("c", 58, MINISTRY), id="c")]
    (question,) = reconcile(reports, claims, settings=Settings()).questions
    assert question.relation == "compatible"


def test_growth_names_the_earliest_bearer_of_each_figure() -> None:
    fourth = report("d", "2024-03-22")
    claims = [_toll("a", 31, MAYOR), _toll("b", 31), _toll("c", 58, MINISTRY), _toll("d", 58)]
    (question,) = reconcile([FIRST, LATER, LAST, fourth], claims, settings=Settings()).questions
    assert question.relation == "grows"
    assert "31 by 3 March 2024 (Tomas Viller), later 58 by 20 March 2024 (Norvalia)" in question.reason


def test_another_side_is_another_question() -> None:
    claims = [dead("a", 10, side="Norvalia", group="military"), dead("b", 20, side="Estmar", group="military")]
    assert len(reconcile([FIRST, LATER], claims, settings=Settings()).questions) == 2
