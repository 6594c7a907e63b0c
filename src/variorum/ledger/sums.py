"""Sums of what was laid side by side, so that a page need not count through every claim."""

from __future__ import annotations

import sqlite3

from variorum.ledger.keys import Block
from variorum.ledger.touched import Touched


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
    """Writes the sums of the actors and parties that were touched anew."""
    actors, parties = touched.listed("actors"), touched.listed("parties")
    for table in ("actor_sums", "actor_names", "actor_parties"):
        connection.execute(f"DELETE FROM {table} WHERE actor IN ({actors})")
    connection.execute(f"DELETE FROM party_names WHERE name IN ({parties})")
    for statement in OF_NAMES:
        connection.execute(
            statement.format(listed=f"key IN ({actors})", actor=f"actor IN ({actors})", party=f"party IN ({parties})")
        )


def sum_up_rows(connection: sqlite3.Connection, block: Block) -> None:
    """Writes the sums of the claims and questions of a block anew."""
    connection.execute("DELETE FROM answers WHERE question BETWEEN ? AND ?", (block.first, block.last))
    connection.execute("DELETE FROM claim_days WHERE claim BETWEEN ? AND ?", (block.first, block.last))
    for statement in OF_ROWS:
        connection.execute(statement.format(within=f"BETWEEN {block.first:d} AND {block.last:d}"))


SUMS = ("answers", "claim_days", "actor_sums", "actor_names", "actor_parties", "party_names")
OF_NAMES = (
    """
INSERT INTO actor_sums (actor, folded, says, acts, claims, first)
SELECT key, fold(name), says, acts, says + acts, min(coalesce(said, acted), coalesce(acted, said)) FROM (
  SELECT actors.key AS key, actors.name AS name,
    (SELECT min(claim) FROM levels WHERE levels.actor = actors.key AND level > 0) AS said,
    (SELECT min(claim) FROM claim_actors WHERE claim_actors.actor = actors.key) AS acted,
    (SELECT count(DISTINCT claim) FROM levels WHERE levels.actor = actors.key AND level > 0) AS says,
    (SELECT count(DISTINCT claim) FROM claim_actors WHERE claim_actors.actor = actors.key) AS acts
  FROM actors WHERE {listed}
)
""",
    """
INSERT INTO actor_names (actor, name, folded)
SELECT actor, written, fold(written) FROM claim_actors WHERE {actor}
GROUP BY actor, written ORDER BY min(claim), min(position)
""",
    """
INSERT INTO actor_parties (actor, name, folded)
SELECT actor, party, fold(party) FROM (
  SELECT actor, party, claim FROM levels WHERE actor IS NOT NULL AND party IS NOT NULL AND level > 0 AND {actor}
  UNION ALL SELECT actor, party, claim FROM claim_actors WHERE party IS NOT NULL AND {actor}
) GROUP BY actor, party ORDER BY min(claim), party
""",
    """
INSERT INTO party_names (name, folded)
SELECT DISTINCT party, fold(party) FROM levels WHERE party IS NOT NULL AND {party}
""",
)
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
    *(one.format(listed="1", actor="1", party="1") for one in OF_NAMES),
    *(one.format(within="NOT NULL") for one in OF_ROWS),
)
