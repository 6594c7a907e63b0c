"""Whom a pronoun or nominal means: (text, {words: name}); nothing where two would fit."""

from __future__ import annotations

import pytest

from variorum.language import annotate

CASES = [
    ("Minister Ana Silva rejected the plan. She said it was late.", {"She": "Ana Silva"}),
    (
        "Spokeswoman Ana Silva met Mr. Paul Brandt on Friday. He thanked her.",
        {"He": "Paul Brandt", "her": "Ana Silva"},
    ),
    ("Karl Brandt met Paul Lund. In Oslo, they talked.", {}),
    ("President frees town\n\nPresident Tomas Viller said so on Sunday.", {"President": "Tomas Viller"}),
    ("Minister denies report\n\nMinister Ana Paz denied it. Minister Leo Grant agreed.", {}),
    (
        "The Bolivian ambassador, Luis Paredes, left on Monday. The ambassador gave no reason.",
        {"The ambassador": "Luis Paredes"},
    ),
    ("Two ministers met. The minister left.", {}),
    ("It was raining. He left.", {}),
]


@pytest.mark.parametrize("text, expected", CASES)
def test_antecedents(text: str, expected: dict[str, str]) -> None:
    (doc,) = annotate([text])
    found = {doc[a:b].text: doc[c:d].text for (a, b), (c, d) in doc._.antecedents.items()}
    assert found == expected
