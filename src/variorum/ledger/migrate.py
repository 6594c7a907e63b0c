"""Brings a ledger file to the newest schema: numbered steps, each in one transaction, counted in `user_version`."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files

from variorum.errors import LedgerError
from variorum.ledger.packing import deflated, packed

PAGE = 8192  # bytes: of SQLite's own 4096 the record of one claim takes the half, and the rest would stay empty
APPLICATION_ID = 0x5641524F  # "VARO": tells a ledger from any other SQLite file


@cache
def migrations() -> tuple[str, ...]:
    """The steps in order; the first makes `user_version` 1."""
    folder = files("variorum.ledger") / "migrations"
    steps = sorted((step for step in folder.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name)
    return tuple(step.read_text(encoding="utf-8") for step in steps)


def version(connection: sqlite3.Connection) -> int:
    """How many steps a file has been through."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: sqlite3.Connection) -> None:
    """Takes the steps that a file lacks."""
    connection.create_function("packed", 1, lambda content: None if content is None else packed(content))
    connection.create_function("deflated", 1, lambda text: deflated(text.encode()))
    for number, step in enumerate(migrations(), start=1):
        if number > version(connection):
            connection.executescript(f"BEGIN IMMEDIATE;\n{step}\nPRAGMA user_version = {number};\nCOMMIT;")


def mark(connection: sqlite3.Connection) -> None:
    """Signs a new file as a ledger, before its first table."""
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether a file holds nothing yet, so that it may become a ledger."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def refuse_strangers(connection: sqlite3.Connection, path: str) -> None:
    """Raises where a file is not a ledger, or one that this version cannot understand."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise LedgerError(path, "is not a Variorum ledger; name another file")
    if version(connection) > len(migrations()):
        raise LedgerError(path, "was written by a newer Variorum; upgrade with: pip install --upgrade variorum")
