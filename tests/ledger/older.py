"""Takes a ledger back to an older schema, as a file of that time stands: newer tables gone, changed ones as before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from variorum.ledger.migrate import migrations

Schema = dict[str, str]


def take_back(path: Path, version: int) -> None:
    """Makes a ledger one that has been through this many steps; tables that changed since are left empty."""
    before, indexes = _schema_of(version)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name, sql in _schema(connection).items():
            if before.get(name) != sql:
                connection.execute(f'DROP TABLE "{name}"')
                if name in before:
                    connection.execute(before[name])
        for name in _named(connection, "index").keys() - indexes:
            connection.execute(f'DROP INDEX "{name}"')
        connection.execute(f"PRAGMA user_version = {version}")


def _schema_of(version: int) -> tuple[Schema, frozenset[str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in migrations()[:version]:
            connection.executescript(step)
        return _schema(connection), frozenset(_named(connection, "index"))


def _schema(connection: sqlite3.Connection) -> Schema:
    """The tables of a ledger with the words that made them; those of the search are left alone."""
    return {name: sql for name, sql in _named(connection, "table").items() if "search" not in name}


def _named(connection: sqlite3.Connection, sort: str) -> Schema:
    query = "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL"
    return dict(connection.execute(query, (sort,)).fetchall())
