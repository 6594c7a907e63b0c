"""How many rows each table had when the ledger was last written: a row that went missing is told by its absence.

What is laid side by side is counted part by part, where a part is written: counting a large ledger through would take
longer than adding to it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

# Few rows each, so that they can be counted at every change: notes of what happened, which nothing else repeats.
NOTES = ("runs", "stage_times", "briefs", "tombstones", "problems")
# Counted when the reports are laid side by side, and true until something is added. The other tables that no part has
# to itself are looked over by what they follow from: others point at their rows, or they are worked out anew.
WHOLE = ("articles", "removed", "extractions", "decisions", "arrivals", "parts", "tallies", "place_names")
_NUMBERED = {
    "key": ("claims", "origins", "stories", "statements", "questions", "wording", "gaps"),
    "claim": ("claim_spans", "levels", "claim_actors", "links", "claim_days", "decided_claims"),
    "question": ("positions", "question_grounds", "answers", "decided_questions"),
    **{"statement": ("statement_claims",), "wording": ("wording_claims",), "gap": ("gap_claims",)},
    **{"origin": ("origin_articles",), "story": ("story_articles",)},
}
_OF_REPORTS = ("profiles", "profile_words", "datings")
_NUMBERS = "BETWEEN parts.first AND parts.last"
# Each table with the rows that are a part's.
OF_PARTS = {
    **{table: f"{column} {_NUMBERS}" for column, tables in _NUMBERED.items() for table in tables},
    "position_claims": f"position IN (SELECT key FROM positions WHERE question {_NUMBERS})",
    **dict.fromkeys(_OF_REPORTS, "article IN (SELECT article FROM profiles WHERE profiles.part = parts.key)"),
}


def counted(connection: sqlite3.Connection, tables: tuple[str, ...]) -> str:
    """The number of rows of these tables, as JSON."""
    return json.dumps({table: _number(connection, table) for table in tables})


def count_parts(connection: sqlite3.Connection) -> None:
    """Counts the rows of the parts that were written since they were last counted."""
    connection.execute(_COUNT)


def missing(connection: sqlite3.Connection, stored: str | None) -> Iterator[tuple[str, int, int]]:
    """Each table that holds another number of rows than was counted: its name, the number then and now."""
    then = {} if stored is None else json.loads(stored)
    yield from _differing(connection, then)


def missing_of_parts(connection: sqlite3.Connection) -> Iterator[tuple[str, int, int]]:
    """The same of the tables whose rows are counted part by part."""
    told = Counter(dict.fromkeys(OF_PARTS, 0))
    told.update(dict(connection.execute(_SUMMED).fetchall()))
    yield from _differing(connection, told)


def _differing(connection: sqlite3.Connection, then: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    for table, number in then.items():
        now = _number(connection, table)
        if now != number:
            yield table, number, now


def _number(connection: sqlite3.Connection, table: str) -> int:
    found: int = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    return found


_COUNTS = ", ".join(f"'{table}', (SELECT count(*) FROM {table} WHERE {of})" for table, of in OF_PARTS.items())
_COUNT = f"""
INSERT INTO tallies (part, rows) SELECT key, json_object({_COUNTS}) FROM parts
WHERE NOT EXISTS (SELECT 1 FROM tallies WHERE tallies.part = parts.key)
"""
_SUMMED = "SELECT each.key, sum(each.value) FROM tallies, json_each(tallies.rows) AS each GROUP BY 1"
