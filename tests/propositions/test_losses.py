"""Soldiers and arms that somebody lost: how many, and whose, for either side alike."""

from __future__ import annotations

import re

import pytest

from variorum.language import annotate
from variorum.propositions.harm.casualty import casualties
from variorum.propositions.quantity import quantities

Told = list[tuple[str, str | None]]
MIRROR = {"Chilean": "Peruvian", "Peruvian": "Chilean", "Chile": "Peru", "Peru": "Chile"}

# The text, the soldiers lost, and the things, each with whose they are.
LOST: list[tuple[str, Told, Told]] = [
    (
        "The Chilean army lost up to 240 troops and 12 tanks, the Peruvian defence ministry said.",
        [("up to 240", "Chilean")],
        [("12", "Chilean")],
    ),
    ("Chile has lost 2,300 troops and 130 tanks.", [("2,300", "Chile")], [("130", "Chile")]),
    ("Chilean forces suffered losses of up to 240 troops.", [("up to 240", "Chilean")], []),
    ("The army lost 50 men near Arla.", [("50", None)], []),
    ("Fifty soldiers were lost in the fighting.", [("Fifty", None)], []),
    # no soldiers, and nobody who fights
    ("The company lost 200 workers.", [], [("200", None)]),
    ("She lost two brothers in the war.", [], [("two", None)]),
    ("Chile lost 12 points.", [], [("12 points", None)]),
]


def _mirrored(text: str) -> str:
    return re.sub("|".join(MIRROR), lambda found: MIRROR[found[0]], text)


@pytest.mark.parametrize("text, soldiers, things", LOST)
def test_who_lost_how_many(text: str, soldiers: Told, things: Told) -> None:
    for turned in (str, _mirrored):
        doc = next(iter(annotate([turned(text)])))
        people = [item.figure for item in casualties(doc) if item.figure]
        assert [(figure.exact, figure.side) for figure in people] == [(n, s and turned(s)) for n, s in soldiers]
        assert {figure.outcome for figure in people} <= {"casualties"}
        counted = [item.figure for item in quantities(doc) if item.figure]
        assert [(figure.exact, figure.side) for figure in counted] == [(n, s and turned(s)) for n, s in things]


def test_losses_denied_are_read_too() -> None:
    doc = next(iter(annotate(["Chilean forces did not lose 50 soldiers."])))
    assert [item.figure.exact for item in casualties(doc) if item.figure] == ["50"]
