"""An article that the trained names leave apart from its name is no name."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from variorum.language.names import _worded

WORDS, TAGS = ["The", "Guard", "Corps"], ["DT", "NNP", "NNP"]


@pytest.mark.parametrize(("bounds", "named"), [((0, 1), False), ((0, 3), True), ((1, 3), True)])
def test_an_article_alone_names_nobody(bounds: tuple[int, int], named: bool) -> None:
    doc = Doc(spacy.blank("en").vocab, words=WORDS, tags=TAGS)
    assert _worded(Span(doc, *bounds, label="ORG")) is named
