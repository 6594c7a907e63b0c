"""Whose the things are that a number counts: the name before them may be their make."""

from __future__ import annotations

import pytest

from variorum.language import annotate
from variorum.propositions.quantity import quantities


def sides(text: str) -> list[tuple[float | None, str | None]]:
    """The numbers of a text, and whose the counted are."""
    doc = next(iter(annotate([text], parser="fast")))
    return [(item.figure.value, item.figure.side) for item in quantities(doc) if item.figure]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Sudan lost 12 Kestrel tanks.", [(12, "Sudan")]),
        ("Chad lost 12 Kestrel tanks.", [(12, "Chad")]),
        ("Sudan lost 12 tanks.", [(12, "Sudan")]),
        ("Rebels destroyed 14 Leopard tanks.", [(14, None)]),
        ("Rebels destroyed 12 Sudanese tanks.", [(12, "Sudanese")]),
        ("Rebels destroyed 12 Chadian tanks.", [(12, "Chadian")]),
        ("The army destroyed 12 Islamic State vehicles.", [(12, "Islamic State")]),
        ("Sudan bought 12 Grad launchers.", [(12, None)]),
    ],
)
def test_whose_they_are(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert sides(text) == expected
