"""Whom and what the claims named that were taken out, or name that were put in: only their sums are made anew.

In how many claims an actor speaks and acts is not counted anew: "police" stand in thousands. It is told how many more.
"""

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
    "names": ("SELECT actor, written FROM claim_actors WHERE claim BETWEEN :first AND :last",),
    "allegiances": (
        "SELECT actor, party FROM levels WHERE claim BETWEEN :first AND :last"
        " AND actor IS NOT NULL AND party IS NOT NULL AND level > 0",
        "SELECT actor, party FROM claim_actors WHERE claim BETWEEN :first AND :last AND party IS NOT NULL",
    ),
    "parties": ("SELECT party FROM levels WHERE claim BETWEEN :first AND :last AND party IS NOT NULL",),
}
COLUMNS = {"names": "actor, name", "allegiances": "actor, name"}  # of the others there is one
SHARES = (
    "SELECT actor, :sign * count(DISTINCT claim), 0 FROM levels WHERE claim BETWEEN :first AND :last"
    " AND actor IS NOT NULL AND level > 0 GROUP BY actor",
    "SELECT actor, 0, :sign * count(DISTINCT claim) FROM claim_actors WHERE claim BETWEEN :first AND :last"
    " GROUP BY actor",
)
MORE = "ON CONFLICT (actor) DO UPDATE SET says = says + excluded.says, acts = acts + excluded.acts"


class Touched:
    """The rows of actors and places and the names of parties that stand, or stood, in the blocks looked at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._blocks: dict[Block, None] = {}
        for sort in NAMED:
            columns = COLUMNS.get(sort, "one")
            table = f"touched_{sort} ({columns}, PRIMARY KEY ({columns})) WITHOUT ROWID"
            connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table}")
            connection.execute(f"DELETE FROM temp.touched_{sort}")
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS shares (actor INTEGER PRIMARY KEY, says, acts)")
        connection.execute("DELETE FROM temp.shares")

    def before(self, block: Block) -> None:
        """Notes whom and what the rows of a block name that are changed now."""
        self._note(block, sign=-1)

    def behind(self, block: Block) -> None:
        """Notes whom and what they name after the change."""
        self._note(block, sign=1)

    def _note(self, block: Block, *, sign: int) -> None:
        self._blocks[block] = None
        within = {"first": block.first, "last": block.last}
        for sort, queries in NAMED.items():
            for query in queries:
                self._connection.execute(f"INSERT OR IGNORE INTO temp.touched_{sort} {query}", within)
        for query in SHARES:
            self._connection.execute(f"INSERT INTO temp.shares {query} {MORE}", {**within, "sign": sign})

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
        return f"SELECT {COLUMNS.get(sort, 'one')} FROM temp.touched_{sort}"
