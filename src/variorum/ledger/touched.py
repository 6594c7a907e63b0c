"""Whom and what the claims named that were taken out, or name that were put in: only their sums are made anew."""

from __future__ import annotations

import sqlite3

from variorum.ledger.keys import Block

NAMED = {
    "actors": (
        "SELECT actor FROM levels WHERE claim BETWEEN :first AND :last AND actor IS NOT NULL",
        "SELECT actor FROM claim_actors WHERE claim BETWEEN :first AND :last",
    ),
    "places": (
        "SELECT place FROM claims WHERE key BETWEEN :first AND :last AND place IS NOT NULL",
        "SELECT place FROM questions WHERE key BETWEEN :first AND :last AND place IS NOT NULL",
    ),
    "subjects": ("SELECT about FROM wording WHERE key BETWEEN :first AND :last",),
    "named": (),  # the actors whose names are others now: the sums tell
    "parties": ("SELECT party FROM levels WHERE claim BETWEEN :first AND :last AND party IS NOT NULL",),
}


class Touched:
    """The rows of actors and places and the names of parties that stand, or stood, in the blocks looked at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._blocks: dict[Block, None] = {}
        for sort in NAMED:
            connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS touched_{sort} (one PRIMARY KEY) WITHOUT ROWID")
            connection.execute(f"DELETE FROM temp.touched_{sort}")

    def note(self, block: Block) -> None:
        """Notes whom and what the rows of a block name now."""
        self._blocks[block] = None
        for sort, queries in NAMED.items():
            for query in queries:
                values = {"first": block.first, "last": block.last}
                self._connection.execute(f"INSERT OR IGNORE INTO temp.touched_{sort} {query}", values)

    def add(self, sort: str, query: str) -> None:
        """Notes what a query gives."""
        self._connection.execute(f"INSERT OR IGNORE INTO temp.touched_{sort} {query}")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that were noted, each once."""
        return tuple(self._blocks)

    def all(self, sort: str) -> list[int]:
        """The rows of one sort that were noted."""
        return [one for (one,) in self._connection.execute(f"{self.listed(sort)} ORDER BY one").fetchall()]

    def listed(self, sort: str) -> str:
        """The query that lists them."""
        return f"SELECT one FROM temp.touched_{sort}"
