"""What changed between two states of a pile is what a reader would see who laid the two briefs side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.deciding import apart, claims_of, laid, question_decided, together
from tests.reconciliation.war import ARTICLES, CLAIMS
from variorum.reconciliation.changes import changes
from variorum.records import Article, Changes, Decision

BY_ID = {claim.id: claim for claim in CLAIMS}
NOW = laid(ARTICLES, CLAIMS)


def _since(*left_out: str, decisions: tuple[Decision, ...] = ()) -> Changes:
    """What came with these reports and decisions."""
    then = [article for article in ARTICLES if article.id not in left_out]
    before = laid(then, [claim for claim in CLAIMS if claim.article not in left_out])
    after = laid(ARTICLES, CLAIMS, *decisions)
    return changes(before, after, then=then, now=ARTICLES, decisions=decisions, since="2031-01-01")


def test_nothing_changes_by_itself() -> None:
    assert _since() == Changes(since="2031-01-01")


def test_everything_is_new_since_before_the_first_report() -> None:
    found = _since(*(article.id for article in ARTICLES))
    assert set(found.added) == {article.id for article in ARTICLES}
    assert [turn.after for turn in found.turns] == list(NOW.questions)
    assert all(turn.before == () for turn in found.turns)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article.id))
def test_only_what_a_report_touches_changes(article: Article) -> None:
    """A question that the report says nothing of is as it was."""
    found = _since(article.id)
    assert found.added == (article.id,)
    for turn in found.turns:
        assert turn.after is not None
        assert {claim.partition("/")[0] for claim in claims_of(turn.after)} & {article.id}


def test_a_question_that_is_answered_by_more_goes_on() -> None:
    turns = {
        turn.after.kind: turn for turn in _since("third").turns if turn.after is not None and len(turn.before) == 1
    }
    before, after = turns["control"].before[0], turns["control"].after
    assert after is not None
    assert (before.relation, after.relation) == ("one answer", "denied")
    assert claims_of(before) < claims_of(after)


def test_questions_put_together_come_from_several() -> None:
    made = together(1, [BY_ID["second/300"]], [BY_ID["third/300"]])
    (turn,) = _since(decisions=(made,)).turns
    assert len(turn.before) == 2
    assert turn.after is not None


def test_of_a_question_taken_apart_the_larger_part_goes_on() -> None:
    made = apart(1, [BY_ID["first/500"]], [BY_ID["second/500"], BY_ID["third/500"]])
    found = _since(decisions=(made,))
    told = {claims_of(turn.after): len(turn.before) for turn in found.turns if turn.after is not None}
    assert told == {frozenset({"first/500"}): 0, frozenset({"second/500", "third/500"}): 1}
    assert found.decisions == ("d1",)


def test_a_question_asked_no_longer_is_told() -> None:
    made = question_decided(1, "reject", [BY_ID["early/350"]])
    (turn,) = _since(decisions=(made,)).turns
    assert turn.after is None
    assert claims_of(turn.before[0]) == {"early/350"}


def test_a_new_version_of_a_report_is_told_and_its_questions_go_on() -> None:
    """Its claims have other ids, so a question is known by what keys it, or by its words."""
    new = [
        replace(claim, id=claim.id.replace("early", "early2"), version=2) if claim.article == "early" else claim
        for claim in CLAIMS
    ]
    now = [replace(article, version=2) if article.id == "early" else article for article in ARTICLES]
    found = changes(NOW, laid(now, new), then=ARTICLES, now=now)
    assert (found.added, found.revised) == ((), ("early",))
    assert found.turns == ()
    corrected = [
        replace(claim, figure=replace(claim.figure, value=14.0)) if claim.id == "early2/350" and claim.figure else claim
        for claim in new
    ]
    turns = changes(NOW, laid(now, corrected), then=ARTICLES, now=now).turns
    answers = [
        ([one.answer for q in turn.before for one in q.positions], [one.answer for one in turn.after.positions])
        for turn in turns
        if turn.after is not None
    ]
    assert (["12"], ["14"]) in answers
