"""Takes a ledger back to an older schema, as a file of that time stands: newer tables gone, changed ones as before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from variorum.ledger.migrate import migrations
from variorum.ledger.packing import inflated, unpacked

Schema = dict[str, str]
Row = tuple[object, ...]

PACKED = {
    "originals": "SELECT sha256, location, size, unpacked(content, size) FROM originals",
    "extractions": "SELECT article, reader, count, inflated(claims) FROM extractions",
}
SINCE = 17  # the step from which on they are packed


def take_back(path: Path, version: int) -> None:
    """Makes a ledger one that has been through this many steps.

    Tables that changed since are left empty, but for those that hold what was packed.
    """
    before = _schema_of(version)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        unpacked = _unpacked(connection) if version < SINCE else {}
        for sort in ("index", "trigger"):
            for name in _schema(connection, sort).keys() - _schema_of(version, sort).keys():
                connection.execute(f'DROP {sort} "{name}"')
        for name in _searches(connection) - _searches_of(version):
            connection.execute(f'DROP TABLE "{name}"')
        for name, sql in _schema(connection).items():
            if before.get(name) != sql:
                connection.execute(f'DROP TABLE "{name}"')
                if name in before:
                    connection.execute(before[name])
                if name in unpacked:
                    connection.executemany(f"INSERT INTO {name} VALUES (?, ?, ?, ?)", unpacked[name])
        there = _schema(connection, "index")
        for name, sql in _schema_of(version, "index").items():
            if name not in there:
                connection.execute(sql)
        connection.execute(f"PRAGMA user_version = {version}")


def _unpacked(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    """The rows of what is packed now, as they were kept before."""
    connection.create_function("unpacked", 2, unpacked)
    connection.create_function("inflated", 1, lambda stored: inflated(stored).decode())
    return {name: connection.execute(query).fetchall() for name, query in PACKED.items()}


def _searches(connection: sqlite3.Connection) -> set[str]:
    """The searches of a ledger; each has tables of its own, which go with it."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
    return {name for (name,) in rows}


def _searches_of(version: int) -> set[str]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in migrations()[:version]:
            connection.executescript(step)
        return _searches(connection)


def _schema_of(version: int, sort: str = "table") -> Schema:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in migrations()[:version]:
            connection.executescript(step)
        return _schema(connection, sort)


def _schema(connection: sqlite3.Connection, sort: str = "table") -> Schema:
    """The tables (or indexes) of a ledger with the words that made them; those of the search are left alone."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL"
        " AND (name NOT LIKE '%search%' OR type = 'trigger')",
        (sort,),
    )
    return dict(rows.fetchall())
