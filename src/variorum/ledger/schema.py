"""What a ledger is made of, and what of it is missing in a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from variorum.ledger.migrate import migrate

SORTS = ("table", "index", "trigger", "view")
ALL = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"


def lacking(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Every table, index, trigger and view that should be there and is not: its sort, its name, how it is made."""
    there = {(sort, name) for sort, name, _ in connection.execute(ALL)}
    return ((sort, name, sql) for sort, name, sql in _made()[0] if (sort, name) not in there)


def lacking_columns(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every column that a table should have and has not."""
    for table, columns in _made()[1].items():
        there = _columns(connection, table)
        yield from ((table, column) for column in columns if there and column not in there)


def _made() -> tuple[list[tuple[str, str, str]], dict[str, list[str]]]:
    """The newest schema, and the columns of its tables."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        parts = fresh.execute(ALL).fetchall()
        return parts, {name: _columns(fresh, name) for sort, name, _ in parts if sort == "table"}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
