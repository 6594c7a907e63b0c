"""What lists find their rows by is what the claims give, and only what changed is written."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import variorum.ledger.contents as contents
from tests.web.ledgers import nothing, war
from variorum.folding import folded
from variorum.ledger import Filter, Ledger
from variorum.ledger.connection import writer
from variorum.ledger.lists import LISTED, keep_in_step, out_of_step
from variorum.ledger.queries import questions


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The ledger, to be written."""
    with closing(writer(Path(shutil.copy(war(), tmp_path / "x.ledger")))) as opened:
        yield opened


DAMAGES = [
    ("DELETE FROM listed_answers WHERE question = (SELECT min(question) FROM listed_answers)", "listed_answers"),
    ("UPDATE listed_answers SET first = '1999-01-01'", "listed_answers"),
    ("DELETE FROM listed_reports", "listed_reports"),
    (
        "UPDATE listed_reports SET last = '1999-01-01' WHERE head = (SELECT min(head) FROM listed_reports)",
        "listed_reports",
    ),
    ("DELETE FROM actors_search WHERE rowid = (SELECT min(rowid) FROM actors_search)", "actors_search"),
    ("UPDATE actors_search SET names = 'somebody else'", "actors_search"),
    ("INSERT INTO actors_search (rowid, names) VALUES (123456, 'nobody')", "actors_search"),
    ("UPDATE datings SET latest = '2031-12-31'", None),
]


@pytest.mark.parametrize(("damage", "table"), DAMAGES)
def test_what_is_out_of_step_is_told_and_brought_back(
    connection: sqlite3.Connection, damage: str, table: str | None
) -> None:
    assert out_of_step(connection) == ()
    connection.execute(damage)
    if table is not None:
        assert table in out_of_step(connection)
    keep_in_step(connection)
    assert out_of_step(connection) == ()


def test_what_is_as_it_was_is_not_written(connection: sqlite3.Connection) -> None:
    before = connection.total_changes
    keep_in_step(connection)
    assert connection.total_changes == before


@pytest.mark.parametrize("table", LISTED)
def test_it_goes_with_the_claims(connection: sqlite3.Connection, table: str) -> None:
    assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    connection.execute("DELETE FROM questions")
    connection.execute("DELETE FROM wording")
    connection.execute("DELETE FROM claims")
    connection.execute("DELETE FROM actors")
    assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_a_claim_of_two_questions_is_found_as_long_as_one_asks(connection: sqlite3.Connection) -> None:
    claim, question = connection.execute("SELECT claim, question FROM listed_answers LIMIT 1").fetchone()
    connection.execute(
        "INSERT INTO listed_answers SELECT ?, claim, kind, article, place, first, last, precision, counted"
        " FROM listed_answers WHERE claim = ? AND question = ?",
        (
            connection.execute("SELECT max(key) FROM questions WHERE key <> ?", (question,)).fetchone()[0],
            claim,
            question,
        ),
    )
    held = "SELECT count(*) FROM answers_search WHERE rowid = ?"
    for left in (1, 0):
        connection.execute(
            "DELETE FROM listed_answers WHERE (question, claim) ="
            " (SELECT question, claim FROM listed_answers WHERE claim = ? LIMIT 1)",
            (claim,),
        )
        assert connection.execute(held, (claim,)).fetchone()[0] == left


PARTS = ["ministry", "MINISTRY", "min", "mi", "y", "istry’s", "'s", 'a"b', "ministry's d", "", " "]


@pytest.mark.parametrize("part", PARTS)
def test_an_actor_is_found_by_any_part_of_any_name(part: str) -> None:
    with Ledger.read(war()) as ledger:
        every = ledger.actors()
        wanted = [row for row in every if any(folded(part) in folded(name) for name in (row.name, *row.written))]
        assert list(ledger.actors(match=part)) == wanted
        assert ledger.actor_count(match=part) == len(wanted)


def test_an_empty_ledger_has_nothing_to_list() -> None:
    with Ledger.read(nothing()) as ledger:
        assert ledger.answered(Filter(since="2031-01-01")) == ()
        assert ledger.claim_ids(Filter(since="2031-01-01"), limit=9) == ()


def test_a_party_answers_also_where_only_laying_tells_whose_voice_it_is(connection: sqlite3.Connection) -> None:
    key, question = connection.execute(
        "SELECT positions.key, questions.id FROM positions JOIN questions ON questions.key = question"
        " WHERE voice = 'party' ORDER BY positions.key LIMIT 1"
    ).fetchone()
    connection.execute("UPDATE positions SET name = 'Zéland' WHERE key = ?", (key,))  # named by no claim's own words
    assert "listed_voices" in out_of_step(connection)
    keep_in_step(connection)
    wanted = Filter(party="zeland")
    assert [one.id for one in questions(connection, wanted)] == [question]
    assert len(contents.answered(connection, wanted)) == 1
