"""Which claims of deeds are put to one question, above all those that name no day."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.reconciliation.pile_of_claims import event, on, report, within
from variorum.reconciliation.comparing.deeds import groups
from variorum.reconciliation.comparisons.events import asked
from variorum.reconciliation.pile.pile import Pile, laid_out
from variorum.records import Claim, Date, Place

ARTICLES = [report("a", "2024-03-05"), report("b", "2024-03-06"), report("c", "2024-03-06"), report("d", "2024-03-20")]


def _deed(
    article: str, word: str, place: str | None = "Kelm", when: Date | None = None, kind: str = "ASSAULT"
) -> Claim:
    return event(article, kind, word, place=place, when=when, word=word, id=f"{article}/{word}/{place}/{when}")


def _pile(*claims: Claim, stories: dict[str, str] | None = None) -> Pile:
    # A report is long enough to tell of which story it is where stories are told apart.
    articles = [replace(article, text="word " * 100 if stories else "") for article in ARTICLES]
    pile = laid_out(articles, claims, {article.id: article.published for article in articles})
    return replace(pile, stories=stories or {})


def _events(*claims: Claim, stories: dict[str, str] | None = None) -> set[frozenset[str]]:
    pile = _pile(*claims, stories=stories)
    return {frozenset(claim.id for claim in event) for event in groups(pile.claims, pile)}


MONDAY = _deed("a", "strike", when=on("2024-03-04"))
TUESDAY = _deed("b", "shelling", when=on("2024-03-05"))
UNDATED = _deed("c", "bombardment")


def test_a_claim_without_a_day_joins_the_only_event_of_its_town() -> None:
    assert _events(MONDAY, UNDATED) == {frozenset({MONDAY.id, UNDATED.id})}


def test_it_joins_none_where_two_fit_and_brings_none_together() -> None:
    assert _events(MONDAY, TUESDAY, UNDATED) == {frozenset({MONDAY.id}), frozenset({TUESDAY.id})}


@pytest.mark.parametrize(
    "other",
    [
        _deed("c", "bombardment", place="Brod"),
        _deed("c", "bombardment", place=None),
        _deed("d", "bombardment"),
        _deed("c", "bombardment", when=within("2024-01-01", "2024-12-31")),
        _deed("c", "arrest", kind="COERCE"),
        replace(UNDATED, background=True),
        replace(UNDATED, where=Place("Kelm", precision=6)),
    ],
    ids=[
        "another town",
        "no town",
        "a fortnight later",
        "some time in the year",
        "another deed",
        "history",
        "a country",
    ],
)
def test_what_joins_no_event(other: Claim) -> None:
    assert frozenset({MONDAY.id}) in _events(MONDAY, other)


def test_a_report_of_another_story_joins_none_without_a_day() -> None:
    assert _events(MONDAY, UNDATED, stories={"a": "one", "c": "two"}) == {frozenset({MONDAY.id})}
    assert _events(MONDAY, UNDATED, stories={"a": "one", "c": "one"}) == {frozenset({MONDAY.id, UNDATED.id})}


def test_the_question_is_of_the_day_that_is_told() -> None:
    pile = _pile(MONDAY, UNDATED)
    (told,) = groups(pile.claims, pile)
    assert asked(told, pile).about == "What happened in Kelm on 4 March 2024 (attack or clash)?"
    assert asked(told, pile).when == asked([MONDAY], pile).when
    assert asked(told, pile).key == asked([MONDAY], pile).key


def test_the_order_of_claims_never_matters() -> None:
    claims = (MONDAY, UNDATED, _deed("b", "raid"), _deed("b", "clash", place="Brod", when=on("2024-03-05")))
    assert len({frozenset(_events(*order)) for order in permutations(claims)}) == 1
    assert len(_events(*claims)) == 2


def _by(article: str, agent: str | None) -> Claim:
    return event(
        article, "ASSAULT", "attack", place="Kelm", when=on("2024-03-04"), agent=agent, id=f"{article}/{agent}"
    )


@pytest.mark.parametrize("sides", [("Norvalia", "Estmar"), ("Estmar", "Norvalia")])
def test_a_telling_that_names_nobody_ties_no_two_events(sides: tuple[str, str]) -> None:
    one, other, bare = _by("a", sides[0]), _by("b", sides[1]), _by("c", None)
    assert _events(one, bare) == {frozenset({one.id, bare.id})}
    for order in permutations((one, other, bare)):
        assert _events(*order) == {frozenset({one.id}), frozenset({other.id}), frozenset({bare.id})}
