"""An excerpt holds the records that bear on what is wanted, each as it is in the whole, and no others."""

from __future__ import annotations

import pytest

from tests.web.ledgers import nothing, war
from variorum.ledger import Filter, Ledger, Wanted
from variorum.records import Reconciliation


@pytest.fixture(scope="module")
def whole() -> Reconciliation:
    """Everything that was laid side by side."""
    with Ledger.read(war()) as ledger:
        return ledger.reconciliation()


PARTS = ("claims", "datings", "origins", "statements", "questions", "stories", "wording", "gaps")


def _is_part(found: Reconciliation, whole: Reconciliation) -> None:
    """Each record as in the whole, once, in the same order."""
    for name in PARTS:
        own, every = getattr(found, name), getattr(whole, name)
        assert own == tuple(one for one in every if one in own), name
        assert len(set(map(repr, own))) == len(own), name


def test_a_question_brings_its_claims_and_their_reports(whole: Reconciliation) -> None:
    with Ledger.read(war()) as ledger:
        for question in whole.questions:
            found = ledger.excerpt(Wanted(questions=[question.id]))
            claims = [one for one in whole.claims if one.id in question.claims]
            _is_part(found.found, whole)
            assert list(found.found.claims) == claims
            assert found.found.questions == (question,)
            assert {one.id for one in found.articles} == {one.article for one in claims}


def test_a_report_brings_its_own_claims_and_the_questions_they_answer(whole: Reconciliation) -> None:
    with Ledger.read(war()) as ledger:
        for article in ledger.articles():
            found = ledger.excerpt(Wanted(reports=[article.id]))
            claims = tuple(one for one in whole.claims if one.article == article.id)
            answered = tuple(one for one in whole.questions if {claim.id for claim in claims} & set(one.claims))
            _is_part(found.found, whole)
            assert found.found.claims == claims
            assert found.found.questions == answered
            assert {one.id for one in found.articles} == {article.id}


def test_a_front_brings_the_first_claim_of_its_first_voices(whole: Reconciliation) -> None:
    (control,) = (one for one in whole.questions if one.kind == "control")
    with Ledger.read(war()) as ledger:
        for voices in range(6):
            found = ledger.excerpt(Wanted(fronts=[control.id], voices=voices)).found
            first = {position.claims[0] for position in control.positions[:voices]}
            assert {one.id for one in found.claims} == first
            assert found.questions == (control,)


def test_gaps_are_brought_in_parts(whole: Reconciliation) -> None:
    with Ledger.read(war()) as ledger:
        every = [ledger.excerpt(Wanted(gaps=(1, at))).found.gaps for at in range(len(whole.gaps))]
        assert tuple(one for part in every for one in part) == whole.gaps


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(questions=["none"], fronts=["none"], claims=["none"], reports=["none"], about=["none"]),
        Wanted(claims=["'; DROP TABLE claims; --", '"]', "\u2028", ""]),
    ],
)
def test_what_is_not_there_brings_nothing(wanted: Wanted) -> None:
    for path in (war(), nothing()):
        with Ledger.read(path) as ledger:
            found = ledger.excerpt(wanted)
            assert (found.articles, found.found.claims, found.found.questions) == ((), (), ())


def test_many_ids_are_asked_for_at_once(whole: Reconciliation) -> None:
    with Ledger.read(war()) as ledger:
        names = [f"none {number}" for number in range(50_000)] + [one.id for one in whole.claims]
        assert ledger.excerpt(Wanted(claims=names)).found.claims == whole.claims
        assert ledger.claim_ids(Filter(), limit=-1) == tuple(one.id for one in whole.claims)
