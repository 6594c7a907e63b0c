"""Armed people who go into a place, and those who march through it for a cause."""

from __future__ import annotations

import pytest

from variorum.language import annotate
from variorum.propositions.events.events import events


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, mode and place of the events of a text."""
    doc = next(iter(annotate([text], parser="fast")))
    return [
        (item.event.type, item.event.mode, item.where.name if item.where else None)
        for item in events(doc)
        if item.event
    ]


@pytest.mark.parametrize(
    "text, where",
    [
        ("Sudanese troops marched into the town of Goma.", "Goma"),
        ("Chadian troops marched into the town of Goma.", "Goma"),
        ("Chadian soldiers marched into Goma on Monday.", "Goma"),
        ("The rebels entered Goma on Sunday.", "Goma"),
        ("The soldiers entered Goma on Sunday.", "Goma"),
        ("Chadian troops entered the town of Sake.", "Sake"),
        ("Rebel fighters marched through Goma.", "Goma"),
        ("Sudanese forces advanced on Goma.", "Goma"),
    ],
)
def test_armed_people_go_into_a_place(text: str, where: str) -> None:
    assert told(text) == [("MOBILIZE", "troops", where)]


@pytest.mark.parametrize(
    "text, types",
    [
        ("Protesters marched into the capital.", ["PROTEST"]),
        ("Thousands marched through Goma on Monday.", ["PROTEST"]),
        ("Workers marched on parliament.", ["PROTEST"]),
        ("Veterans marched to the square in protest.", ["PROTEST"]),
        ("Students marched into the square.", ["PROTEST"]),
        ("Troops entered the building.", []),
        ("Troops entered their third week of training.", []),
        ("The army entered talks with the rebels.", ["CONSULT"]),
        ("Tourists entered Goma.", []),
        ("The team entered the town hall.", []),
        ("The minister entered Goma under guard.", []),
        ("Goma fell back into the hands of the Chadian army.", []),
        ("The troops fell back to the river.", ["RETREAT"]),
    ],
)
def test_who_else_goes_or_marches(text: str, types: list[str]) -> None:
    assert [kind for kind, _, _ in told(text)] == types
