"""Which claims are put to one question, how it is asked, and how the answers relate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import (
    by,
    control,
    dead,
    event,
    linked,
    on,
    report,
    since,
    villages,
    voice,
    within,
)
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import Claim, Date, Place, Question, Reconciliation
from variorum.settings import Settings

DAY = "2024-03-05"
NORVALIA, ESTMAR = voice("Ada Brenn", "Norvalia", said=DAY), voice("Tomas Viller", "Estmar", said=DAY)


def _laid(*claims: Claim) -> Reconciliation:
    return reconcile([report("a", DAY), report("b", DAY), report("c", "2024-03-06")], claims, settings=Settings())


def _one(*claims: Claim) -> Question:
    (question,) = _laid(*claims).questions
    return question


def _held(article: str, by_whom: str, *chain: object, state: str = "holds", **more: object) -> Claim:
    return control(article, state, "Kelm", *chain, holder=by_whom, **{"when": on(DAY), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "one, other, relation",
    [
        (_held("a", "Norvalia", NORVALIA), _held("b", "Estmar", ESTMAR), "conflicts"),
        (_held("a", "Norvalia", NORVALIA), _held("b", "Norvalia", ESTMAR), "one answer"),
        (_held("a", "Norvalia", NORVALIA), _held("b", "Estmar", ESTMAR, sense="recognised"), "compatible"),
        (_held("a", "Norvalia", NORVALIA), _held("b", "Estmar", ESTMAR, when=on("2024-02-20")), "compatible"),
        (_held("a", "Norvalia", NORVALIA), _held("b", "", ESTMAR, state="contested"), "differs"),
        (_held("a", "Norvalia", NORVALIA), _held("b", "", ESTMAR, state="withstands"), "conflicts"),
        (_held("a", "Norvalia", NORVALIA), _held("b", "Estmar", ESTMAR, state="withdraws"), "compatible"),
        (_held("a", "Norvalia", NORVALIA, state="takes", when=by("2024-03-01")), _held("b", "Estmar"), "conflicts"),
    ],
)
def test_control(one: Claim, other: Claim, relation: str) -> None:
    assert _one(one, other).relation == relation


def test_disjoint_episodes_are_two_questions() -> None:
    old = _held("a", "Estmar", state="takes", when=within("1992-05-01", "1992-05-31"))
    assert len(_laid(old, _held("b", "Norvalia", state="takes")).questions) == 2


def test_one_place_with_two_names_is_asked_about_with_both() -> None:
    one, other = _held("a", "Norvalia", NORVALIA), _held("b", "Estmar", ESTMAR)
    question = _one(replace(one, where=Place("Kelm", id="g1")), replace(other, where=Place("Kelmi", id="g1")))
    assert question.about == "Who held Kelm (Kelmi) on 5 March 2024?"
    assert question.names == ("Kelm", "Kelmi")


def test_a_place_without_a_name_is_no_question() -> None:
    assert _laid(control("a", "takes", "the town", holder="Norvalia", when=on(DAY))).questions == ()


def test_open_control_says_since_when() -> None:
    question = _one(_held("a", "Estmar", when=since("1994-01-01")))
    assert question.positions[0].answer == "held by Estmar since 1 January 1994"


def test_voices_stand_in_the_order_they_spoke() -> None:
    late = _held("c", "Norvalia")
    question = _one(late, _held("b", "Estmar", ESTMAR), _held("a", "Norvalia", NORVALIA))
    assert [position.name for position in question.positions] == ["Norvalia", "Estmar", "c"]


def _attack(article: str, agent: str | None, recipient: str | None, *chain: object, word: str = "attack") -> Claim:
    names = {"agent": agent, "recipient": recipient, "place": "Kelm", "when": on("2024-03-04"), "word": word}
    return event(article, "ASSAULT", word, *chain, **names)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "one, other, relation",
    [
        (_attack("a", "Estmar", "Norvalia", NORVALIA), _attack("b", "Norvalia", "Estmar", ESTMAR), "mutual accusation"),
        (_attack("a", "Estmar", "Norvalia"), _attack("b", "Norvalia", "Estmar"), "differs"),
        (_attack("a", "Estmar", "Norvalia"), _attack("b", None, None, word="clash"), "differs"),
        (_attack("a", "Estmar", "Norvalia"), _attack("b", None, None), "compatible"),
        (_attack("a", "Estmar", "Norvalia"), _attack("b", "Estmar", None), "one answer"),
    ],
)
def test_events(one: Claim, other: Claim, relation: str) -> None:
    assert _one(one, other).relation == relation


def test_an_event_that_one_voice_tells_is_no_question() -> None:
    assert _laid(_attack("a", "Estmar", None)).questions == ()


def test_incidents_in_two_places_are_two_questions() -> None:
    kelm = dead("a", 12, place="Kelm", when=on("2024-03-04"))
    other = dead("b", 30, place="Brod", when=on("2024-03-04"))
    assert len(_laid(kelm, other).questions) == 2


def test_a_figure_of_an_event_takes_its_place() -> None:
    attack = event("a", "ASSAULT", "strike", place="Kelm", when=on("2024-03-04"), at=5)
    figure = linked(dead("a", 12, at=20), ("of_event", attack.id))
    (question,) = [q for q in _laid(attack, figure).questions if q.kind == "casualty"]
    assert question.about == "How many people were killed in Kelm (4 March 2024)?"


def test_what_an_outlet_repeats_of_its_own_source_is_no_second_voice() -> None:
    said = _held("a", "Norvalia", NORVALIA, at=5)
    alone = linked(_held("a", "Norvalia", at=50), ("restates", said.id))
    assert {position.support for position in _one(said, alone).positions} == {"one voice"}
    assert {p.support for p in _one(said, _held("b", "Norvalia", at=50)).positions} == {"one voice"}


@pytest.mark.parametrize(
    "second, support",
    [
        (_held("b", "Norvalia", NORVALIA), "one voice"),
        (_held("b", "Norvalia", voice("Ilo Marn", "Norvalia", said=DAY)), "repeated"),
        (_held("a", "Norvalia", voice("Ilo Marn", "Norvalia", said=DAY), at=50), "one voice"),
        (_held("b", "Norvalia", voice("he", "Norvalia", said=DAY)), "one voice"),
        (_held("b", "Norvalia", voice("Norvalia", "Norvalia", said=DAY)), "one voice"),
        (_held("b", "Estmar", voice("Ilo Marn", "Norvalia", said=DAY)), "one voice"),
    ],
)
def test_support_speaks_of_the_claimants_of_one_voice(second: Claim, support: str) -> None:
    question = _one(_held("a", "Norvalia", NORVALIA), second, _held("c", "Norvalia", ESTMAR))
    assert [position.support for position in question.positions if position.name == "Norvalia"] == [support]


@pytest.mark.parametrize(
    "sense, answer",
    [
        ("de facto", "held by Estmar (5 March 2024)"),
        ("recognised", "recognised as Estmar's (5 March 2024)"),
        ("claimed", "claimed by Estmar (5 March 2024)"),
    ],
)
def test_an_answer_keeps_the_sense_of_the_claim(sense: str, answer: str) -> None:
    question = _one(_held("a", "Estmar", NORVALIA, sense=sense))
    assert [position.answer for position in question.positions] == [answer]


def test_to_claim_a_place_is_not_the_same_answer_as_to_hold_it() -> None:
    question = _one(_held("a", "Estmar", NORVALIA), _held("b", "Estmar", ESTMAR, sense="claimed"))
    assert question.relation == "compatible"


def test_the_places_of_one_list_are_listed_and_are_no_names_of_one_place() -> None:
    places = ("Kelm", "Brod", "Sarn")
    listed = [
        control("a", "takes", name, NORVALIA, holder="Norvalia", when=on(DAY), exact="took", id=f"a/{name}")
        for name in places
    ]
    question = _one(*listed)
    assert question.about == "Who held Brod, Kelm and Sarn on 5 March 2024?"
    assert question.names == ()


def test_a_question_of_control_carries_the_range_of_its_answers() -> None:
    first = _held("a", "Norvalia", NORVALIA, state="takes", when=by("2024-02-20"))
    question = _one(first, _held("c", "Norvalia", state="takes"), _held("b", "Norvalia", ESTMAR, when=Date()))
    assert question.about == "Who held Kelm between 20 February 2024 and 5 March 2024?"
    assert (question.when.earliest, question.when.latest) == ("2024-02-20", DAY)


def test_a_count_of_places_carries_the_range_of_its_answers() -> None:
    counts = [villages(name, 10 + i, "villages", holder="Norvalia") for i, name in enumerate(("a", "c"))]
    question = _one(*counts)
    asked = "How many settlements and villages had Norvalia taken, as told between 5 March 2024 and 6 March 2024?"
    assert question.about == asked
    assert (question.when.earliest, question.when.latest) == (DAY, "2024-03-06")


@pytest.mark.parametrize("written", ["he", "We", "We,", "He himself"])
def test_a_pronoun_names_no_voice(written: str) -> None:
    question = _one(_held("a", "Norvalia", voice(written, actor=None)), _held("b", "Norvalia", ESTMAR))
    assert "somebody not named" in {position.name for position in question.positions}


def test_two_shown_bases_are_independent() -> None:
    counted = replace(NORVALIA, lemma="count")
    admitted = replace(ESTMAR, lemma="admit")
    question = _one(_held("a", "Norvalia", counted), _held("b", "Norvalia", admitted))
    assert {position.support for position in question.positions} == {"independent"}
    assert "own admission" in question.flags


def test_a_voice_that_counts_and_cites_a_document_is_one_side() -> None:
    paper = voice("the Arla register", role="document")
    claim = _held("a", "Norvalia", paper, replace(NORVALIA, lemma="count"))
    assert {position.support for position in _one(claim, _held("b", "Norvalia", ESTMAR)).positions} == {"one voice"}


def test_what_began_in_one_week_in_unlike_reports_is_counted_apart() -> None:
    kelm = dead("a", 100, NORVALIA, place="Kelm", began=since("2024-02-01"))
    brod = dead("b", 300, ESTMAR, place="Brod", began=since("2024-02-05"))
    text = "Nothing else was told of that day, and nobody knew when more would be. " * 6
    apart = reconcile(
        [report("a", "2024-03-03", text), report("b", "2024-03-04", text[::-1])], [kelm, brod], settings=Settings()
    )
    assert [len(question.positions) for question in apart.questions] == [1, 1]


def test_old_history_told_by_one_voice_is_no_question() -> None:
    assert _laid(_held("a", "Norvalia", background=True)).questions == ()
