"""Counts behind the name of a place, as situation reports list them; and labels that name no place of the harm."""

from __future__ import annotations

import pytest

from variorum.language import annotate
from variorum.propositions.harm.casualty import casualties

Told = tuple[str, float | None, str | None]


def told(text: str) -> list[Told]:
    """Outcome, least number and place of the casualties of a text."""
    doc = next(iter(annotate([text], parser="fast")))
    return [
        (str(item.figure.outcome), item.figure.low, item.where.name if item.where else None)
        for item in casualties(doc)
        if item.figure
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Northern State: 314 killed; Jonglei State: 21 killed, 40 wounded.",
            [("killed", 314, "Northern State"), ("killed", 21, "Jonglei State"), ("wounded", 40, "Jonglei State")],
        ),
        (
            "Casualties by district:\n\n- Goma: 12 dead, 30 wounded\n\n- Kibumba: 2 wounded",
            [("killed", 12, "Goma"), ("wounded", 30, "Goma"), ("wounded", 2, "Kibumba")],
        ),
        (
            "Dead by town: Khardin: 12 killed; Goma: 4 killed; Telmar: 3 killed.",
            [("killed", 12, "Khardin"), ("killed", 4, "Goma"), ("killed", 3, "Telmar")],
        ),
        (
            "Khartoum: 14 people killed and 30 injured in shelling.",
            [("killed", 14, "Khartoum"), ("wounded", 30, "Khartoum")],
        ),
        (
            "Kivu province: 12 civilians killed. Ituri province: 4 civilians killed.",
            [("killed", 12, "Kivu province"), ("killed", 4, "Ituri")],
        ),
        ("Turkey: 31,000 dead; Syria: 4,000 dead.", [("killed", 31000, "Turkey"), ("killed", 4000, "Syria")]),
        ("Syria: 4,000 dead; Turkey: 31,000 dead.", [("killed", 4000, "Syria"), ("killed", 31000, "Turkey")]),
        ("Goma (12 dead, 3 wounded) was hit.", [("killed", 12, "Goma"), ("wounded", 3, "Goma")]),
    ],
)
def test_a_label_says_where(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PESHAWAR: Twelve people were killed.",
        "NEW DELHI: At least 14 soldiers were killed, the army said.",
        "Goma: the mayor said 12 people had died.",
        "Ana Lopez: 12 people were killed in the blast.",
        "Reuters: 12 dead in blast.",
        "Update: 12 dead.",
        "Army: 12 killed.",
        "The Ministry of Health: 12 dead.",
        "Losses: Chad: 400 soldiers killed; Sudan: 300 soldiers killed.",
        "Losses: Sudan: 300 soldiers killed; Chad: 400 soldiers killed.",
    ],
)
def test_what_labels_no_place(text: str) -> None:
    assert {where for _, _, where in told(text)} <= {None}


def test_the_place_of_the_clause_goes_before_the_label() -> None:
    assert told("Kenya: 14 killed in blast in Nairobi.") == [("killed", 14, "Nairobi")]


def test_the_label_is_part_of_the_evidence() -> None:
    doc = next(iter(annotate(["Goma: 12 dead; Kibumba: 2 wounded."], parser="fast")))
    assert [[span.exact for span in item.spans] for item in casualties(doc)] == [
        ["Goma", "12 dead"],
        ["Kibumba", "2 wounded"],
    ]
