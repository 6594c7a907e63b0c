"""Brings into step what the edition's lists find their rows by: what is as it was stays untouched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from variorum.ledger.keys import EVERY
from variorum.ledger.touched import Touched


def catch_up(connection: sqlite3.Connection) -> None:
    """Writes it for a ledger that was laid before there was any."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM claims) > EXISTS (SELECT 1 FROM listed_reports)").fetchone()[0]:
        connection.execute("BEGIN IMMEDIATE")
        keep_in_step(connection)
        connection.execute("COMMIT")


def keep_in_step(connection: sqlite3.Connection, touched: Touched | None = None) -> None:
    """Takes out the rows that the claims and sums no longer give, and writes those that they give now.

    Only what stands in the blocks that were touched and whom these name is looked at; everything where none is given.
    """
    blocks = (EVERY,) if touched is None else touched.blocks
    for block in blocks:
        _step(connection, OF_ROWS, f"BETWEEN {block.first:d} AND {block.last:d}")
    for sort, step in OF_NAMES.items():
        _step(connection, [step], "IS NOT NULL" if touched is None else f"IN ({touched.listed(sort)})")


def _step(connection: sqlite3.Connection, steps: Iterable[tuple[str, str]], within: str) -> None:
    for stale, missing in steps:
        connection.execute(stale.format(within=within))
        connection.execute(missing.format(within=within))


def out_of_step(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables that are not what the claims and sums give."""
    return tuple(
        table
        for table, there, given in COMPARED
        if connection.execute(
            f"SELECT * FROM ({there} EXCEPT {given}) UNION ALL SELECT * FROM ({given} EXCEPT {there}) LIMIT 1".format(
                within="IS NOT NULL"
            )
        ).fetchone()
    )


LISTED = ("listed_subjects", "listed_voices", "listed_answers", "listed_reports", "answers_search", "actors_search")

# A claim never changes under its number, so what may differ beside its question are the days, which hang on datings.
_ANSWERS_THERE = "SELECT question, claim, first, last FROM listed_answers WHERE question {within}"
_ANSWERS = """
SELECT answers.question, answers.claim, claim_days.first, claim_days.last FROM answers
JOIN claim_days ON claim_days.claim = answers.claim WHERE answers.question {within}
"""
_VOICES_THERE = "SELECT name, question, claim FROM listed_voices WHERE question {within}"
_VOICES = """
SELECT folded, question, answers.claim FROM answers JOIN levels ON levels.claim = answers.claim
JOIN party_names ON party_names.name = levels.party WHERE reading = 0 AND level > 0 AND question {within}
UNION SELECT folded, question, answers.claim FROM answers JOIN levels ON levels.claim = answers.claim
JOIN actor_sums ON actor_sums.actor = levels.actor WHERE reading = 0 AND level > 0 AND question {within}
UNION SELECT fold(positions.name), question, position_claims.claim FROM positions
JOIN position_claims ON position_claims.position = positions.key WHERE voice = 'party' AND question {within}
"""
_REPORTS_THERE = "SELECT head, tail, first, last FROM listed_reports WHERE head {within}"
_REPORTS = """
SELECT min(claims.key), max(claims.key), min(first), max(last) FROM claims
JOIN claim_days ON claim_days.claim = claims.key WHERE claims.key {within} GROUP BY claims.article
"""
_SUBJECTS_THERE = "SELECT key, about FROM listed_subjects WHERE about {within}"
_SUBJECTS = "SELECT min(key), about FROM wording WHERE about {within} GROUP BY about HAVING min(name) <> max(name)"
_NAMES_THERE = "SELECT rowid, names FROM actors_search WHERE rowid {within}"
_NAMES = """
SELECT actor, folded || coalesce(char(31) || (SELECT group_concat(name, char(31)) FROM (
  SELECT DISTINCT actor_names.folded AS name FROM actor_names
  WHERE actor_names.actor = actor_sums.actor AND actor_names.folded <> actor_sums.folded ORDER BY 1)), '')
FROM actor_sums WHERE actor {within}
"""
_WORDS_THERE = "SELECT rowid, words, claimant, place_name FROM answers_search"
_WORDS = "SELECT key, words, claimant, place_name FROM claims WHERE key IN (SELECT claim FROM listed_answers)"
OF_ROWS = (
    (
        "DELETE FROM listed_answers WHERE question {within} AND (question, claim) IN (SELECT question, claim FROM"
        f" ({_ANSWERS_THERE} EXCEPT {_ANSWERS}))",
        f"""
INSERT INTO listed_answers (question, claim, kind, article, place, first, last, precision, counted)
SELECT given.question, given.claim, claims.kind, claims.article, claims.place, given.first, given.last,
  json_extract(claims.record, '$.where.precision'), json_extract(claims.record, '$.figure') IS NOT NULL
FROM ({_ANSWERS} EXCEPT {_ANSWERS_THERE}) AS given JOIN claims ON claims.key = given.claim
""",
    ),
    (
        # Without the block for the rows themselves SQLite would go through all of them.
        "DELETE FROM listed_voices WHERE question {within} AND (name, question, claim) IN"
        f" ({_VOICES_THERE} EXCEPT SELECT * FROM ({_VOICES}))",
        f"INSERT INTO listed_voices (name, question, claim) SELECT * FROM ({_VOICES}) EXCEPT {_VOICES_THERE}",
    ),
    (
        f"DELETE FROM listed_reports WHERE head IN (SELECT head FROM ({_REPORTS_THERE} EXCEPT {_REPORTS}))",
        f"INSERT INTO listed_reports (head, tail, first, last) {_REPORTS} EXCEPT {_REPORTS_THERE}",
    ),
)
OF_NAMES = {
    "subjects": (
        f"DELETE FROM listed_subjects WHERE (key, about) IN ({_SUBJECTS_THERE} EXCEPT SELECT * FROM ({_SUBJECTS}))",
        f"INSERT INTO listed_subjects (key, about) SELECT * FROM ({_SUBJECTS}) EXCEPT {_SUBJECTS_THERE}",
    ),
    "named": (
        f"DELETE FROM actors_search WHERE rowid IN (SELECT rowid FROM ({_NAMES_THERE} EXCEPT {_NAMES}))",
        f"INSERT INTO actors_search (rowid, names) {_NAMES} EXCEPT {_NAMES_THERE}",
    ),
}
COMPARED = (
    ("listed_answers", _ANSWERS_THERE, _ANSWERS),
    ("listed_voices", _VOICES_THERE, f"SELECT * FROM ({_VOICES})"),
    ("listed_reports", _REPORTS_THERE, _REPORTS),
    ("listed_subjects", _SUBJECTS_THERE, f"SELECT * FROM ({_SUBJECTS})"),
    ("answers_search", _WORDS_THERE, _WORDS),
    ("actors_search", _NAMES_THERE, _NAMES),
)
