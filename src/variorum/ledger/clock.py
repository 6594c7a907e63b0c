"""The time, for what a ledger notes about itself; never part of what reports say."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

LAST = """
SELECT max(moment) FROM (
  SELECT (SELECT added FROM arrivals ORDER BY article DESC LIMIT 1) AS moment
  UNION ALL SELECT (SELECT max("when") FROM decisions)
  UNION ALL SELECT (SELECT max("when") FROM tombstones)
  UNION ALL SELECT (SELECT written FROM briefs ORDER BY key DESC LIMIT 1)
)
"""


def instant(connection: sqlite3.Connection) -> str:
    """Now (UTC), to the millionth of a second, and later than all that a ledger notes, however the clock was set."""
    return after(connection.execute(LAST).fetchone()[0])


def after(last: str | None) -> str:
    """Now, or just after another instant where the clock was set back."""
    now = datetime.now(UTC)
    if last is None:
        return written(now)
    before = datetime.fromisoformat(last)
    # An instant of a ledger made before may lack its zone.
    before = before if before.tzinfo is not None else before.replace(tzinfo=UTC)
    return written(max(now, before + timedelta(microseconds=1)))


def written(moment: datetime) -> str:
    """An instant in words that sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
