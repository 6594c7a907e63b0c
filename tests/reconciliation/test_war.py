"""The war in five reports: one capture denied, figures kept apart by scope, one beginning told three ways."""

from __future__ import annotations

import pytest

from tests.reconciliation.pile_of_claims import lay_together as reconcile
from tests.reconciliation.war import ARTICLES, CLAIMS
from variorum.records import Position, Question
from variorum.settings import Settings

RESULT = reconcile(ARTICLES, CLAIMS, settings=Settings())


def _question(about: str) -> Question:
    (found,) = [question for question in RESULT.questions if about in question.about]
    return found


def _position(question: Question, name: str) -> Position:
    (found,) = [position for position in question.positions if position.name == name]
    return found


@pytest.mark.parametrize(
    "about, relation",
    [
        ("Who held Shusha", "denied"),
        ("What happened in Karabakh on 27 September 2020", "differs"),
        ("How many people had been killed since 27 September 2020", "grows"),
        ("How many people were killed in Ganja (17 October 2020)", "one answer"),
        ("How many soldiers (Karabakh)", "one answer"),
        ("How many settlements and villages had Azerbaijan taken, as told between", "compatible"),
        ("special forces", "denied"),
    ],
)
def test_relations(about: str, relation: str) -> None:
    assert _question(about).relation == relation


@pytest.mark.parametrize(
    "about, name, answer",
    [
        ("Who held Shusha", "Azerbaijan", "taken by Azerbaijan by 8 November 2020"),
        ("Who held Shusha", "Armenian officials", "denied"),
        ("Who held Shusha", "Armenia", "contested (8 November 2020); not taken; withstands (8 November 2020)"),
        ("since 27 September 2020 by", "early", "more than 700"),
        ("since 27 September 2020 by", "third", "at least 1,000"),
        ("special forces", "Pakistan", "denied"),
    ],
)
def test_answers(about: str, name: str, answer: str) -> None:
    questions = [question for question in RESULT.questions if about in question.about]
    assert answer in {p.answer for question in questions for p in question.positions if p.name == name}


def test_one_address_is_one_origin_however_many_reports() -> None:
    position = _position(_question("Who held Shusha"), "Azerbaijan")
    assert position.outlets == ("first", "third")
    assert len(position.origins) == 1


def test_nobody_shows_an_independent_basis() -> None:
    assert {position.support for position in _question("Who held Shusha").positions} <= {"one voice", "repeated"}


def test_a_series_is_neither_denied_nor_revised() -> None:
    assert "a series" in _question("settlements and villages had Azerbaijan taken, as told between").reason


def test_old_history_is_no_part_of_the_new_count() -> None:
    assert all("30,000" not in position.answer for position in _question("since 27 September 2020 by 8").positions)


def test_the_denial_is_tied_to_the_claims_it_answers() -> None:
    (denial,) = [claim for claim in RESULT.claims if claim.evidence.exact == "the claim"]
    assert [(link.type, link.claim) for link in denial.links] == [("denies", "third/20")]


def test_what_no_report_says() -> None:
    assert {gap.expectation for gap in RESULT.gaps} == {
        "who carried it out",
        "whether the ceasefire announced for 18 October 2020 began",
        "how many soldiers of Armenia were killed",
        "how many soldiers of Azerbaijan were killed",
    }
