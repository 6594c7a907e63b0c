"""ACLED's types, days and deaths, each from one declared point of view."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.told import BY, as_object, control, dead, event, pile, position, question
from variorum.export.acled import write_acled
from variorum.export.event_rows import acled_types
from variorum.records import Claim, Date, Question

Rows = list[dict[str, str]]
BATTLES = ("Political violence", "Battles")
STRATEGIC = ("Strategic developments", "Strategic developments")
AGAINST = ("Political violence", "Violence against civilians")
REMOTE = ("Political violence", "Explosions/Remote violence")


@pytest.mark.parametrize(
    "claim, view, types",
    [
        (control("c", "takes", "Norvalia"), "Norvalia", (*BATTLES, "Government regains territory")),
        (control("c", "takes", "Estmar"), "Estmar", (*BATTLES, "Government regains territory")),
        (control("c", "takes", "Estmar"), "Norvalia", (*BATTLES, "")),
        (control("c", "takes", "Norvalia"), "Estmar", (*BATTLES, "")),
        (control("c", "takes", None), "Norvalia", (*BATTLES, "")),
        (
            control("c", "takes", "rebels", sectors=("REB",)),
            "Estmar",
            (*BATTLES, "Non-state actor overtakes territory"),
        ),
        (control("c", "contested", None), "Estmar", (*BATTLES, "Armed clash")),
        (control("c", "withdraws", "Estmar"), "Estmar", (*STRATEGIC, "Non-violent transfer of territory")),
        (control("c", "holds", "Estmar"), "Estmar", None),
        (event("e", "ASSAULT"), "Estmar", ("Political violence", "", "")),
        (event("e", "ASSAULT", "destroy"), "Estmar", ("Political violence", "", "")),
        (event("e", "ASSAULT", of=("CVL",)), "Estmar", (*AGAINST, "Attack")),
        (event("e", "ASSAULT", of=("MIL",)), "Estmar", (*BATTLES, "Armed clash")),
        (event("e", "ASSAULT", of=("REB",)), "Estmar", (*BATTLES, "Armed clash")),
        (event("e", "ASSAULT", "aerial", of=("CVL",)), "Estmar", (*REMOTE, "Air/drone strike")),
        (event("e", "ASSAULT", "abduct"), "Estmar", (*AGAINST, "Abduction/forced disappearance")),
        (event("e", "RETREAT", "ceasefire"), "Estmar", (*STRATEGIC, "Agreement")),
        (event("e", "PROTEST", "riot"), "Estmar", ("Political violence", "Riots", "Violent demonstration")),
        (event("e", "PROTEST"), "Estmar", ("Demonstrations", "Protests", "Peaceful protest")),
        (event("e", "ACCUSE", "allege"), "Estmar", None),
    ],
)
def test_types_of_one_point_of_view(claim: Claim, view: str, types: tuple[str, ...] | None) -> None:
    assert acled_types(as_object(claim), view) == types


def written(folder: Path, claims: Sequence[Claim], questions: Sequence[Question], view: str) -> tuple[Rows, Rows]:
    """The rows of an export and what is left out of it."""
    write_acled(pile(claims, questions, view=view), folder)
    return _read(folder / "events.csv"), _read(folder / "left-out.csv")


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_point_of_view_has_only_its_own_rows_and_all_has_one_a_voice(tmp_path: Path) -> None:
    own, other = control("a", "takes", "Norvalia"), control("b", "withstands", "Estmar", party="Estmar")
    asked = question("q", "control", position("Norvalia", [own]), position("Estmar", [other]))
    for view, voices in (("Norvalia", ["Norvalia"]), ("ESTMAR", ["Estmar"]), ("all", ["Norvalia", "Estmar"])):
        rows, left = written(tmp_path, [own, other], [asked], view)
        assert [row["point_of_view"] for row in rows] == voices
        assert left == []


def test_a_row_has_the_day_the_place_and_the_words(tmp_path: Path) -> None:
    own = control("a", "takes", "Norvalia")
    (row,), _ = written(tmp_path, [own], [question("q", "control", position("Norvalia", [own]))], "all")
    assert (row["event_date"], row["time_precision"], row["year"]) == ("2031-05-04", "1", "2031")
    assert (row["location"], row["latitude"], row["longitude"], row["geo_precision"]) == ("Kelm", "45.5", "21.25", "2")
    assert (row["actor1"], row["source"], row["notes"]) == ("Norvalia", "The Post", "words of a")
    assert row["fatalities"] == row["timestamp"] == row["country"] == ""


def test_what_had_happened_by_a_day_has_that_day_and_no_precision(tmp_path: Path) -> None:
    for when in (BY, Date()):
        own = replace(control("a", "takes", "Norvalia"), when=when)
        (row,), _ = written(tmp_path, [own], [question("q", "control", position("Norvalia", [own]))], "all")
        day = when.latest or "2031-05-04"  # what has no day had happened by the day of the report
        assert (row["event_date"], row["time_precision"], row["date_extent"]) == (day, "", "by")


@pytest.mark.parametrize(
    "counts, fatalities, note",
    [
        ([], "", None),
        ([dead("d", 12, "e")], "12", "killed, in the words of this voice: 12 people"),
        ([dead("d", 12, "e"), dead("f", 14, "e")], "", "this voice gives several figures"),
        ([dead("d", None, "e", low=100)], "", "killed, in the words of this voice: 100 people"),
        ([dead("d", 12, "e", mod="EQUAL_OR_MORE")], "", "killed, in the words of this voice: 12 people"),
        ([dead("d", 12, "other")], "", None),
        ([replace(dead("d", 12, "e"), factuality="CT-")], "", None),
    ],
)
def test_deaths_stand_only_where_the_voice_gives_one_number(
    tmp_path: Path, counts: list[Claim], fatalities: str, note: str | None
) -> None:
    own = event("e", "ASSAULT")
    (row,), _ = written(tmp_path, [own, *counts], [question("q", "event", position("Norvalia", [own]))], "all")
    assert row["fatalities"] == fatalities
    assert note is None or note in row["notes"]


def test_deaths_that_another_source_counts_are_not_this_voices(tmp_path: Path) -> None:
    own, count = event("e", "ASSAULT"), dead("d", 12, "e")
    level = replace(count.attribution[-1], name="somebody else")
    other = replace(count, attribution=(count.attribution[0], level))
    (row,), _ = written(tmp_path, [own, other], [question("q", "event", position("Norvalia", [own]))], "all")
    assert row["fatalities"] == ""


def test_a_claim_without_a_holder_is_no_second_event(tmp_path: Path) -> None:
    claims = [control("a", "takes", None), control("b", "takes", "Norvalia")]
    (row,), _ = written(tmp_path, claims, [question("q", "control", position("Norvalia", claims))], "Norvalia")
    assert (row["sub_event_type"], row["claims"]) == ("Government regains territory", "a; b")


@pytest.mark.parametrize(
    ("others", "rows"),
    [
        ([("MIL",)], [("Battles", "a; b")]),
        ([("CVL",)], [("Violence against civilians", "a; b")]),
        ([("CVL",), ("MIL",)], [("", "a"), ("Violence against civilians", "b"), ("Battles", "c")]),
        ([], [("", "a")]),
    ],
    ids=["soldiers", "civilians", "both", "nobody else"],
)
def test_an_attack_on_nobody_named_is_the_one_that_fits(
    tmp_path: Path, others: list[tuple[str, ...]], rows: list[tuple[str, str]]
) -> None:
    claims = [
        event("a", "ASSAULT"),
        *(event(name, "ASSAULT", of=of) for name, of in zip("bc"[: len(others)], others, strict=True)),
    ]
    written_rows, _ = written(tmp_path, claims, [question("q", "event", position("Norvalia", claims))], "all")
    assert [(row["event_type"], row["claims"]) for row in written_rows] == rows


def test_what_is_left_out_is_listed_with_the_reason(tmp_path: Path) -> None:
    claims = [
        replace(control("a", "takes", "Norvalia"), factuality="CT-"),
        replace(control("b", "takes", "Norvalia"), status="planned"),
        control("c", "holds", "Norvalia"),
    ]
    rows, left = written(tmp_path, claims, [question("q", "control", position("Norvalia", claims))], "Norvalia")
    assert rows == []
    assert [(row["claims"], row["why"]) for row in left] == [
        ("a; b", "this voice denies it, or says it only of something that did not happen yet"),
        ("c", "its type has no counterpart in ACLED's codebook"),
    ]
