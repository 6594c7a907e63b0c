"""What a ledger holds, in numbers."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from variorum.ledger.articles import LATEST
from variorum.ledger.problems import by_reason

Counts = dict[str, int]
Seconds = dict[str, float]  # by stage: read, claims, laid side by side


@dataclass(frozen=True, slots=True)
class Status:
    """How much is in a ledger: what reads it and read it, how reports are dated, what failed, what persons decided."""

    articles: int
    versions: int
    forgotten: int
    parser: str
    read_by: Counts
    dated_by: Counts
    stories: int
    claims: Counts
    questions: Counts
    problems: Counts
    decisions: Counts
    last_brief: str | None
    pending: bool
    last_run: str | None
    last_times: Seconds
    times: Seconds


def status(connection: sqlite3.Connection, *, parser: str, pending: bool) -> Status:
    """The state of a ledger with its parser; `pending` is whether reports were added since they were last compared."""
    return Status(
        articles=_number(connection, f"SELECT count(*) FROM articles WHERE {LATEST}"),
        versions=_number(connection, "SELECT count(*) FROM articles"),
        forgotten=_number(connection, 'SELECT count(DISTINCT "when") FROM tombstones'),
        parser=parser,
        read_by=_counts(
            connection,
            "SELECT reader, count(*) FROM articles JOIN extractions ON article = key"
            f" WHERE {LATEST} GROUP BY 1 ORDER BY 1",
        ),
        dated_by=_counts(
            connection, f"SELECT published_basis, count(*) FROM articles WHERE {LATEST} GROUP BY 1 ORDER BY 1"
        ),
        stories=_number(connection, "SELECT count(*) FROM stories"),
        claims=_counts(connection, "SELECT kind, count(*) FROM claims GROUP BY kind ORDER BY kind"),
        questions=_counts(connection, "SELECT relation, count(*) FROM questions GROUP BY relation ORDER BY relation"),
        problems=by_reason(connection),
        decisions=_counts(connection, "SELECT action, count(*) FROM decisions GROUP BY action ORDER BY action"),
        last_brief=_last_brief(connection),
        pending=pending,
        last_run=_last_run(connection),
        last_times=_times(connection, f"WHERE run = {LAST_RUN}"),
        times=_times(connection, ""),
    )


LAST_RUN = "(SELECT max(key) FROM runs)"


def _last_run(connection: sqlite3.Connection) -> str | None:
    """When the last run that added anything ended, and what came of it."""
    row = connection.execute(f"SELECT finished, added, known, problems FROM runs WHERE key = {LAST_RUN}").fetchone()
    return None if row is None else f"{row[0]}, {row[1]} added, {row[2]} known, problems: {row[3]}"


def _times(connection: sqlite3.Connection, which: str) -> Seconds:
    """Seconds by stage, in the order of the stages."""
    return dict(
        connection.execute(f"SELECT stage, sum(seconds) FROM stage_times {which} GROUP BY stage ORDER BY min(rowid)")
    )


def _last_brief(connection: sqlite3.Connection) -> str | None:
    """The id and the day of the brief written last."""
    row = connection.execute("SELECT id, written FROM briefs ORDER BY key DESC LIMIT 1").fetchone()
    return None if row is None else f"{row[0]}, {row[1][:10]}"


def _number(connection: sqlite3.Connection, query: str) -> int:
    found: int = connection.execute(query).fetchone()[0]
    return found


def _counts(connection: sqlite3.Connection, query: str) -> Counts:
    return dict(connection.execute(query))
