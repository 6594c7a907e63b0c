"""What a voice denies, leaves open or only expects is shown as that in every row and title that stands alone."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.told import claim, pile, position, question
from variorum.export.entities import write_ftm
from variorum.export.ged import write_ucdp
from variorum.records import Claim, Event, Factuality, Figure, Question, Status

EXACT = Figure(14, 14, 14, None, "person", "people", "killed", exact="14 people")
LEAST = Figure(12, 12, None, "EQUAL_OR_MORE", "person", "people", "killed", exact="12 people")


def _dead(name: str, figure: Figure | None, *, factuality: Factuality = "CT+", status: Status = "happened") -> Claim:
    return replace(claim(name, "casualty", factuality=factuality, status=status), figure=figure)


SAID, LEAST_SAID = _dead("said", EXACT), _dead("least", LEAST)
DENIED, BARE = _dead("denied", EXACT, factuality="CT-"), _dead("bare", None, factuality="CT-")
FEARED = _dead("feared", EXACT, status="predicted")


def _asked(*told: Sequence[Claim]) -> Question:
    positions = (position(f"voice {number}", own) for number, own in enumerate(told))
    last = [next((one.figure for one in reversed(own) if one.figure), None) for own in told]
    answers = [replace(one, figure=figure) for one, figure in zip(positions, last, strict=True)]
    return question("dead", "casualty", *answers)


@pytest.mark.parametrize(
    "own, low, high",
    [
        ([SAID], "14", "14"),
        ([SAID, LEAST_SAID], "12", ""),
        ([DENIED], "", ""),
        ([BARE], "", ""),
        ([FEARED], "", ""),
        ([SAID, DENIED], "14", "14"),
        ([LEAST_SAID, FEARED], "12", ""),
    ],
    ids=["said", "last of two", "denied", "denied without a number", "feared", "said and denied", "said and feared"],
)
def test_a_row_of_deaths_counts_only_what_the_voice_says_is_so(
    own: Sequence[Claim], low: str, high: str, tmp_path: Path
) -> None:
    other = _dead("other", EXACT)
    write_ucdp(pile([other, *own], [_asked([other], own)]), tmp_path)
    with (tmp_path / "deaths.csv").open(encoding="utf-8", newline="") as file:
        _, row = csv.DictReader(file)
    assert (row["low"], row["high"]) == (low, high)


@pytest.mark.parametrize(
    "factuality, status, taken",
    [
        ("CT+", "happened", ""),
        ("PS+", "ongoing", ""),
        ("CT-", "happened", " (denied)"),
        ("PR-", "happened", " (denied)"),
        ("Uu", "demanded", " (left open, demanded)"),
        ("CT+", "planned", " (planned)"),
    ],
)
def test_the_title_of_an_entity_says_what_its_voice_does_with_it(
    factuality: Factuality, status: Status, taken: str, tmp_path: Path
) -> None:
    told = replace(claim("e", "event", factuality=factuality, status=status), event=Event("ASSAULT"))
    write_ftm(pile([told], []), tmp_path)
    lines = (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    found = {one["schema"]: one["properties"]["name"] for one in map(json.loads, lines)}
    assert found["Note"] == [f"a spokesman{taken}: words of e"]
    assert found["Event"] == [f"ASSAULT{taken}: words of e"]
