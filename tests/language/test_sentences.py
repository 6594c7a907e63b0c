"""Sentence starts that layout and marks settle: (text, sentences)."""

from __future__ import annotations

import pytest

from variorum.language import annotate

CASES = [
    ('"Is it over?" she asked.', ['"Is it over?" she asked.']),
    ("1. Boil the water.", ["1. Boil the water."]),
    ("- Schools stay shut", ["- Schools stay shut"]),
    (
        "LIMA, Peru (Wire) - The minister left. He gave no reason.",
        ["LIMA, Peru (Wire) - The minister left.", "He gave no reason."],
    ),
    ("Governor Denny K. Mwale resigned. It rained.", ["Governor Denny K. Mwale resigned.", "It rained."]),
    ("The U.N. Security Council met on Sept. 27.", ["The U.N. Security Council met on Sept. 27."]),
    ('He said: "We won. They know it."', ['He said: "We won.', 'They know it."']),
    (
        "She lives in the U.S. They left at 3 p.m. It rained.",
        ["She lives in the U.S.", "They left at 3 p.m.", "It rained."],
    ),
    ("No stop here\n\nNor here", ["No stop here", "Nor here"]),
]


@pytest.mark.parametrize("text, sentences", CASES)
def test_sentences(text: str, sentences: list[str]) -> None:
    (doc,) = annotate([text])
    assert [sentence.text.strip() for sentence in doc.sents] == sentences
