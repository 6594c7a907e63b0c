"""Sums of what was laid side by side, so that a page need not count through every claim."""

from __future__ import annotations

import sqlite3


def sum_up(connection: sqlite3.Connection) -> None:
    """Writes the sums of the claims as they lie now."""
    for statement in STATEMENTS:
        connection.execute(statement)


STATEMENTS = (
    """
INSERT INTO actor_sums (actor, folded, says, acts, claims)
SELECT key, fold(name), says, acts, says + acts FROM (
  SELECT actors.key AS key, actors.name AS name,
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
)
