"""What a person decided holds on every run, and what cannot be applied is said."""

from __future__ import annotations

import json

import pytest

from tests.reconciliation.war import ARTICLES, CLAIMS
from variorum.reconciliation import reconcile
from variorum.records import Decision, Reconciliation
from variorum.settings import Settings


def _decided(action: str, target: str, change: str = "") -> Reconciliation:
    decision = Decision("d1", target, action, "a reviewer", "2026-01-01T00:00:00Z", "because", change)  # type: ignore[arg-type]
    return reconcile(ARTICLES, CLAIMS, decisions=[decision], settings=Settings())


def _answers(result: Reconciliation) -> set[str]:
    return {position.answer for question in result.questions for position in question.positions}


def test_a_rejected_claim_answers_nothing_and_stays_in_the_ledger() -> None:
    result = _decided("reject", "early/100")
    assert "more than 700" not in _answers(result)
    assert "early/100" in {claim.id for claim in result.claims}


def test_a_rejected_question_is_not_asked() -> None:
    asked = reconcile(ARTICLES, CLAIMS, settings=Settings()).questions
    assert asked[0].id not in {question.id for question in _decided("reject", asked[0].id).questions}


def test_a_correction_answers_anew() -> None:
    result = _decided("correct", "early/100", json.dumps({"figure": {"value": 750.0}}))
    assert "more than 750" in _answers(result)
    assert result.problems == ()


@pytest.mark.parametrize(
    "action, target, change, why",
    [
        ("correct", "early/100", "not json", "JSON object"),
        ("correct", "early/100", '{"colour": "red"}', "JSON object"),
        ("correct", "early/100", '{"figure": {"value": "many"}}', "JSON object"),
        ("reject", "gone", "", "no longer in the ledger"),
        ("merge", "early/100", "", "nothing to be put together"),
    ],
)
def test_what_cannot_be_applied_is_a_problem(action: str, target: str, change: str, why: str) -> None:
    (problem,) = _decided(action, target, change).problems
    assert why in problem.why
    assert target in problem.what
