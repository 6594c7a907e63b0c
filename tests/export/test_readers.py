"""What is exported is read by programs that are not ours."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from variorum.api import Edition
from variorum.export.tables import tables
from variorum.public import Object

GAZETTEER = "GeoNames"


def lines(path: Path) -> list[Object]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cells(path: Path) -> list[dict[str, str]]:
    """The rows of a spreadsheet."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_spreadsheets_hold_every_claim_and_every_answer(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("csv", tmp_path / "out")
    claims = list(kelm.claims())
    rows = cells(tmp_path / "out" / "claims.csv")
    assert [row["id"] for row in rows] == [claim["id"] for claim in claims]
    assert [row["exact"] for row in rows] == [claim["evidence"]["exact"] for claim in claims]
    levels = cells(tmp_path / "out" / "levels.csv")
    assert len(levels) == sum(len(claim["attribution"]) for claim in claims)
    answers = [(one["id"], at["answer"]) for one in kelm.questions() for at in one["positions"]]
    assert [(row["question"], row["answer"]) for row in cells(tmp_path / "out" / "positions.csv")] == answers
    assert {row["claim"] for row in cells(tmp_path / "out" / "position_claims.csv")} <= {row["id"] for row in rows}


def test_the_data_package_describes_every_column_and_every_type_holds(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("csv", tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    read: dict[str, Callable[[str], object]] = {
        "string": str,
        "integer": int,
        "number": float,
        "date": date.fromisoformat,
        "boolean": BOOLEAN.__getitem__,
    }
    files = {path.name for path in (tmp_path / "out").glob("*.csv")}
    assert {resource["path"] for resource in package["resources"]} == files
    for resource in package["resources"]:
        fields = {field["name"]: read[field["type"]] for field in resource["schema"]["fields"]}
        for row in cells(tmp_path / "out" / resource["path"]):
            assert list(row) == list(fields)
            assert all(value == "" or fields[name](value) is not None for name, value in row.items())
    assert GAZETTEER in package["description"]


BOOLEAN = {"true": True, "false": False}


def test_foreign_keys_of_the_data_package_lead_somewhere(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("csv", tmp_path / "out")
    known = {table.name: cells(tmp_path / "out" / f"{table.name}.csv") for table in tables()}
    for table in tables():
        for column, target, other in table.refs:
            there = {row[other] for row in known[target]}
            assert {row[column] for row in known[table.name]} <= there, (table.name, column)


@pytest.mark.parametrize("sort", ["articles", "claims", "questions", "stories", "decisions", "problems"])
def test_lines_are_the_public_objects(kelm: Edition, tmp_path: Path, sort: str) -> None:
    kelm.export("jsonl", tmp_path / "out")
    assert lines(tmp_path / "out" / f"{sort}.jsonl") == list(getattr(kelm, sort)())


def test_parquet_has_the_same_cells_with_types(kelm: Edition, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    kelm.export("parquet", tmp_path / "parquet")
    kelm.export("csv", tmp_path / "csv")
    for table in tables():
        found = parquet.read_table(tmp_path / "parquet" / f"{table.name}.parquet")
        assert found.num_rows == len(cells(tmp_path / "csv" / f"{table.name}.csv"))
        assert found.column_names == [column.name for column in table.columns]
        assert GAZETTEER in found.schema.metadata[b"attribution"].decode()
    claims = parquet.read_table(tmp_path / "parquet" / "claims.parquet").to_pylist()
    assert date(2031, 5, 3) in {row["earliest"] for row in claims}
    assert {(row["lat"], row["lon"]) for row in claims} == {(45.5, 21.25), (None, None)}


def test_a_map_is_valid_and_has_a_feature_for_each_claim_with_a_place(kelm: Edition, tmp_path: Path) -> None:
    geojson = pytest.importorskip("geojson")
    kelm.export("geojson", tmp_path / "out")
    found = geojson.loads((tmp_path / "out" / "claims.geojson").read_text(encoding="utf-8"))
    assert found.is_valid, found.errors()
    placed = [claim for claim in kelm.claims() if claim["where"]]
    assert [feature.id for feature in found.features] == [claim["id"] for claim in placed]
    assert found.features[0].geometry.coordinates == [21.25, 45.5]  # east before north
    by_id = {feature.id: feature.properties for feature in found.features}
    for question in kelm.questions():
        for position in question["positions"]:
            assert all(question["id"] in by_id[name]["questions"] for name in position["claims"] if name in by_id)
    assert GAZETTEER in found.attribution


PREFIXES = """
PREFIX schema: <http://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX v: <urn:variorum:term:>
"""


def asked(out: Path, query: str) -> list[tuple[str, ...]]:
    """The answers of a SPARQL query over the exported graph."""
    oxigraph = pytest.importorskip("pyoxigraph")
    store = oxigraph.Store()
    store.load(path=str(out / "variorum.jsonld"), format=oxigraph.RdfFormat.JSON_LD)
    return [tuple(value.value for value in row) for row in store.query(PREFIXES + query)]


def test_linked_data_has_every_claim_with_its_words_and_offsets(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonld", tmp_path / "out")
    found = asked(
        tmp_path / "out",
        """SELECT ?claim ?exact ?start ?end WHERE {
             ?claim a schema:Claim . ?note a oa:Annotation ; oa:hasBody ?claim ; oa:hasTarget ?target .
             ?target oa:hasSelector ?quote, ?place . ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
             ?place a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end }""",
    )
    spans = [
        (f"urn:variorum:claim:{claim['id']}", span["exact"], str(span["start"]), str(span["end"]))
        for claim in kelm.claims()
        for span in claim["evidence"]["spans"]
    ]
    assert sorted(found) == sorted(spans)


def test_linked_data_says_who_said_it_and_which_report_told(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonld", tmp_path / "out")
    found = asked(
        tmp_path / "out",
        """SELECT DISTINCT ?name ?report WHERE {
             ?told schema:isPartOf/schema:identifier ?report ; prov:wasDerivedFrom+ ?said .
             ?said v:refersTo ?claim ; prov:wasAttributedTo/schema:name ?name . ?claim a schema:Claim }""",
    )
    chains = [(claim["attribution"][-1], claim["article"]) for claim in kelm.claims() if len(claim["attribution"]) > 1]
    named = {(level["actor"] or level["name"], article) for level, article in chains if level["role"] != "unnamed"}
    assert set(found) == named


def test_linked_data_has_no_review_and_no_accepted_answer(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("jsonld", tmp_path / "out")
    told = (tmp_path / "out" / "variorum.jsonld").read_text(encoding="utf-8")
    assert "ClaimReview" not in told
    assert "acceptedAnswer" not in told
    answers = asked(
        tmp_path / "out", "SELECT ?text WHERE { ?q a schema:Question; schema:suggestedAnswer/schema:text ?text }"
    )
    positions = [position["answer"] for one in kelm.questions() for position in one["positions"]]
    assert sorted(text for (text,) in answers) == sorted(positions)


def test_entities_are_valid_and_lead_to_one_another(kelm: Edition, tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    kelm.export("ftm", tmp_path / "out")
    found = lines(tmp_path / "out" / "entities.ftm.json")
    for entity in found:
        schema = followthemoney.model.get(entity["schema"])
        schema.validate(entity)
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        assert {name: proxy.get(name) for name in entity["properties"]} == entity["properties"]
    check_entities(found, list(kelm.claims()))


def test_entities_lead_to_one_another(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("ftm", tmp_path / "out")
    check_entities(lines(tmp_path / "out" / "entities.ftm.json"), list(kelm.claims()))


def check_entities(found: list[Object], claims: list[Object]) -> None:
    """Every entity has an id of its own, and whatever one points at is there; every claim is a note."""
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    pointing = ("entity", "proof", "document", "resolved", "involved", "addressEntity")
    for entity in found:
        assert {target for name in pointing for target in entity["properties"].get(name, ())} <= set(ids)
    notes = [entity["properties"]["description"] for entity in found if entity["schema"] == "Note"]
    assert notes == [[" ".join(claim["evidence"]["exact"].split())] for claim in claims]
    assert {"Ada Brenn", "Ana Brel"} <= {
        entity["properties"]["name"][0] for entity in found if entity["schema"] == "Person"
    }


def test_deaths_have_a_row_for_each_voice_and_no_best_estimate(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("ucdp", tmp_path / "out")
    rows = cells(tmp_path / "out" / "deaths.csv")
    told = [(row["point_of_view"], row["low"], row["high"], row["best"], row["date_start"]) for row in rows]
    assert told == [
        ("The Norvalia Post", "12", "", "", "2031-05-03"),
        ("Ana Brel", "14", "14", "", "2031-05-03"),
    ]
    assert {(row["latitude"], row["longitude"], row["geom_wkt"]) for row in rows} == {
        ("45.5", "21.25", "POINT (21.25 45.5)")
    }


def test_what_datasette_is_told_of_is_there(kelm: Edition, tmp_path: Path) -> None:
    kelm.export("datasette", tmp_path / "out")
    told = json.loads((tmp_path / "out" / "metadata.json").read_text(encoding="utf-8"))
    described = told["databases"]["kelm"]["tables"]
    assert {"claims", "levels", "questions", "positions"} <= set(described)
    assert [name for name, table in described.items() if "source" in table] == ["places"]
    with closing(sqlite3.connect(kelm.path)) as connection:
        for name, table in described.items():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            assert columns, name
            assert set(table.get("columns", ())) <= columns
            assert set(table.get("facets", ())) <= columns


def test_datasette_opens_the_ledger_with_it(kelm: Edition, tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    kelm.export("datasette", tmp_path / "out")
    metadata = json.loads((tmp_path / "out" / "metadata.json").read_text(encoding="utf-8"))
    shown = app.Datasette([str(kelm.path)], metadata=metadata)
    assert shown is not None


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "jsonld", "ftm", "ucdp", "datasette"])
def test_every_export_says_where_its_places_come_from(kelm: Edition, tmp_path: Path, form: str) -> None:
    kelm.export(form, tmp_path / "out")
    notice = (tmp_path / "out" / "NOTICE.txt").read_text(encoding="utf-8")
    assert GAZETTEER in notice
    assert "CC BY 4.0" in notice
