"""Names of invented persons and of real places: (text, names with labels)."""

from __future__ import annotations

import pytest

from variorum.language import annotate

CASES = [
    (
        "Turkish Foreign Minister Mevlut Demir met Prime Minister Ana Silva of Portugal in Lisbon.",
        [
            ("Turkish", "NORP"),
            ("Mevlut Demir", "PER"),
            ("Ana Silva", "PER"),
            ("Portugal", "LOC"),
            ("Lisbon", "LOC"),
        ],
    ),
    (
        "The U.N. Security Council and the African Union met in Addis Ababa, Ethiopia.",
        [("U.N. Security Council", "ORG"), ("African Union", "ORG"), ("Addis Ababa", "LOC"), ("Ethiopia", "LOC")],
    ),
    (
        "Gen. Abebe Tolosa said that Tolosa Farms would close.",
        [("Abebe Tolosa", "PER"), ("Tolosa Farms", None)],
    ),
    (
        "He thanked the Ministry of Health and the Turkish Red Crescent.",
        [("Ministry of Health", "ORG"), ("Turkish Red Crescent", "ORG")],
    ),
    ("Lake Chad and the Gulf of Oman are shrinking.", [("Lake Chad", "LOC"), ("Gulf of Oman", "LOC")]),
    ("The Iraqi army and Kurdish fighters left on Monday.", [("Iraqi", "NORP"), ("Kurdish", "NORP")]),
    ("They spoke with Sheikh Abu Omar al-Ansari in March.", [("Abu Omar al-Ansari", "PER")]),
    ("South Korean President Moon Hyun-woo left.", [("South Korean", "NORP"), ("Moon Hyun-woo", "PER")]),
    ("They met in the capital, Estmar.", [("Estmar", "LOC")]),
    ("Norvalia's parliament will meet.", [("Norvalia", "LOC")]),
    ("the ministers met on a Tuesday in january", []),
]


@pytest.mark.parametrize("text, names", CASES)
def test_names(text: str, names: list[tuple[str, str | None]]) -> None:
    (doc,) = annotate([text])
    found = [(span.text, span.label_) for span in doc.ents]
    assert [name for name, _ in found] == [name for name, _ in names]
    assert [pair for pair, (_, label) in zip(found, names, strict=True) if label] == [pair for pair in names if pair[1]]


def test_a_short_form_takes_the_label_of_the_full_name() -> None:
    (doc,) = annotate(["Mayor Ruth Dayton opened the fair.\n\nIt was late, and Dayton left."])
    assert [(span.text, span.label_) for span in doc.ents] == [("Ruth Dayton", "PER"), ("Dayton", "PER")]


def test_a_name_holds_no_determiner() -> None:
    (doc,) = annotate(["The United Nations and the Netherlands agreed with the Senate."])
    assert all(not span.text.lower().startswith("the ") for span in doc.ents)


FULL = [
    ("Ilmar Kask spoke first. Kask left early.", {"Kask": "Ilmar Kask"}),
    ("Ilmar Kask met Leena Kask. Kask left early.", {}),
    (
        "The World Food Programme (WFP) sent rice. The WFP has 40 lorries there.",
        {"WFP": "World Food Programme"},
    ),
]


@pytest.mark.parametrize("text, expected", FULL)
def test_full_names(text: str, expected: dict[str, str]) -> None:
    (doc,) = annotate([text])
    found = {doc[a:b].text: doc[c:d].text for (a, b), (c, d) in doc._.full_names.items()}
    assert found == expected


TITLES = [
    ("Kenyan health ministry spokeswoman Anna Wairimu denied it.", "Kenyan health ministry spokeswoman"),
    ("Gen. Raul Pinto denied it.", "Gen."),
    ("Raul Pinto denied it.", None),
]


@pytest.mark.parametrize("text, title", TITLES)
def test_titles(text: str, title: str | None) -> None:
    (doc,) = annotate([text])
    found = [doc[start:end].text for start, end in doc._.titles.values()]
    assert found == ([] if title is None else [title])
