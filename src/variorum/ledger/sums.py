"""Sums of what was laid side by side, so that a page need not count through every claim."""

from __future__ import annotations

import sqlite3


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


SUMS = ("answers", "claim_days", "actor_sums", "actor_names", "actor_parties", "party_names")
STATEMENTS = (
    """
INSERT INTO actor_sums (actor, folded, says, acts, claims, first)
SELECT key, fold(name), says, acts, says + acts, min(coalesce(said, acted), coalesce(acted, said)) FROM (
  SELECT actors.key AS key, actors.name AS name,
    (SELECT min(claim) FROM levels WHERE levels.actor = actors.key AND level > 0) AS said,
    (SELECT min(claim) FROM claim_actors WHERE claim_actors.actor = actors.key) AS acted,
    (SELECT count(DISTINCT claim) FROM levels WHERE levels.actor = actors.key AND level > 0) AS says,
    (SELECT count(DISTINCT claim) FROM claim_actors WHERE claim_actors.actor = actors.key) AS acts
  FROM actors
)
""",
    """
INSERT INTO actor_names (actor, name, folded)
SELECT actor, written, fold(written) FROM claim_actors GROUP BY actor, written ORDER BY min(claim), min(position)
""",
    """
INSERT INTO actor_parties (actor, name, folded)
SELECT actor, party, fold(party) FROM (
  SELECT actor, party, claim FROM levels WHERE actor IS NOT NULL AND party IS NOT NULL AND level > 0
  UNION ALL SELECT actor, party, claim FROM claim_actors WHERE party IS NOT NULL
) GROUP BY actor, party ORDER BY min(claim), party
""",
    """
INSERT INTO party_names (name, folded)
SELECT DISTINCT party, fold(party) FROM levels WHERE party IS NOT NULL
""",
    """
INSERT INTO answers (question, claim, kind)
SELECT DISTINCT positions.question, claims.key, claims.kind FROM positions
JOIN position_claims ON position_claims.position = positions.key
JOIN claims ON claims.key = position_claims.claim
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
""",
)
