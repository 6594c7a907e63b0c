"""Makes anew what a ledger derives from its reports: indexes, search, sums; what was read stays as it is."""

from __future__ import annotations

import sqlite3

from variorum.ledger.lists import LISTED
from variorum.ledger.schema import lacking
from variorum.ledger.side_by_side import WRITTEN_ANEW

SEARCHES = ("sections_search", "claims_search", "answers_search", "actors_search")


def mend(connection: sqlite3.Connection) -> None:
    """Puts back missing indexes, triggers and views, fills every index and the search anew, and drops what was laid.

    Laying writes only rows that are not there as they should be, so none may stay whose parts are damaged.
    """
    for sort, _, sql in [*lacking(connection)]:
        if sort != "table":
            connection.execute(sql)
    connection.execute("REINDEX")
    for search in SEARCHES:
        connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")
    for table in (*LISTED, *WRITTEN_ANEW):  # now that the search follows what is taken out
        connection.execute(f"DELETE FROM {table}")
