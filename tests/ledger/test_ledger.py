"""What goes into a ledger comes out of it unchanged, and a stored version never changes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE, read_claims, reading
from tests.ledger.older import take_back
from variorum.errors import LedgerError
from variorum.ledger import Filter, Ledger
from variorum.ledger.migrate import APPLICATION_ID, migrations
from variorum.pipeline import add
from variorum.records import Claim
from variorum.settings import Settings

ALPHA = "Alpha\n2020-11-08\nNorth says North took Shusha\nAdvertisement: buy now\n"
BETA = "Beta\n2020-11-09\nSouth says South took Şuşa\nNorth says North took Hadrut\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with two reports."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "alpha.txt").write_text(ALPHA, encoding="utf-8")
    (folder / "beta.txt").write_text(BETA, encoding="utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path, pile: Path) -> Path:
    """A ledger of that folder."""
    path = tmp_path / "x.ledger"
    with Ledger.write(path) as ledger:
        add(ledger, [str(pile)], settings=Settings(), house=HOUSE)
    return path


def test_articles_and_claims_come_back_as_they_were(path: Path, pile: Path) -> None:
    wanted = reading("alpha", ALPHA.encode(), str(pile / "alpha.txt")).article
    with Ledger.read(path) as ledger:
        alpha, _ = ledger.articles()
        assert alpha == wanted
        assert set(ledger.claims()) == {claim for one in ledger.articles() for claim in read_claims(one, Settings())}


def test_claims_stand_in_the_order_of_time_report_and_text(path: Path) -> None:
    with Ledger.read(path) as ledger:
        assert [claim.evidence.exact for claim in ledger.claims()] == [
            "North says North took Shusha",
            "South says South took Şuşa",
            "North says North took Hadrut",
        ]


def test_reconciliation_comes_back_as_it_was(path: Path) -> None:
    with Ledger.read(path) as ledger:
        found = ledger.reconciliation()
        again = HOUSE.reconcile(ledger.articles(), found.claims, decisions=(), settings=Settings())
        assert found == again


FILTERS: tuple[tuple[Filter, tuple[str, ...]], ...] = (
    (Filter(), ("Shusha", "Şuşa", "Hadrut")),
    (Filter(kind="casualty"), ()),
    (Filter(place="SHUSHA"), ("Shusha",)),
    (Filter(place="susa"), ("Şuşa",)),
    (Filter(party="south"), ("Şuşa",)),
    (Filter(article="beta"), ("Şuşa", "Hadrut")),
    (Filter(since="2020-11-09"), ("Şuşa", "Hadrut")),
    (Filter(until="2020-11-08"), ("Shusha",)),
    (Filter(match="susa"), ("Şuşa",)),
    (Filter(match="north hadrut"), ("Hadrut",)),
    (Filter(match='" OR * AND ('), ()),
    (Filter(match='"'), ()),
    (Filter(kind="control", party="North", place="hadrut"), ("Hadrut",)),
)


@pytest.mark.parametrize("wanted, places", FILTERS)
def test_filters(path: Path, wanted: Filter, places: tuple[str, ...]) -> None:
    with Ledger.read(path) as ledger:
        assert tuple(_place(claim) for claim in ledger.claims(wanted)) == places


def test_a_filter_finds_the_questions_that_its_claims_answer(path: Path) -> None:
    with Ledger.read(path) as ledger:
        assert [question.about for question in ledger.questions(Filter(party="South"))] == ["Who held Şuşa?"]


def test_a_stored_version_never_changes(path: Path) -> None:
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="never changes"):
        connection.execute("UPDATE articles SET text = 'other'")


def test_paragraphs_can_be_searched_without_accents(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        matching = "SELECT rowid FROM sections_search WHERE sections_search MATCH 'susa'"
        found = connection.execute(f"SELECT text FROM sections WHERE key IN ({matching})")
        assert found.fetchall() == [("South says South took Şuşa",)]


@pytest.mark.parametrize(
    "view", ["latest_articles", "claims_readable", "who_says_what", "questions_readable", "places_readable"]
)
def test_every_view_shows_something(path: Path, view: str) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0


def test_the_file_says_what_it_is(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations())
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_an_older_ledger_is_brought_up_to_date_by_the_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.executescript(f"PRAGMA application_id = {APPLICATION_ID};{migrations()[0]}PRAGMA user_version = 1;")
    with pytest.raises(LedgerError, match="older Variorum"):
        Ledger.read(path)
    Ledger.write(path).close()
    with Ledger.read(path) as ledger:
        assert list(ledger.claims()) == []


KEPT_BEFORE: tuple[tuple[str | None, str, str], ...] = (
    (None, "shipped", "fast"),
    ('{"pipeline":null,"sides":[["A","B"]],"places":null}', "shipped", "fast"),
    ('{"pipeline":"some_package","sides":[],"places":"/p.csv"}', "some_package", "some_package"),
)


@pytest.mark.parametrize("stored, named, parser", KEPT_BEFORE)
def test_a_ledger_that_kept_a_pipeline_keeps_it_as_its_parser(
    path: Path, stored: str | None, named: str, parser: str
) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM settings WHERE name = 'settings'")
        if stored is not None:
            connection.execute("INSERT INTO settings VALUES ('settings', ?)", (stored,))
        connection.execute("UPDATE extractions SET reader = ?", (f"variorum 0.1.0, pipeline {named}, places 0a",))
    take_back(path, 5)
    before = {} if stored is None else json.loads(stored)
    Ledger.write(path).close()
    with Ledger.read(path) as ledger:
        kept = ledger.settings()
        assert (kept.parser, kept.places) == (parser, before.get("places"))
        assert [list(side) for side in kept.sides] == before.get("sides", [])
        assert ledger.status().read_by == {f"variorum 0.1.0, parser {parser}, places 0a": 2}


def test_an_empty_ledger_of_before_is_read_with_the_usual_parser(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    Ledger.write(path).close()
    take_back(path, 5)
    with Ledger.write(path) as ledger:
        assert ledger.settings() == Settings()


NO_LEDGERS = (
    (b"just some words, and enough of them to be more than a header of a database file would be" * 9, "not a Variorum"),
    (b"", "is empty"),
)


@pytest.mark.parametrize("content, told", NO_LEDGERS)
def test_a_file_that_is_no_ledger_is_named_and_left_alone(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=told):
        Ledger.read(path)
    assert path.read_bytes() == content


def test_another_database_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a Variorum ledger"):
        Ledger.write(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LedgerError, match="newer Variorum"):
        Ledger.read(path)


def test_reading_a_ledger_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.read(tmp_path / "none.ledger")
    assert list(tmp_path.iterdir()) == []


def _place(claim: Claim) -> str:
    assert claim.where is not None
    return claim.where.name
