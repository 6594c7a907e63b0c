"""Every word and number of a printed sentence comes from a template or from what it cites (design, section 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation.grounding.check import loose_sentences

from tests.reconciliation.inheriting import SIDES, Inheriting, inheriting
from tests.reconciliation.pile_of_claims import lay_together
from tests.report.sample import ARTICLES, QUESTIONS, RESULT
from variorum.records import Dating, Question, Reconciliation, Story
from variorum.report.render import brief_view


def test_sample_brief_is_grounded() -> None:
    assert loose_sentences(brief_view(ARTICLES, RESULT, title="Karn"), RESULT, ARTICLES) == []


@pytest.mark.parametrize(
    "reason, loose",
    [
        ("Northland is lying.", {"lying"}),
        ("At least 41 people were killed.", {"41"}),
        ("Westland denies it.", {"westland"}),
        ("Taken on 6 June 2031.", {"june"}),
    ],
)
def test_what_nothing_grounds_is_found(reason: str, loose: set[str]) -> None:
    told = replace(RESULT, questions=(replace(QUESTIONS[0], reason=reason),))
    found = loose_sentences(brief_view(ARTICLES, told, title="Karn"), told, ARTICLES)
    assert loose <= {word for _, words in found for word in words}


def test_every_section_is_looked_at() -> None:
    used = replace(RESULT.wording[0], word="annex")
    dating = Dating("second", ARTICLES[1].published, "it was placed by an oracle")
    story = Story("s", ("north-1",), "A matter of tulips")
    told = replace(RESULT, wording=(used, *RESULT.wording[1:]), datings=(dating,), stories=(story,))
    later = replace(ARTICLES[1], version=2, text=ARTICLES[1].text + "\n\nIt rained.")
    pile = (*ARTICLES, later)
    seen = brief_view(pile, told, title="Karn")
    words = {word for _, found in loose_sentences(seen, told, pile) for word in found}
    assert {"annex", "oracle", "tulips"} <= words
    assert "rained" not in words  # a revision quotes its own text


@pytest.mark.parametrize("told", [one for sides in SIDES for one in inheriting(*sides)], ids=lambda one: one.way)
def test_a_place_or_day_from_another_claim_is_grounded(told: Inheriting) -> None:
    result = lay_together(told.articles, told.claims)
    assert told.about in [question.about for question in result.questions]
    assert _loose(told, result) == []


# Where a tie leads from the count to the claim, that is cited already.
@pytest.mark.parametrize("way", ["told again", "incident", "incident of two claims", "truce", "before"])
def test_without_its_citation_it_is_not(way: str) -> None:
    told = next(one for one in inheriting(*SIDES[0]) if one.way == way)
    result = lay_together(told.articles, told.claims)
    bare = replace(result, questions=tuple(_without_grounds(question) for question in result.questions))
    assert told.about in [text for text, _ in _loose(told, bare)]


def _without_grounds(question: Question) -> Question:
    return replace(question, grounds=())


def _loose(told: Inheriting, result: Reconciliation) -> list[tuple[str, tuple[str, ...]]]:
    return loose_sentences(brief_view(told.articles, result, title=""), result, told.articles)
