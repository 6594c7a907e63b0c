"""A question cites the claims that it takes its place and days from, where none of its answers says them."""

from __future__ import annotations

import pytest

from tests.reconciliation.inheriting import SIDES, Inheriting, inheriting
from tests.reconciliation.pile_of_claims import lay_together
from variorum.records import Question


def _question(told: Inheriting) -> Question:
    asked = {question.about: question for question in lay_together(told.articles, told.claims).questions}
    assert told.about in asked, list(asked)
    return asked[told.about]


@pytest.mark.parametrize("told", [one for sides in SIDES for one in inheriting(*sides)], ids=lambda one: one.way)
def test_a_place_or_day_is_cited_where_it_is_said(told: Inheriting) -> None:
    words = {claim.id: claim.evidence.exact for claim in told.claims}
    question = _question(told)
    assert tuple(words[name] for name in question.grounds) == told.grounds
    assert not set(question.grounds) & set(question.claims)
