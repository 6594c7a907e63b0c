"""Writes the reports laid side by side, in place of how they were laid before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import variorum.ledger.claims as claim_rows
import variorum.ledger.decisions as decision_rows
from variorum.ledger.encoding import encoded
from variorum.ledger.insert import insert
from variorum.ledger.names import Names
from variorum.ledger.order import in_order
from variorum.ledger.problems import store as store_problem
from variorum.ledger.sums import SUMS, sum_up
from variorum.records import Article, Dating, Gap, Origin, Position, Question, Reconciliation, Statement, Story, WordUse

Keys = Mapping[str, int]

# Children first, so that no row is left pointing at one that is gone.
WRITTEN_ANEW = (
    *("decided_claims", "decided_questions"),
    *("story_articles", "stories"),
    *("gap_claims", "gaps", "wording_claims", "wording", "position_claims", "positions", "questions"),
    *("statement_claims", "statements", "origin_articles", "origins", "datings"),
    *SUMS,
    *("links", "claim_actors", "levels", "claim_spans", "claims", "place_names", "places", "actors"),
)


def replace(connection: sqlite3.Connection, found: Reconciliation, articles: Mapping[str, tuple[int, Article]]) -> None:
    """Writes a reconciliation in place of the last one; `articles` gives each report's row and record by its id."""
    for table in WRITTEN_ANEW:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM problems WHERE stage = 'reconciliation'")
    keys = {article_id: key for article_id, (key, _) in articles.items()}
    records = {article_id: article for article_id, (_, article) in articles.items()}
    _store_datings(connection, found.datings, keys)
    names = Names(connection)
    ordered = in_order(found.claims, records.values(), found.datings)
    written = claim_rows.store(connection, ordered, records, keys, names)
    for origin in found.origins:
        _store_origin(connection, origin, keys)
    for statement in found.statements:
        _store_statement(connection, statement, written)
    asked = {one.id: _store_question(connection, one, written, names) for one in found.questions}
    for story in found.stories:
        _store_story(connection, story, keys)
    for use in found.wording:
        _store_wording(connection, use, written)
    for gap in found.gaps:
        _store_gap(connection, gap, written)
    decision_rows.hold(connection, found.decided, written, asked)
    for problem in found.problems:
        store_problem(connection, problem, stage="reconciliation")
    sum_up(connection)


def _store_datings(connection: sqlite3.Connection, datings: Iterable[Dating], keys: Keys) -> None:
    rows = (
        (keys[one.article], one.date.edtf, one.date.earliest, one.date.latest, one.reason, encoded(Dating, one))
        for one in datings
        if one.article in keys
    )
    connection.executemany("INSERT INTO datings VALUES (?, ?, ?, ?, ?, ?)", rows)


def _store_origin(connection: sqlite3.Connection, origin: Origin, keys: Keys) -> None:
    row = {"id": origin.id, "name": origin.reason, "record": encoded(Origin, origin)}
    key = insert(connection, "origins", row)
    members = ((key, keys[article]) for article in dict.fromkeys(origin.articles) if article in keys)
    connection.executemany("INSERT INTO origin_articles VALUES (?, ?)", members)


def _store_story(connection: sqlite3.Connection, story: Story, keys: Keys) -> None:
    row = {
        "id": story.id,
        "name": story.title,
        "first": story.first,
        "last": story.last,
        "record": encoded(Story, story),
    }
    key = insert(connection, "stories", row)
    members = ((key, keys[article]) for article in story.articles if article in keys)
    connection.executemany("INSERT INTO story_articles VALUES (?, ?)", members)


def _store_statement(connection: sqlite3.Connection, statement: Statement, written: Keys) -> None:
    row = {
        "id": statement.id,
        "name": statement.speaker,
        "said": statement.said.edtf,
        "record": encoded(Statement, statement),
    }
    _store_members(connection, "statement_claims", insert(connection, "statements", row), statement.claims, written)


def _store_question(connection: sqlite3.Connection, question: Question, written: Keys, names: Names) -> int:
    row = {
        "id": question.id,
        "name": question.about,
        "kind": question.kind,
        "place": None if question.where is None else names.place(question.where),
        "day": question.when.edtf,
        "scope": question.scope,
        "relation": question.relation,
        "reason": question.reason,
        "flags": "; ".join(question.flags),
        "record": encoded(Question, question),
    }
    key = insert(connection, "questions", row)
    for number, position in enumerate(question.positions):
        _store_position(connection, key, number, position, written)
    return key


def _store_position(
    connection: sqlite3.Connection, question: int, number: int, position: Position, written: Keys
) -> None:
    row = {
        "question": question,
        "position": number,
        "name": position.name or "unnamed",
        "voice": position.voice,
        "answer": position.answer,
        "support": position.support,
        "basis": position.basis,
        "certain": int(position.certain),
    }
    _store_members(connection, "position_claims", insert(connection, "positions", row), position.claims, written)


def _store_wording(connection: sqlite3.Connection, use: WordUse, written: Keys) -> None:
    row = {"name": use.word, "about": use.about, "voice": use.voice, "record": encoded(WordUse, use)}
    _store_members(connection, "wording_claims", insert(connection, "wording", row), use.claims, written)


def _store_gap(connection: sqlite3.Connection, gap: Gap, written: Keys) -> None:
    row = {"name": gap.about, "expectation": gap.expectation, "record": encoded(Gap, gap)}
    _store_members(connection, "gap_claims", insert(connection, "gaps", row), gap.claims, written)


def _store_members(connection: sqlite3.Connection, table: str, key: int, claims: Iterable[str], written: Keys) -> None:
    rows = ((key, position, written[claim]) for position, claim in enumerate(claims) if claim in written)
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)
