"""What is a clause, which day counts, whose dead they are, and which places are one: each as a small table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import by, claim, control, dead, event, on, report, voice, within
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.comparing.clauses import is_clause, said_plainly
from variorum.reconciliation.pile.places import PlaceNames, place_key, places_at, written_together
from variorum.records import Claim, Place, Question, TimeExpression
from variorum.records import Span as Words
from variorum.settings import Settings

DAY = "2024-03-05"
NORVALIA = voice("Ada Brenn", "Norvalia", said=DAY)
DENYING = voice("Oto Brand", "Estmar", said=DAY, lemma="deny", frame="denial", factuality="CT-")


def _asked(*claims: Claim, text: str = "") -> tuple[Question, ...]:
    return reconcile([report("a", DAY, text), report("b", DAY)], claims, settings=Settings()).questions


@pytest.mark.parametrize(
    "words, told",
    [
        ("that the bridge was closed", True),
        ("the bridge has been closed", True),
        ("sending help too late", True),
        ("the claim", False),
        ("Estmar this week", False),
        ("the news media reports", False),
    ],
)
def test_clauses(words: str, told: bool) -> None:
    assert is_clause(claim("a", "statement", words)) is told


@pytest.mark.parametrize(
    "words, shown",
    [
        ("that the bridge was closed", "the bridge was closed"),
        ("planes crossed the border as “baseless", "planes crossed the border"),
        ("it was “a sad day”", "it was “a sad day”"),
        ("that", "that"),
    ],
)
def test_clauses_are_quoted_plainly(words: str, shown: str) -> None:
    assert said_plainly(words) == shown


def test_a_denial_of_a_mere_name_is_no_question() -> None:
    assert _asked(claim("a", "statement", "Estmar this long week", DENYING, NORVALIA)) == ()


@pytest.mark.parametrize(
    "text, pairs",
    [
        ("Kelm, Norvalia", [("k", "n")]),
        ("Kelm in northern Norvalia", [("k", "n")]),
        ("Kelm, in the breakaway region of Norvalia", []),
        ("Kelm and Norvalia", []),
        ("Kelm in January left Norvalia", []),
    ],
)
def test_places_written_together(text: str, pairs: list[tuple[str, str]]) -> None:
    assert list(written_together(text, places_at(text, PlaceNames({"Kelm": "k", "Norvalia": "n"})))) == pairs


@pytest.mark.parametrize(
    "name, key",
    [("Kelm", "name:kelm"), ("the town", None), ("Norvalia’s second city", None), ("Norvalia’s Green Valley", "x")],
)
def test_a_description_is_no_name(name: str, key: str | None) -> None:
    found = place_key(Place(name))
    assert found is not None if key == "x" else found == key


def test_an_unresolved_place_is_the_one_resolved_place_of_its_name() -> None:
    known = replace(
        control("a", "takes", "Kelm", NORVALIA, holder="Norvalia", when=by(DAY)), where=Place("Kelm", id="g")
    )
    unknown = control("b", "takes", "Kelm", holder="Norvalia", when=by(DAY))
    result = reconcile([report("a", DAY), report("b", DAY)], [known, unknown], settings=Settings())
    assert len(result.questions) == 1
    assert {claim.id: claim.where for claim in result.claims} == {"a/0": Place("Kelm", id="g"), "b/0": Place("Kelm")}


def test_a_heading_that_describes_the_place_asks_about_its_name() -> None:
    body = control("a", "takes", "Kelm", NORVALIA, holder="Norvalia", when=by(DAY), at=50)
    heading = control("a", "takes", "Estmar’s second city", NORVALIA, holder="Norvalia", when=by(DAY))
    (question,) = _asked(body, heading)
    assert question.names == ("Kelm", "Estmar’s second city")


@pytest.mark.parametrize("side, who", [("Kelm", "people"), ("Norvalia", "people (Norvalia)")])
def test_a_towns_dead_are_of_no_side(side: str, who: str) -> None:
    fight = event("a", "ASSAULT", "attack", agent="Norvalia", place="Kelm", when=on(DAY), at=90)
    (question,) = [q for q in _asked(dead("a", 12, side=side, place="Kelm"), fight) if q.kind == "casualty"]
    assert who in question.scope.split(" · ")


@pytest.mark.parametrize(
    "text, about",
    [
        ("The toll was put at 58 on Monday.", "How many people had been killed in Kelm by 4 March 2024?"),
        ("The toll rose to 58 in Monday’s flood.", "How many people had been killed in Kelm by 5 March 2024?"),
    ],
)
def test_the_day_of_the_count(text: str, about: str) -> None:
    figure_at, day_at = text.index("58"), text.index("Monday")
    monday = TimeExpression(Words(day_at, day_at + 6, "Monday"), "DATE", "XXXX-WXX-1")
    told = dead("a", 58, place="Kelm", cumulative=True, when=replace(on("2024-03-04"), expression=monday))
    assert told.figure is not None
    told = replace(told, figure=replace(told.figure, span=Words(figure_at, figure_at + 2, "58")))
    (question,) = _asked(told, text=text)
    assert question.about == about


def test_a_count_without_any_scope_is_asked_of_its_report() -> None:
    (question,) = _asked(dead("a", 12))
    assert question.about == "How many people were killed in what a tells?"


def test_a_headline_that_shortens_its_report_is_no_second_answer() -> None:
    heading = dead("a", 50, place="Kelm", part="headline")
    (question,) = _asked(heading, dead("a", 50, place="Kelm", mod="EQUAL_OR_MORE", at=40), dead("b", 59, place="Kelm"))
    assert question.relation == "compatible"


def test_a_truce_of_old_ends_what_its_sentence_counts() -> None:
    text = "Since a truce of 1994 ended a war in Kelm that killed 3,000 people, the border has been quiet."
    truce = event("a", "RETREAT", "a truce of 1994", mode="ceasefire", at=6, when=within("1994-01-01", "1994-12-31"))
    (question,) = _asked(truce, dead("a", 3000, place="Kelm", at=text.index("killed"), exact="killed 3,000"), text=text)
    assert question.about == "How many people had been killed in Kelm by 1994?"
    assert "background" in question.flags


def test_who_only_visits_is_no_passenger() -> None:
    (question,) = _asked(dead("a", 12, place="Kelm", group="passengers"))
    assert question.about.startswith("How many travellers, visitors or bystanders had been killed")


def test_a_pronoun_is_nobodys_name() -> None:
    (question,) = _asked(dead("a", 12, voice("it", actor=None), place="Kelm"))
    assert [position.name for position in question.positions] == ["somebody not named"]


def test_one_number_for_one_place_is_one_count_though_one_report_gives_no_day() -> None:
    dated = dead("a", 130, place="Kelm", when=on("2019-11-13"))
    (question,) = _asked(dated, dead("b", 130, place="Kelm"))
    assert "background" in question.flags
    assert len(_asked(dated, dead("b", 131, place="Kelm"))) == 2


TAKEN = [  # when one side took the town, what is said of the other and for when, and how the two relate
    ("2024-03-04", "takes", "2024-03-06", "conflicts"),
    ("2024-03-04", "takes", "2024-03-11", "conflicts"),
    ("2024-03-04", "takes", "2024-03-25", "compatible"),  # it changed hands
    ("2024-03-25", "takes", "2024-03-04", "compatible"),
    ("2024-03-04", "holds", "2024-03-25", "conflicts"),  # nobody says how it came back
]


@pytest.mark.parametrize(("one", "other"), [("Norvalia", "Estmar"), ("Estmar", "Norvalia")])
@pytest.mark.parametrize(("first", "state", "then", "relation"), TAKEN)
def test_a_town_that_changes_hands_is_no_conflict(
    first: str, state: str, then: str, relation: str, one: str, other: str
) -> None:
    taken = control("a", "takes", "Kelm", voice("Ada Brenn", one, said=first), holder=one, when=on(first))
    later = control("b", state, "Kelm", voice("Oto Brand", other, said=then), holder=other, when=on(then))
    found = reconcile([report("a", first), report("b", then)], [taken, later]).questions
    assert [question.relation for question in found] == [relation]
