"""Sums of what was laid side by side, so that a page need not count through every claim."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from variorum.ledger.keys import Block
from variorum.ledger.touched import Touched


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table of sums holds of actors or parties: by what its rows are told apart, and what gives them.

    `given` gives all of them, `anew` those of what was touched (the rows of one sort, by the key): it equals `given`,
    and does not go through all claims of whoever stands in many. `folded` stands beside the columns: a name in small
    letters without accents, worked out where a row is written.
    """

    sort: str
    key: str
    columns: str
    folds: str
    given: str
    anew: str

    def put(self, table: str, given: str) -> str:
        """The statement that writes these rows."""
        return f"INSERT INTO {table} ({self.columns}, folded) SELECT {self.columns}, fold({self.folds}) FROM ({given})"


def catch_up(connection: sqlite3.Connection) -> None:
    """Writes the sums of a ledger that was laid before there were any."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM claims) > EXISTS (SELECT 1 FROM claim_days)").fetchone()[0]:
        connection.execute("BEGIN IMMEDIATE")
        sum_up(connection)
        connection.execute("COMMIT")


def sum_up(connection: sqlite3.Connection) -> None:
    """Writes the sums of the claims as they lie now, in place of those that are there."""
    for table in SUMS:
        connection.execute(f"DELETE FROM {table}")
    for statement in STATEMENTS:
        connection.execute(statement)


def sum_up_names(connection: sqlite3.Connection, touched: Touched) -> None:
    """Writes the sums of the actors and parties that were touched, as far as they are not there already.

    Notes as `named` the actors whose names are others now.
    """
    for table, one in OF_NAMES.items():
        listed = touched.listed(one.sort)
        connection.execute(f"CREATE TEMP TABLE now AS {one.anew.format(listed=listed)}")
        there, now = f"FROM {table} WHERE ({one.key}) IN ({listed})", "FROM temp.now"
        if table in NAMING:
            either = (
                f"(SELECT {one.key} {there} EXCEPT SELECT {one.key} {now})",
                f"(SELECT {one.key} {now} EXCEPT SELECT {one.key} {there})",
            )
            touched.add("named", " UNION ".join(f"SELECT actor FROM {rows}" for rows in either))
        stale = f"SELECT {one.columns} {there} EXCEPT SELECT {one.columns} {now}"
        connection.execute(f"DELETE FROM {table} WHERE ({one.key}) IN (SELECT {one.key} FROM ({stale}))")
        connection.execute(one.put(table, f"SELECT {one.columns} {now} EXCEPT SELECT {one.columns} {there}"))
        connection.execute("DROP TABLE temp.now")


def sum_up_rows(connection: sqlite3.Connection, block: Block) -> None:
    """Writes the sums of the claims and questions of a block anew."""
    connection.execute("DELETE FROM answers WHERE question BETWEEN ? AND ?", (block.first, block.last))
    connection.execute("DELETE FROM claim_days WHERE claim BETWEEN ? AND ?", (block.first, block.last))
    for statement in OF_ROWS:
        connection.execute(statement.format(within=f"BETWEEN {block.first:d} AND {block.last:d}"))


NAMING = ("actor_sums", "actor_names")  # where it stands which actors there are, and under which names
SUMS = ("answers", "claim_days", "actor_sums", "actor_names", "actor_parties", "party_names")
ACTORS = """
SELECT key AS actor, says, acts, says + acts AS claims, min(coalesce(said, acted), coalesce(acted, said)) AS first
FROM (
  SELECT actors.key AS key,
    (SELECT min(claim) FROM levels WHERE levels.actor = actors.key AND level > 0) AS said,
    (SELECT min(claim) FROM claim_actors WHERE claim_actors.actor = actors.key) AS acted,
    {says} AS says, {acts} AS acts
  FROM {those}
)
"""
OF_NAMES = {
    "actor_sums": Sum(
        "actors",
        "actor",
        "actor, says, acts, claims, first",
        "(SELECT name FROM actors WHERE actors.key = actor)",
        ACTORS.format(
            says="(SELECT count(DISTINCT claim) FROM levels WHERE levels.actor = actors.key AND level > 0)",
            acts="(SELECT count(DISTINCT claim) FROM claim_actors WHERE claim_actors.actor = actors.key)",
            those="actors",
        ),
        ACTORS.format(
            says="coalesce(actor_sums.says, 0) + coalesce(shares.says, 0)",
            acts="coalesce(actor_sums.acts, 0) + coalesce(shares.acts, 0)",
            those="actors LEFT JOIN actor_sums ON actor_sums.actor = actors.key"
            " LEFT JOIN temp.shares ON shares.actor = actors.key WHERE actors.key IN ({listed})",
        ),
    ),
    "actor_names": Sum(
        "names",
        "actor, name",
        "actor, name, first",
        "name",
        "SELECT actor, written AS name, min(claim) AS first FROM claim_actors GROUP BY actor, written",
        """
SELECT * FROM (
  SELECT actor, name,
    (SELECT min(claim) FROM claim_actors AS one WHERE one.actor = it.actor AND written = name) AS first
  FROM ({listed}) AS it
) WHERE first IS NOT NULL
""",
    ),
    "actor_parties": Sum(
        "allegiances",
        "actor, name",
        "actor, name, first",
        "name",
        """
SELECT actor, party AS name, min(claim) AS first FROM (
  SELECT actor, party, claim FROM levels WHERE party IS NOT NULL AND level > 0 AND actor IS NOT NULL
  UNION ALL SELECT actor, party, claim FROM claim_actors WHERE party IS NOT NULL
) GROUP BY actor, party
""",
        """
SELECT actor, name, min(coalesce(said, acted), coalesce(acted, said)) AS first FROM (
  SELECT actor, name,
    (SELECT min(claim) FROM levels AS one WHERE one.actor = it.actor AND party = name AND level > 0) AS said,
    (SELECT min(claim) FROM claim_actors AS one WHERE one.actor = it.actor AND party = name) AS acted
  FROM ({listed}) AS it
) WHERE said IS NOT NULL OR acted IS NOT NULL
""",
    ),
    "party_names": Sum(
        "parties",
        "name",
        "name",
        "name",
        "SELECT DISTINCT party AS name FROM levels WHERE party IS NOT NULL",
        "SELECT one AS name FROM ({listed}) WHERE EXISTS (SELECT 1 FROM levels WHERE party = one)",
    ),
}
OF_ROWS = (
    """
INSERT INTO answers (question, claim, kind)
SELECT DISTINCT positions.question, claims.key, claims.kind FROM positions
JOIN position_claims ON position_claims.position = positions.key
JOIN claims ON claims.key = position_claims.claim
WHERE positions.question {within}
""",
    """
INSERT INTO claim_days (claim, first, last)
SELECT claims.key,
  CASE WHEN claims.earliest IS NOT NULL THEN claims.earliest WHEN claims.latest IS NOT NULL THEN '0000'
    WHEN datings.article IS NOT NULL AND datings.earliest IS NOT NULL THEN datings.earliest
    ELSE articles.published_earliest END,
  CASE WHEN claims.latest IS NOT NULL THEN claims.latest WHEN claims.earliest IS NOT NULL THEN '9999'
    WHEN datings.article IS NOT NULL AND datings.latest IS NOT NULL THEN datings.latest
    ELSE articles.published_latest END
FROM claims
JOIN articles ON articles.key = claims.article
LEFT JOIN datings ON datings.article = claims.article
WHERE claims.key {within}
""",
)
STATEMENTS = (
    *(one.put(table, one.given) for table, one in OF_NAMES.items()),
    *(one.format(within="NOT NULL") for one in OF_ROWS),
)
