"""The data files of the export room: types that ACLED's codebook has, columns that the objects have."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from variorum.data.load import lines, table, toml
from variorum.export import EXPORTERS
from variorum.export.tables import Table, Type, tables
from variorum.exporting import SITE
from variorum.ledger.dictionary import relations
from variorum.records import ControlState

CODEBOOK = {  # ACLED codebook: sub-event types by event type
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Other"),
        *("Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory"),
    },
}
DISORDER = {"Political violence", "Demonstrations", "Strategic developments"}
TRAITS = ("kind", "type", "mode", "recipient", "holder")
ROWS = table("export/acled.tsv")
PLOVER = ("plover", "plover_deeds", "plover_speech")


def test_every_type_is_in_the_codebook() -> None:
    for row in ROWS:
        assert set(row["disorder_type"].split("; ")) <= DISORDER
        known = CODEBOOK[row["event_type"]] if row["event_type"] else set()
        assert not row["sub_event_type"] or row["sub_event_type"] in known | {"Other"}


def test_every_event_has_a_type_that_variorum_finds() -> None:
    found = {word["type"] for name in PLOVER for word in toml(f"propositions/{name}.toml")["word"]}
    assert {row["type"] for row in ROWS if row["kind"] == "event"} <= found
    assert {row["type"] for row in ROWS if row["kind"] == "control"} <= set(get_args(ControlState))
    assert {row["holder"] for row in ROWS} <= {"", "own", "armed"}


def test_no_row_stands_behind_one_that_takes_all_it_would() -> None:
    for number, row in enumerate(ROWS):
        before = ROWS[:number]
        assert not [one for one in before if all(not one[name] or one[name] == row[name] for name in TRAITS)], row


@pytest.mark.parametrize("one", tables(), ids=lambda one: one.name)
def test_every_table_is_well_formed(one: Table) -> None:
    names = [column.name for column in one.columns]
    assert len(names) == len(set(names))
    assert {column.type for column in one.columns} <= set(get_args(Type))
    assert all(column.meaning for column in one.columns)
    assert set(one.key) <= set(names)
    targets = {other.name: [column.name for column in other.columns] for other in tables()}
    assert all(column in names and other in targets[target] for column, target, other in one.refs)


@pytest.mark.parametrize("form", ["acled", "ucdp"])
def test_no_column_is_named_twice(form: str) -> None:
    columns = toml("export/columns.toml")[form]
    names = [*columns["theirs"], *columns["own"]]
    assert len(names) == len(set(names))


def test_datasette_is_told_of_columns_that_there_are() -> None:
    known = {one.name: {column.name for column in one.columns} for one in relations()}
    chosen = toml("export/datasette.toml")
    assert all(set(columns) <= known[name] for name, columns in chosen["facets"].items())
    assert set(chosen["hidden"]["tables"]) <= set(known)


def test_the_context_needs_no_network() -> None:
    context = json.loads((files("variorum.data") / "export" / "context.json").read_text(encoding="utf-8"))
    prefixes = {name for name, value in context.items() if isinstance(value, str)}
    terms = [value["@id"] for value in context.values() if isinstance(value, dict)]
    assert {term.partition(":")[0] for term in terms} <= prefixes


def test_the_page_of_exports_has_every_format_and_every_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## (\w+)$", page) == [*EXPORTERS, SITE]
    assert [one.name for one in tables() if f"`{one.name}`" not in page] == []
    assert page.count("*Lost:*") == len(EXPORTERS) + 1


def test_public_sectors_are_sorted_and_unique() -> None:
    sectors = lines("names/public_sectors.txt")
    assert list(sectors) == sorted(set(sectors))
