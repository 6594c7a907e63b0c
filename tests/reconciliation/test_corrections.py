"""What a person decided holds on every run, and what cannot be applied is said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.deciding import (
    actors,
    apart,
    asked_of,
    claim_decided,
    claims_of,
    laid,
    question_decided,
    together,
    undone,
)
from tests.reconciliation.pile_of_claims import dead, event, on, report, shifted, within
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from tests.reconciliation.war import ARTICLES, CLAIMS
from variorum.records import Article, Claim, Decision, Reconciliation
from variorum.settings import Settings

BY_ID = {claim.id: claim for claim in CLAIMS}
SOLDIERS, PEOPLE = BY_ID["second/300"], BY_ID["third/300"]
EARLY = BY_ID["early/100"]
SHUSHA = [BY_ID[name] for name in ("first/10", "third/20", "third/120", "third/180", "second/20")]
ATTACKS = [BY_ID[name] for name in ("first/500", "third/500", "second/500")]


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


# --- leaving out -------------------------------------------------------------------------------------------------


def test_a_rejected_claim_raises_no_gap_and_words_nothing() -> None:
    strike = BY_ID["early/500"]
    assert any(strike.id in gap.claims for gap in laid(ARTICLES, CLAIMS).gaps)
    result = laid(ARTICLES, CLAIMS, claim_decided(1, "reject", strike))
    used = {claim for gap in result.gaps for claim in gap.claims} | {c for use in result.wording for c in use.claims}
    assert strike.id not in used
    assert strike in result.claims


def test_a_question_is_asked_no_longer_when_it_grows_and_gets_another_id() -> None:
    """Its claims are what was decided about: a later report may change how it is keyed."""
    no = question_decided(1, "reject", SHUSHA[:3])
    few = [article for article in ARTICLES if article.id in ("first", "third")]
    for articles in (few, ARTICLES):
        known = {article.id for article in articles}
        result = laid(articles, [claim for claim in CLAIMS if claim.article in known], no)
        assert asked_of(result, SHUSHA[0]) == []
        assert result.problems == ()


def test_a_question_whose_claims_stand_in_several_is_not_guessed() -> None:
    result = laid(ARTICLES, CLAIMS, question_decided(1, "reject", [SOLDIERS, PEOPLE]))
    assert [problem.why for problem in result.problems] == ["its claims stand in several questions now, or answer none"]
    assert result.questions == laid(ARTICLES, CLAIMS).questions


def test_the_last_decision_holds_and_what_is_undone_does_not() -> None:
    no, yes = claim_decided(1, "reject", EARLY), claim_decided(2, "accept", EARLY)
    steps: tuple[tuple[tuple[Decision, ...], bool], ...] = (
        ((no,), False),
        ((no, yes), True),
        ((no, yes, undone(3, 2)), False),
        ((no, undone(3, 1)), True),
        ((no, undone(3, 1), undone(4, 3)), False),
    )
    for decisions, answers in steps:
        assert bool(asked_of(laid(ARTICLES, CLAIMS, *decisions), EARLY)) is answers


# --- putting together and taking apart ---------------------------------------------------------------------------


def test_claims_put_together_answer_one_question() -> None:
    assert asked_of(laid(ARTICLES, CLAIMS), SOLDIERS) == [{SOLDIERS.id}]
    result = laid(ARTICLES, CLAIMS, together(1, [SOLDIERS], [PEOPLE]))
    assert asked_of(result, SOLDIERS) == asked_of(result, PEOPLE) == [{SOLDIERS.id, PEOPLE.id, EARLY.id}]
    (held,) = result.decided
    assert held.claims == tuple(sorted((SOLDIERS.id, PEOPLE.id)))
    assert [claims_of(one) for one in result.questions if one.id in held.questions] == asked_of(result, PEOPLE)


def test_a_claim_that_no_question_asked_about_can_be_put_with_another() -> None:
    strike = BY_ID["early/500"]
    assert asked_of(laid(ARTICLES, CLAIMS), strike) == []
    result = laid(ARTICLES, CLAIMS, together(1, [strike], ATTACKS))
    assert asked_of(result, strike) == [{strike.id, *(claim.id for claim in ATTACKS)}]


def test_what_is_taken_apart_is_asked_by_itself_and_the_rest_stays() -> None:
    whole = {"first/500", "second/500", "third/500"}
    assert asked_of(laid(ARTICLES, CLAIMS), ATTACKS[0]) == [whole]
    result = laid(ARTICLES, CLAIMS, apart(1, ATTACKS[:1], ATTACKS[1:]))
    assert asked_of(result, ATTACKS[0]) == [{"first/500"}]
    assert asked_of(result, ATTACKS[1]) == [whole - {"first/500"}]
    assert len({question.id for question in result.questions}) == len(result.questions)


def test_a_denial_taken_apart_denies_that_claim_no_longer() -> None:
    denial = BY_ID["third/80"]
    assert [one.relation for one in laid(ARTICLES, CLAIMS).questions if denial.id in claims_of(one)] == ["denied"]
    assert asked_of(laid(ARTICLES, CLAIMS, apart(1, [denial], SHUSHA)), denial) == []


def test_decisions_follow_one_another() -> None:
    one, two = together(1, [SOLDIERS], [PEOPLE]), apart(2, [SOLDIERS], [PEOPLE, EARLY])
    assert asked_of(laid(ARTICLES, CLAIMS, one, two), SOLDIERS) == [{SOLDIERS.id}]
    again = together(3, [SOLDIERS], [PEOPLE])
    assert SOLDIERS.id in asked_of(laid(ARTICLES, CLAIMS, one, two, again), PEOPLE)[0]
    assert asked_of(laid(ARTICLES, CLAIMS, one, two, undone(3, 2)), SOLDIERS)[0] > {SOLDIERS.id}


def _toll(article: str, count: float, at: int, place: str = "Brod", **more: object) -> Claim:
    return dead(article, count, place=place, cumulative=False, at=at, **more)


def test_a_later_report_goes_with_what_it_belongs_to() -> None:
    """Of a later claim that belongs to both sides nothing is known, and it stays with the rest."""
    reports = [report("a", "2031-05-04"), report("b", "2031-05-04"), report("later", "2031-05-05")]
    own, rest, later = (_toll(name, 40, 10) for name in ("a", "b", "later"))
    cut = apart(1, [own], [rest])
    assert asked_of(laid(reports[:2], [own, rest], cut), own) == [{own.id}]
    result = laid(reports, [own, rest, later], cut)
    assert asked_of(result, own) == [{own.id}]
    assert asked_of(result, later) == [{rest.id, later.id}]


def test_a_later_report_that_belongs_to_what_was_set_apart_goes_with_it() -> None:
    """The attack of the 1st to 3rd and that of the 3rd to 5th share a day; what happened on the 1st is of the first."""
    reports = [report(name, "2031-05-06") for name in ("a", "b", "later", "both")]
    own, rest, later, both = (
        event(name, "ASSAULT", "an attack", place="Brod", when=when)
        for name, when in (
            ("a", within("2031-05-01", "2031-05-03")),
            ("b", within("2031-05-03", "2031-05-05")),
            ("later", on("2031-05-01")),
            ("both", on("2031-05-03")),
        )
    )
    cut = apart(1, [own], [rest])
    assert asked_of(laid(reports, [own, rest, later, both]), own) == [{own.id, rest.id, later.id, both.id}]
    result = laid(reports, [own, rest, later, both], cut)
    assert asked_of(result, later) == [{own.id, later.id}]
    assert asked_of(result, both) == [{rest.id, both.id}]


# --- what can be said of all of them -----------------------------------------------------------------------------

MADE: tuple[Decision, ...] = (
    claim_decided(1, "reject", BY_ID["early/350"]),
    claim_decided(2, "correct", EARLY, value=750),
    together(3, [SOLDIERS], [PEOPLE]),
    apart(4, ATTACKS[:1], ATTACKS[1:]),
    actors(5, "merge", "Armenia", "Armenian officials"),
    question_decided(6, "accept", SHUSHA),
    claim_decided(7, "reject", BY_ID["early/50"]),
    undone(8, 7),
)


@settings(max_examples=25, deadline=None)
@given(decisions=st.permutations(MADE), claims=st.permutations(CLAIMS), articles=st.permutations(ARTICLES))
def test_the_order_of_the_rows_never_matters(
    decisions: list[Decision], claims: list[Claim], articles: list[Article]
) -> None:
    assert laid(articles, claims, *decisions) == laid(ARTICLES, CLAIMS, *MADE)


def test_none_of_them_is_a_problem_and_each_holds_somewhere() -> None:
    result = laid(ARTICLES, CLAIMS, *MADE)
    assert result.problems == ()
    assert [held.decision for held in result.decided] == ["d1", "d2", "d3", "d4", "d5", "d6"]


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(ARTICLES))
def test_a_report_that_comes_later_changes_none_of_them(copied: Article) -> None:
    """A copy under another name: whatever was decided about the first still holds for it."""
    own = [claim for claim in CLAIMS if claim.article == copied.id]
    more = replace(copied, id="zcopy", outlet="zcopy")
    result = laid([*ARTICLES, more], [*CLAIMS, *shifted(own, "zcopy")], *MADE)
    assert result.problems == ()
    assert asked_of(result, BY_ID["early/350"]) == []
    assert {SOLDIERS.id, PEOPLE.id} <= asked_of(result, PEOPLE)[0]
    assert not asked_of(result, ATTACKS[0])[0] & {claim.id for claim in ATTACKS[1:]}


def test_a_claim_under_another_id_keeps_what_was_decided() -> None:
    """A better reader finds the same words: what was decided about them holds for its claim."""
    read = [replace(article, text="x" * 900) for article in ARTICLES]
    words = "More than 700 people have died"
    text = "x" * 100 + words + "x" * 900
    read = [replace(article, text=text) if article.id == "early" else article for article in read]
    before = replace(dead("early", 700, mod="MORE_THAN", at=100, exact=words), id="before")
    after = replace(before, id="after", evidence=replace(before.evidence, spans=before.evidence.spans))
    pile = [claim for claim in CLAIMS if claim.id != EARLY.id]
    change = claim_decided(1, "correct", before, value=750)
    assert "more than 750" in _answers(laid(read, [*pile, before], change))
    found = laid(read, [*pile, after], change)
    assert "more than 750" in _answers(found)
    assert found.problems == ()


def test_what_is_gone_is_a_problem_that_names_the_decision() -> None:
    rest: Sequence[Claim] = [claim for claim in CLAIMS if claim.article != "second"]
    left = [article for article in ARTICLES if article.id != "second"]
    decisions = (
        claim_decided(1, "reject", SOLDIERS),
        together(2, [SOLDIERS], [PEOPLE]),
        apart(3, [ATTACKS[2]], ATTACKS[:2]),
        actors(4, "merge", "Karabakh", "self-declared defence ministry"),
        undone(5, 9),
    )
    problems = laid(left, rest, *decisions).problems
    assert sorted(problem.where for problem in problems) == ["d1", "d2", "d3", "d4", "d5"]
    assert laid(left, rest, *decisions).questions == laid(left, rest).questions


def test_questions_of_two_kinds_are_not_put_together() -> None:
    result = laid(ARTICLES, CLAIMS, together(1, [SOLDIERS], SHUSHA))
    assert [problem.where for problem in result.problems] == ["d1"]
    assert asked_of(result, SOLDIERS) == [{SOLDIERS.id}]
