"""Keeps problems as records, each once, and drops those that a later run has solved."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from variorum.records import Problem

PARTICULARS = re.compile("[;(]")
Stage = Literal["reading", "claims", "reconciliation"]


def store(connection: sqlite3.Connection, problem: Problem, *, stage: Stage) -> None:
    """Keeps a problem; the same one again changes nothing."""
    connection.execute(
        "INSERT INTO problems (stage, input, what, why, article) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (stage, problem.where, problem.what, problem.why, problem.article),
    )


def solved(connection: sqlite3.Connection, *, stage: Stage, where: str) -> None:
    """Drops the problems that an input had at this stage, because it was read now."""
    connection.execute("DELETE FROM problems WHERE stage = ? AND input = ?", (stage, where))


def drop(connection: sqlite3.Connection, problems: Iterable[Problem], *, stage: Stage) -> None:
    """Drops these problems of a stage."""
    rows = ((stage, problem.where, problem.what, problem.why) for problem in problems)
    connection.executemany("DELETE FROM problems WHERE stage = ? AND input = ? AND what = ? AND why = ?", rows)


def every(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """All problems, in the order of their inputs."""
    rows = connection.execute("SELECT input, what, why, article FROM problems ORDER BY input, stage, what, why")
    return tuple(Problem(where=where, what=what, why=why, article=article) for where, what, why, article in rows)


def at(connection: sqlite3.Connection, *, stage: Stage) -> tuple[Problem, ...]:
    """The problems of one stage, in the order in which they were met."""
    rows = connection.execute("SELECT input, what, why, article FROM problems WHERE stage = ? ORDER BY key", (stage,))
    return tuple(Problem(where=where, what=what, why=why, article=article) for where, what, why, article in rows)


def of_decisions(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Why decisions could not be applied, in the order in which that was met."""
    rows = connection.execute(
        "SELECT input, what, why, article FROM problems"
        " WHERE stage = 'reconciliation' AND input IN (SELECT id FROM decisions) ORDER BY key"
    )
    return tuple(Problem(where=where, what=what, why=why, article=article) for where, what, why, article in rows)


def by_reason(connection: sqlite3.Connection) -> dict[str, int]:
    """How many problems there are of each sort: what went wrong and why, without the particulars of one input."""
    told = connection.execute("SELECT what, why FROM problems ORDER BY what, why")
    return dict(Counter(f"{what}: {PARTICULARS.split(why)[0].strip()}" for what, why in told))


def count(connection: sqlite3.Connection) -> int:
    """How many problems there are."""
    found: int = connection.execute("SELECT count(*) FROM problems").fetchone()[0]
    return found
