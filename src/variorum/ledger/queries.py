"""Reads the ledger: claims, questions and reports as records, in the order of print."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar

import variorum.ledger.decisions as decision_rows
import variorum.ledger.problems as problems
from variorum.ledger.encoding import decoded
from variorum.ledger.filters import ANSWERED, Filter
from variorum.records import Claim, Dating, Gap, Origin, Question, Reconciliation, Statement, Story, WordUse

Record = TypeVar("Record")

CLAIMS = """
SELECT claims.record FROM claims WHERE {condition} ORDER BY claims.key
"""


def claims(connection: sqlite3.Connection, wanted: Filter | None = None) -> Iterator[Claim]:
    """The claims that pass a filter."""
    condition, values = (wanted or Filter()).sql()
    rows = connection.execute(CLAIMS.format(condition=condition), values)
    return (decoded(Claim, record) for (record,) in rows)


def questions(connection: sqlite3.Connection, wanted: Filter | None = None) -> Iterator[Question]:
    """The questions that any claim passing the filter answers; all of them without a filter."""
    if wanted is None or wanted == Filter():
        rows = connection.execute("SELECT record FROM questions ORDER BY key")
        return (decoded(Question, record) for (record,) in rows)
    condition, values = wanted.sql(ANSWERED)
    rows = connection.execute(_ANSWERED.format(condition=condition), values)
    return (decoded(Question, record) for (record,) in rows)


def question_ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of all questions, in their order."""
    return tuple(name for (name,) in connection.execute("SELECT id FROM questions ORDER BY key"))


_ANSWERED = """
SELECT questions.record FROM questions WHERE questions.key IN (
  SELECT answers.question FROM claims JOIN answers ON answers.claim = claims.key WHERE {condition}
) ORDER BY questions.key
"""


def stories(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """Reports about the same matters, in the order of their first reports."""
    return _records(connection, Story, "stories")


def datings(connection: sqlite3.Connection, reports: Iterable[str] | None = None) -> tuple[Dating, ...]:
    """The days that reports, or some of them by id, get from their neighbours."""
    within, values = ("1", ()) if reports is None else (_REPORTS, (json.dumps(list(reports)),))
    rows = connection.execute(
        "SELECT datings.record FROM datings JOIN articles ON articles.key = datings.article"
        f" WHERE {within} ORDER BY articles.id",
        values,
    )
    return tuple(decoded(Dating, record) for (record,) in rows)


_REPORTS = "articles.id IN (SELECT value FROM json_each(?))"


def reconciliation(connection: sqlite3.Connection) -> Reconciliation:
    """The reports as they were last laid side by side."""
    return Reconciliation(
        claims=tuple(claims(connection)),
        datings=datings(connection),
        origins=_records(connection, Origin, "origins"),
        statements=_records(connection, Statement, "statements"),
        questions=tuple(questions(connection)),
        stories=stories(connection),
        wording=_records(connection, WordUse, "wording"),
        gaps=_records(connection, Gap, "gaps"),
        problems=problems.at(connection, stage="reconciliation"),
        decided=decision_rows.held(connection),
    )


def _records(connection: sqlite3.Connection, kind: type[Record], table: str) -> tuple[Record, ...]:
    rows = connection.execute(f"SELECT record FROM {table} ORDER BY key")
    return tuple(decoded(kind, record) for (record,) in rows)
