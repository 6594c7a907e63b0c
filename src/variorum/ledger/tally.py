"""How many rows each table had when the ledger was last written: a row that went missing is told by its absence."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from variorum.ledger.side_by_side import WRITTEN_ANEW

Tally = dict[str, int]

# Few rows each, so that they can be counted at every change: notes of what happened, which nothing else repeats.
NOTES = ("runs", "stage_times", "briefs", "tombstones", "problems")
# Counted when the reports are laid side by side, and true until something is added.
KEPT = ("originals", "articles", "sections", "removed", "extractions", "decisions", "arrivals")
LAID = (*KEPT, *WRITTEN_ANEW)


def counted(connection: sqlite3.Connection, tables: tuple[str, ...]) -> str:
    """The number of rows of these tables, as JSON."""
    return json.dumps({table: _number(connection, table) for table in tables})


def missing(connection: sqlite3.Connection, stored: str | None) -> Iterator[tuple[str, int, int]]:
    """Each table that holds another number of rows than was counted: its name, the number then and now."""
    then: Tally = {} if stored is None else json.loads(stored)
    for table, number in then.items():
        now = _number(connection, table)
        if now != number:
            yield table, number, now


def _number(connection: sqlite3.Connection, table: str) -> int:
    found: int = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    return found
