"""When briefs were written, so that a later one can tell what changed since."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from variorum.ledger.clock import instant, written
from variorum.ledger.insert import insert


def note(connection: sqlite3.Connection, *, begun: datetime | None = None) -> str:
    """Notes that a brief was written of what was there when it was begun (else now); returns its id."""
    number = connection.execute("SELECT coalesce(max(key), 0) FROM briefs").fetchone()[0] + 1
    insert(connection, "briefs", {"id": f"b{number}", "written": instant() if begun is None else written(begun)})
    return f"b{number}"


def every(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """The briefs that were written: id and when, the first first."""
    return tuple(connection.execute("SELECT id, written FROM briefs ORDER BY key"))
