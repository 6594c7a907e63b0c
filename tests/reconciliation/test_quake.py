"""One incident in many counts: one question of each kind, whoever counts and however little a count says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.pile_of_claims import lay_together as reconcile
from tests.reconciliation.quake import ARTICLES, CLAIMS
from variorum.records import Article, Claim, Question
from variorum.settings import Settings


def _asked(articles: list[Article], claims: list[Claim]) -> tuple[Question, ...]:
    return reconcile(articles, claims, settings=Settings()).questions


BODY = "Estmar’s health ministry"
QUESTIONS = _asked(list(ARTICLES), list(CLAIMS))


@pytest.mark.parametrize(
    "about, relation, voices",
    [
        (
            "How many people were killed in Brod (3 March 2024)?",
            "revised",
            {"herald", "Estmar’s health ministry", "Oto Brand"},
        ),
        ("How many children had been hurt in Brod by 5 March 2024?", "one answer", {BODY}),
        ("How many people were killed in Vale (1 May 1998)?", "one answer", {"list"}),
        ("How many people were killed in Hill (2 June 2003)?", "one answer", {"list"}),
        ("How many people were killed in Lake (3 July 2011)?", "one answer", {"list"}),
    ],
)
def test_questions(about: str, relation: str, voices: set[str]) -> None:
    (question,) = [question for question in QUESTIONS if question.about == about]
    assert (question.relation, {position.name for position in question.positions}) == (relation, voices)


def test_the_missing_are_one_question() -> None:
    (question,) = [question for question in QUESTIONS if "missing" in question.about]
    assert [position.name for position in question.positions] == ["Estmar’s health ministry"]


def test_nothing_else_is_asked() -> None:
    assert len(QUESTIONS) == 6


def test_the_reason_tells_of_the_revision_the_doubt_and_the_rise() -> None:
    (reason,) = [question.reason for question in QUESTIONS if "killed in Brod" in question.about]
    assert "gives 58 (5 March 2024) and then 54 (8 March 2024)" in reason
    assert "more than 80 (Oto Brand, 8 March 2024)" in reason
    assert "At least 31 by 3 March 2024 (Estmar’s health ministry), later 58 by 5 March 2024 (Estmar’s" in reason


def test_old_incidents_are_background() -> None:
    flagged = {question.about for question in QUESTIONS if "background" in question.flags}
    assert flagged == {question.about for question in QUESTIONS if "Brod" not in question.about}


def test_ids_are_unique() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)


@settings(max_examples=25, deadline=None)
@given(articles=st.permutations(ARTICLES), claims=st.permutations(CLAIMS))
def test_the_order_of_the_input_never_matters(articles: list[Article], claims: list[Claim]) -> None:
    assert _asked(articles, claims) == QUESTIONS


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(ARTICLES), min_size=1))
def test_every_count_is_asked_about_once(articles: set[Article]) -> None:
    known = {article.id for article in articles}
    told = [claim for claim in CLAIMS if claim.article in known]
    asked = [claim for q in _asked(list(articles), told) for p in q.positions for claim in p.claims]
    assert len(asked) == len(set(asked))
    assert {claim.id for claim in told} - set(asked) <= {"list/120"}
