"""Takes a ledger back to an older schema, as a file of that time stands: newer tables gone, changed ones as before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from variorum.ledger.migrate import migrations

Schema = dict[str, str]


def take_back(path: Path, version: int) -> None:
    """Makes a ledger one that has been through this many steps; tables that changed since are left empty."""
    before = _schema_of(version)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name in _schema(connection, "index").keys() - _schema_of(version, "index").keys():
            connection.execute(f'DROP INDEX "{name}"')
        for name, sql in _schema(connection).items():
            if before.get(name) != sql:
                connection.execute(f'DROP TABLE "{name}"')
                if name in before:
                    connection.execute(before[name])
        connection.execute(f"PRAGMA user_version = {version}")


def _schema_of(version: int, sort: str = "table") -> Schema:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in migrations()[:version]:
            connection.executescript(step)
        return _schema(connection, sort)


def _schema(connection: sqlite3.Connection, sort: str = "table") -> Schema:
    """The tables (or indexes) of a ledger with the words that made them; those of the search are left alone."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = ? AND name NOT LIKE '%search%' AND sql IS NOT NULL", (sort,)
    )
    return dict(rows.fetchall())
