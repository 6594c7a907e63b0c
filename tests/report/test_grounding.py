"""Every word and number of a printed sentence comes from a template or from what it cites (design, section 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation.grounding.check import loose_sentences

from tests.report.sample import ARTICLES, QUESTIONS, RESULT
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
