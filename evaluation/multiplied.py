"""A ledger many times as large as one that is laid: its rows again in other editions, as `elsewhere` has them.

Laying a hundred thousand reports takes the better part of an hour; pages ask only what lies there already. Every row of
what was laid is written again under other keys and ids, with other names, numbers and years in columns and records; an
actor whose name stays is the same one. What each report alone was read as, which no page asks for, is left out.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from evaluation.elsewhere import CONSONANTS, YEAR, YEARS, moved_words
from variorum.ledger import Ledger
from variorum.ledger.connection import writer
from variorum.ledger.lists import keep_in_step
from variorum.ledger.packing import deflated
from variorum.ledger.sums import sum_up

APART = 2**59  # between the keys of two editions: more than those of half a million parts; eight editions have room
TABLES = (
    *("originals", "articles", "sections", "arrivals", "extractions", "actors", "places", "place_names", "claims"),
    *("claim_spans", "levels", "claim_actors", "links", "origins", "origin_articles", "statements", "statement_claims"),
    *("questions", "positions", "position_claims", "wording", "wording_claims", "gaps", "gap_claims", "stories"),
    *("story_articles", "question_grounds"),
)
IDS = frozenset(("id", "original", "sha256", "location"))
DAYS = frozenset(("published", "published_earliest", "published_latest", "happened", "earliest", "latest", "said"))
DAYS |= {"day", "as_of", "first", "last"}
AS_IT_IS = frozenset(
    ("kind", "part", "factuality", "status", "extent", "when_basis", "published_basis", "state", "sense")
)
AS_IT_IS |= {"mod", "unit", "outcome", "event_type", "event_mode", "extractor", "source", "role", "quotation", "basis"}
AS_IT_IS |= {
    "party_basis",
    "relation",
    "flags",
    "scope",
    "support",
    "type",
    "sectors",
    "expectation",
    "language",
    "url",
}
AS_IT_IS |= {"added", "reader", "content", "prefix", "suffix"}
WORDED = [
    "text",
    "exact",
    "name",
    "canonical",
    "title",
    "outlet",
    "byline",
    "dateline",
    "actor",
    "holder",
    "side",
    "by",
    "called",
    "words",
    "head",
]
TOLD = "|".join((*WORDED, "about", "answer", "reason", "speaker", "word"))
STRING = r'(?:[^"\\]|\\.)*'
JSON = re.compile(
    rf'"(?P<id>id|article|claim)":"(?P<name>{STRING})"'
    rf'|"(?P<told>{TOLD})":"(?P<words>{STRING})"'
    r'|"(?P<ids>claims|articles|origins|grounds)":\[(?P<those>[^\]]*)\]'
    r'|"(?:names|claimants|outlets|candidates)":\[(?P<names>[^\]]*)\]'
    rf'|\["(?P<passage>{STRING})",\{{'
    r'|"(?P<day>[0-9]{4}-[0-9][^"]*)"'
)
LISTED = re.compile(rf'"({STRING})"')


def multiplied(source: Path, target: Path, *, editions: int) -> None:
    """Writes a ledger that holds the reports of another in so many editions, the first as they are."""
    shutil.copy(source, target)
    with Ledger.write(target):
        pass  # brought up to date
    with closing(writer(target)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA cache_size = -500000")
        for edition in range(1, editions):
            connection.execute("BEGIN")
            _written(connection, edition)
            connection.execute("COMMIT")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM settings WHERE name LIKE 'rows%' OR name LIKE 'laid%'")
        sum_up(connection)
        keep_in_step(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _written(connection: sqlite3.Connection, edition: int) -> None:
    moved = Moved(edition)
    for name, way in (("moved_id", moved.id), ("moved_words", moved.words), ("moved_day", moved.day)):
        connection.create_function(name, 1, _unless_null(way), deterministic=True)
    connection.create_function("moved_record", 1, moved.record, deterministic=True)
    connection.execute("CREATE TEMP TABLE same_actors (key INTEGER PRIMARY KEY, now INTEGER NOT NULL)")
    connection.execute(
        "INSERT INTO same_actors SELECT own.key, other.key FROM actors AS own"
        f" JOIN actors AS other ON other.name = moved_words(own.name) WHERE own.key < {APART}"
    )
    for table in TABLES:
        connection.execute(_statement(connection, table, edition * APART))
    connection.execute("DROP TABLE same_actors")


def _unless_null(way: Callable[[str], str]) -> Callable[[str | None], str | None]:
    return lambda value: None if value is None else way(value)


def _statement(connection: sqlite3.Connection, table: str, apart: int) -> str:
    """The rows of a table again, each column as it is called for."""
    targets = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    given = ", ".join(_column(table, name, sort, targets.get(name), apart) for _, name, sort, *_ in columns)
    return f"INSERT INTO {table} SELECT {given} FROM {table} WHERE {_first_edition(table, columns[0][1])}"


def _first_edition(table: str, first: str) -> str:
    if table == "originals":
        return "location NOT LIKE '%/again-%'"
    new = " AND key NOT IN (SELECT key FROM same_actors)" if table == "actors" else ""
    return f'"{first}" < {APART}{new}'


def _column(table: str, name: str, sort: str, target: str | None, apart: int) -> str:
    column = f'"{name}"'
    if target == "actors":
        return f"coalesce((SELECT now FROM same_actors WHERE same_actors.key = {table}.{column}), {column} + {apart})"
    if name == "key" or (target is not None and sort == "INTEGER"):
        return f"{column} + {apart}"
    if sort != "TEXT" or name in AS_IT_IS:
        return column
    if (table, name) == ("extractions", "claims"):
        return f"x'{deflated(b'[]').hex()}'"
    if (table, name) == ("originals", "location"):
        return f"{column} || '/again-{apart // APART}'"
    if name == "record":
        return f"moved_record({column})"
    return f"moved_{'id' if name in IDS else 'day' if name in DAYS else 'words'}({column})"


class Moved:
    """Ids, words, days and records in another edition; offsets stay."""

    def __init__(self, edition: int) -> None:
        self._edition = len(CONSONANTS) * edition  # unlike all that the ledger itself is made of
        self._end = f"-again{edition}"

    def id(self, name: str) -> str:
        """An id of its own."""
        return name + self._end

    def day(self, day: str) -> str:
        """A day so many years later."""
        return YEAR.sub(lambda found: str(int(found.group()) + YEARS * self._edition), day)

    @lru_cache(maxsize=1 << 16)  # noqa: B019 - one for each edition, and then gone
    def words(self, words: str) -> str:
        """Words as this edition has them."""
        return moved_words(words, self._edition)

    def record(self, record: str) -> str:
        """A record as its columns are."""
        return JSON.sub(self._part, record)

    def _part(self, found: re.Match[str]) -> str:
        whole = found.group()
        if found["id"] is not None:
            return f'"{found["id"]}":"{self.id(found["name"])}"'
        if found["told"] is not None:
            return f'"{found["told"]}":"{self._json(found["words"])}"'
        if found["those"] is not None:
            return whole.replace(found["those"], LISTED.sub(lambda one: f'"{self.id(one[1])}"', found["those"]))
        if found["names"]:
            return whole.replace(found["names"], LISTED.sub(lambda one: f'"{self._json(one[1])}"', found["names"]))
        if found["passage"] is not None:
            return f'["{self.id(found["passage"])}",{{'
        return whole if found["day"] is None else self.day(whole)

    def _json(self, words: str) -> str:
        """Words inside a string of JSON, in which letters after a backslash are none."""
        return words if "\\" in words else self.words(words)
