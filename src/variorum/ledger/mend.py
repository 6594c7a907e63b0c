"""Makes anew what a ledger derives from its reports: indexes, search, sums; what was read stays as it is."""

from __future__ import annotations

import sqlite3

from variorum.ledger.schema import lacking

SEARCHES = ("sections_search", "claims_search")


def mend(connection: sqlite3.Connection) -> None:
    """Puts back missing indexes, triggers and views, and fills every index and the search anew."""
    for sort, _, sql in [*lacking(connection)]:
        if sort != "table":
            connection.execute(sql)
    connection.execute("REINDEX")
    for search in SEARCHES:
        connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")
