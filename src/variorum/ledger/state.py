"""What the ledger notes for itself: its settings, its runs, and for which reports it was last laid side by side."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

import variorum.ledger.tally as tally
from variorum.ledger.decisions import every
from variorum.ledger.encoding import decoded, encoded
from variorum.ledger.insert import insert
from variorum.ledger.tally import counted
from variorum.records import Decision
from variorum.settings import Settings

Counts = Mapping[str, int]  # added, known, problems

SETTINGS = "settings"
LAID = "laid side by side"
LAID_BY = "laid side by side by"
LAID_UNDER = "laid side by side under"
DECIDED = "decisions when laid side by side"
WRITES = "writes"
NOTED = "rows of notes"
COUNTED = "rows when laid side by side"
NOT_KEPT = frozenset({"workers", "time_limit"})  # how many processes read, and how long, is no property of a ledger


def settings(connection: sqlite3.Connection) -> Settings:
    """The settings of a ledger; the defaults where nothing was set."""
    stored = value(connection, SETTINGS)
    return Settings() if stored is None else decoded(Settings, stored)


def keep_settings(connection: sqlite3.Connection, chosen: Settings) -> None:
    """Keeps the settings for later runs; where they are others, what lies side by side is to be laid by them."""
    told = encoded(Settings, chosen, without=NOT_KEPT)
    if told != value(connection, SETTINGS):
        _keep(connection, SETTINGS, told)
        note_changed(connection)


def fingerprint(connection: sqlite3.Connection, *, reader: str) -> str:
    """What a reconciliation depends on: the reports and who read them, the decisions, the settings, the version.

    Reports never change under their numbers, so that the sums of these tell which are there; of a hundred thousand the
    ids alone would take half a second.
    """
    there = connection.execute(
        "SELECT count(*), sum(key), sum(version) FROM articles INDEXED BY articles_numbered"
    ).fetchall()
    read = connection.execute(
        "SELECT reader, count(*), sum(article) FROM extractions INDEXED BY extractions_read GROUP BY reader ORDER BY 1"
    ).fetchall()
    decided = connection.execute("SELECT record FROM decisions ORDER BY key").fetchall()
    told = json.dumps([reader, there, read, decided, value(connection, SETTINGS)], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def is_laid(connection: sqlite3.Connection, *, reader: str) -> bool:
    """Whether the reports lie side by side as they are now."""
    if not was_laid(connection):
        return False
    return value(connection, LAID) == json.dumps(fingerprint(connection, reader=reader))


def was_laid(connection: sqlite3.Connection) -> bool:
    """Whether nothing was added or forgotten since the reports were last laid side by side."""
    stored = value(connection, LAID)
    return stored is not None and stored != json.dumps(None)


def note_laid(connection: sqlite3.Connection, *, reader: str, whole: bool = True) -> None:
    """Notes how the reports lie side by side now; where that is not the whole, they are to be laid again."""
    _keep(connection, LAID, json.dumps(fingerprint(connection, reader=reader) if whole else None))
    _keep(connection, LAID_BY, json.dumps(reader, ensure_ascii=False))
    _keep(connection, LAID_UNDER, _under(connection, reader))
    _keep(connection, DECIDED, json.dumps([one.id for one in every(connection)]))
    tally.count_parts(connection)
    _keep(connection, COUNTED, counted(connection, tally.WHOLE))


def is_laid_by(connection: sqlite3.Connection, *, reader: str) -> bool:
    """Whether what lies side by side was laid by this reader with the settings of now."""
    return value(connection, LAID_UNDER) == _under(connection, reader)


def decided(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """The decisions that were made when the reports were last laid side by side."""
    known = frozenset(json.loads(value(connection, DECIDED) or "[]"))
    return tuple(one for one in every(connection) if one.id in known)


def _under(connection: sqlite3.Connection, reader: str) -> str:
    return json.dumps([reader, value(connection, SETTINGS)], ensure_ascii=False)


def is_changed(connection: sqlite3.Connection) -> bool:
    """Whether what lies side by side is not what is kept, although nothing noted that it was changed."""
    reader = value(connection, LAID_BY)
    return reader is not None and was_laid(connection) and not is_laid(connection, reader=json.loads(reader))


def note_changed(connection: sqlite3.Connection) -> None:
    """Notes that the reports are no longer those that were laid side by side."""
    _keep(connection, LAID, json.dumps(None))


def writes(connection: sqlite3.Connection) -> int:
    """How often the ledger was written: what tells one state of it from the next."""
    return int(value(connection, WRITES) or 0)


def note_written(connection: sqlite3.Connection) -> None:
    """Counts that the ledger was written."""
    _keep(connection, WRITES, str(writes(connection) + 1))
    _keep(connection, NOTED, counted(connection, tally.NOTES))


def note_run(connection: sqlite3.Connection, name: str, *, started: str, reader: str, counts: Counts) -> int:
    """Notes that something was added, and what came of it; returns the number of the run."""
    row = {"name": name, "started": started, "finished": now(), "reader": reader, **counts}
    return insert(connection, "runs", row)


def note_times(connection: sqlite3.Connection, run: int, times: Mapping[str, float]) -> None:
    """Notes how many seconds each stage of a run took."""
    rows = ((run, stage, round(seconds, 3)) for stage, seconds in times.items())
    connection.executemany("INSERT INTO stage_times VALUES (?, ?, ?)", rows)


def now() -> str:
    """The time, for what a ledger notes about itself; never part of an export."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def value(connection: sqlite3.Connection, name: str) -> str | None:
    """What is kept under a name, as JSON."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _keep(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
