"""Who makes somebody answerable for a deed is its source; where the passive hides who it is, nobody in particular."""

from __future__ import annotations

import pytest

from variorum.attribution import attribute
from variorum.language import annotate


@pytest.mark.parametrize(
    "text, source, lemma",
    [
        ("The authorities attributed the attack to the Arlan Front.", "authorities", "attribute"),
        ("The attack was attributed to the Arlan Front.", None, "attribute"),
        ("The killing of the judge was blamed on the Arlan Front.", None, "blame"),
        ("The attack was blamed on the Arlan Front by the police.", "police", "blame"),
        ("The Arlan Front was blamed for the attack on the barracks.", None, "blame"),
        ("The president holds the Arlan Front responsible for the killing of the judge.", "president", "hold"),
        ("The Arlan Front was held responsible for the killing of the judge.", None, "hold"),
        ("Three men were charged with the murder of the judge.", None, "charge"),
        ("A court convicted three men of the murder of the judge.", "court", "convict"),
        ("The Arlan Front is suspected of the attack on the barracks.", None, "suspect"),
        ("The Arlan Front took responsibility for the raid on the port.", "Arlan Front", "take"),
    ],
)
def test_who_makes_somebody_answerable(text: str, source: str | None, lemma: str) -> None:
    told = attribute(next(iter(annotate([text], parser="fast"))))
    assert [(item.name, item.lemma) for item in told] == [(source, lemma)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels held the hostages for six days.",
        "The army held the town for a week.",
        "The company held its annual meeting for investors on Monday.",
        "The general took responsibility for the defence of the port.",
        "The police took responsibility for security after the attack on the barracks.",
        "The pilot took the plane for the attack on the port.",
    ],
)
def test_what_is_held_or_taken_is_not_said(text: str) -> None:
    assert attribute(next(iter(annotate([text], parser="fast")))) == ()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The Arlan Front said it was responsible for the killing of the judge.", ["Arlan Front"]),
        ("The Arlan Front said it was behind the attack on the barracks.", ["Arlan Front"]),
        ("The Arlan Front said it was cold in Vesk.", []),
    ],
)
def test_it_is_who_says_that_it_did(text: str, expected: list[str]) -> None:
    doc = next(iter(annotate([text], parser="fast")))
    assert [doc[start:end].text for start, end in doc._.antecedents.values()] == expected
