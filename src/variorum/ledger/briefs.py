"""When briefs were written, so that a later one can tell what changed since."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from variorum.ledger.clock import instant, written
from variorum.ledger.insert import insert

Noted = tuple[str, str, str | None]


def note(connection: sqlite3.Connection, *, begun: datetime | None = None, story: str | None = None) -> str:
    """Notes that a brief was written of what was there when it was begun (else now); returns its id."""
    number = connection.execute("SELECT coalesce(max(key), 0) FROM briefs").fetchone()[0] + 1
    day = instant(connection) if begun is None else written(begun)
    insert(connection, "briefs", {"id": f"b{number}", "written": day, "story": story})
    return f"b{number}"


def every(connection: sqlite3.Connection) -> tuple[Noted, ...]:
    """The briefs that were written: id, when they were begun, and of which story, the first first."""
    return tuple(connection.execute("SELECT id, written, story FROM briefs ORDER BY key"))
