"""What the ledger notes for itself: its settings, its runs, and for which reports it was last laid side by side."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from variorum.ledger.articles import LATEST
from variorum.ledger.encoding import decoded, encoded
from variorum.ledger.insert import insert
from variorum.settings import Settings

Counts = Mapping[str, int]  # added, known, problems

SETTINGS = "settings"
LAID = "laid side by side"
WRITES = "writes"
NOT_KEPT = frozenset({"workers"})  # how many processes read is no property of a ledger


def settings(connection: sqlite3.Connection) -> Settings:
    """The settings of a ledger; the defaults where nothing was set."""
    stored = _value(connection, SETTINGS)
    return Settings() if stored is None else decoded(Settings, stored)


def keep_settings(connection: sqlite3.Connection, chosen: Settings) -> None:
    """Keeps the settings for later runs."""
    _keep(connection, SETTINGS, encoded(Settings, chosen, without=NOT_KEPT))


def fingerprint(connection: sqlite3.Connection, *, reader: str) -> str:
    """What a reconciliation depends on: the reports and who read them, the decisions, the settings, the version."""
    articles = connection.execute(
        f"SELECT id, version, extractions.reader FROM articles LEFT JOIN extractions ON article = key"
        f" WHERE {LATEST} ORDER BY id"
    ).fetchall()
    decided = connection.execute("SELECT record FROM decisions ORDER BY key").fetchall()
    told = json.dumps([reader, articles, decided, _value(connection, SETTINGS)], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def is_laid(connection: sqlite3.Connection, *, reader: str) -> bool:
    """Whether the reports lie side by side as they are now."""
    return _value(connection, LAID) == json.dumps(fingerprint(connection, reader=reader))


def was_laid(connection: sqlite3.Connection) -> bool:
    """Whether nothing was added or forgotten since the reports were last laid side by side."""
    stored = _value(connection, LAID)
    return stored is not None and stored != json.dumps(None)


def note_laid(connection: sqlite3.Connection, *, reader: str) -> None:
    """Notes that the reports lie side by side as they are now."""
    _keep(connection, LAID, json.dumps(fingerprint(connection, reader=reader)))


def note_changed(connection: sqlite3.Connection) -> None:
    """Notes that the reports are no longer those that were laid side by side."""
    _keep(connection, LAID, json.dumps(None))


def writes(connection: sqlite3.Connection) -> int:
    """How often the ledger was written: what tells one state of it from the next."""
    return int(_value(connection, WRITES) or 0)


def note_written(connection: sqlite3.Connection) -> None:
    """Counts that the ledger was written."""
    _keep(connection, WRITES, str(writes(connection) + 1))


def note_run(connection: sqlite3.Connection, name: str, *, started: str, reader: str, counts: Counts) -> None:
    """Notes that something was added, and what came of it."""
    row = {"name": name, "started": started, "finished": now(), "reader": reader, **counts}
    insert(connection, "runs", row)


def now() -> str:
    """The time, for what a ledger notes about itself; never part of an export."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _value(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _keep(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
