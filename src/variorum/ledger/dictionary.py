"""The data dictionary: every table, view and column of a ledger with what it means, from the schema's own comments.

`python -m variorum.ledger.dictionary` prints it as Markdown.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from variorum.ledger.migrate import migrate

COMMENT = re.compile(r"--\s*(?P<words>.*)$")
CREATED = re.compile(r"^CREATE (TABLE|VIEW)\b")
NAMED = re.compile(r'\bAS (?P<view>\w+),?\s*$|^"?(?P<table>\w+)"?\s')
RULES = ("UNIQUE", "PRIMARY", "FOREIGN", "CHECK")  # lines of a table that are no columns

HEAD = """# Data dictionary

Every table, view and column of a ledger. This page is made from the comments in `src/variorum/ledger/migrations/`
by `make docs`; change those, not this.

A ledger is one SQLite file. Offsets count Unicode code points, the end is exclusive; days are EDTF strings beside the
earliest and latest day they allow. Everything can be read with any SQLite tool, with Datasette for example; write to it
with Variorum only.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its type, what it points at, and what it means."""

    name: str
    type: str
    points_at: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view, what it holds, and its columns."""

    name: str
    sort: str
    meaning: str
    columns: tuple[Column, ...]


def relations() -> tuple[Relation, ...]:
    """The tables and views of the newest schema, in the order in which they are made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        rows = connection.execute(
            "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid"
        ).fetchall()
        return tuple(_relation(connection, name, sort, sql) for name, sort, sql in rows if CREATED.match(sql))


def dictionary() -> str:
    """The data dictionary as Markdown."""
    parts = [HEAD]
    for relation in relations():
        if "_search" not in relation.name:
            parts.append("\n".join(_section(relation)))
    return "\n".join(parts)


def _section(relation: Relation) -> Iterator[str]:
    yield f"## {relation.name}" + (" (view)" if relation.sort == "view" else "")
    yield f"\n{relation.meaning}\n"
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in relation.columns:
        target = f" → `{column.points_at}`" if column.points_at else ""
        yield f"| `{column.name}` | {column.type.lower()}{target} | {column.meaning} |"
    yield ""


def _relation(connection: sqlite3.Connection, name: str, sort: str, sql: str) -> Relation:
    targets = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    meanings = _meanings(sql)
    columns = tuple(
        Column(column, kind, targets.get(column), meanings.get(column, ""))
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({name})")
    )
    return Relation(name, sort, _meaning(sql), columns)


def _meaning(sql: str) -> str:
    """The comment lines that stand alone at the head."""
    lines = [line.strip() for line in sql.splitlines()]
    return " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))


def _meanings(sql: str) -> dict[str, str]:
    """What stands behind each column."""
    found: dict[str, str] = {}
    for line in sql.splitlines():
        comment = COMMENT.search(line)
        name = _name(line[: comment.start()].strip() + " ") if comment else None
        if comment and name:
            found[name] = comment["words"].strip()
    return found


def _name(code: str) -> str | None:
    """The column that a line of the schema makes."""
    found = NAMED.search(code.strip()) or NAMED.search(code)
    name = found and (found["view"] or found["table"])
    return None if name in RULES else name


if __name__ == "__main__":
    sys.stdout.write(dictionary())
