"""Removes a report for good, to protect a person: its text, its bytes, its claims, and every trace in the search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import variorum.ledger.decisions as decisions
from variorum.folding import folded
from variorum.ledger.articles import as_read, every, id_hash
from variorum.ledger.clock import instant
from variorum.ledger.ids import file_of, of_other_text, to_forget
from variorum.ledger.lists import LISTED
from variorum.ledger.mend import SEARCHES
from variorum.ledger.names_gone import names_gone
from variorum.ledger.side_by_side import WRITTEN_ANEW
from variorum.ledger.state import note_changed
from variorum.names import names_in
from variorum.records import Article, Claim

TO_SCRUB = "to be written anew"  # noted with what is removed, until its words are out of unused pages too


def forget(connection: sqlite3.Connection, article_id: str, *, why: str) -> int:
    """Removes all versions of a report and leaves a tombstone; returns how many versions there were.

    What was laid side by side quotes the report in many places, so all of it goes, to be written anew from the rest.
    """
    rows = connection.execute("SELECT key, original FROM articles WHERE id = ?", (article_id,)).fetchall()
    if not rows:
        return 0
    originals = sorted({original for _, original in rows})
    for table in (*LISTED, *WRITTEN_ANEW):
        connection.execute(f"DELETE FROM {table}")
    forgotten = [one for one in every(connection) if one[1].id == article_id]
    claims = [claim for key, _ in forgotten for claim in as_read(connection, key)]
    _forget_claims(connection, article_id, claims)
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    if decisions.every(connection):
        _forget_names(connection, names_in(claims, (article for _, article in forgotten)))
    connection.execute("DELETE FROM problems WHERE article = ? OR stage <> 'reading'", (article_id,))
    _forget_problems(connection, (article for _, article in forgotten))
    for original in originals:
        _forget_original(connection, original)
    _bury(connection, (article for _, article in forgotten), why=why)
    note_changed(connection)
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, 'true')", (TO_SCRUB,))
    return len(rows)


def scrub(connection: sqlite3.Connection) -> None:
    """Writes the file anew, so that nothing deleted can be read from its unused pages or its log."""
    for index in SEARCHES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.execute("VACUUM")
    connection.execute("DELETE FROM settings WHERE name = ?", (TO_SCRUB,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def finish(connection: sqlite3.Connection) -> None:
    """Writes the file anew where forgetting broke off before it could."""
    if is_unfinished(connection):
        scrub(connection)


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether a report was removed, and the file was not written anew since."""
    return connection.execute("SELECT 1 FROM settings WHERE name = ?", (TO_SCRUB,)).fetchone() is not None


def _bury(connection: sqlite3.Connection, versions: Iterable[Article], *, why: str) -> None:
    """Leaves tombstones: for the id and the address of a report, and for each text with its bytes."""
    when = instant(connection)  # one moment for all: by it they are known to be of one report
    for article in versions:
        # The last of these because two versions of one text may come from other bytes.
        names = {to_forget(article), of_other_text(article.id, article.text), article.url, article.sha256} - {None}
        rows = ((id_hash(str(name)), article.sha256, when, why) for name in names)
        connection.executemany("INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?)", rows)


def _forget_problems(connection: sqlite3.Connection, versions: Iterable[Article]) -> None:
    """What is told of where a report stood may quote it; the rest of it is told again when the file is added again."""
    places = {place for one in versions for place in (one.location, file_of(one.location))}
    connection.executemany("DELETE FROM problems WHERE input = ?", [(place,) for place in sorted(places)])


def _forget_original(connection: sqlite3.Connection, sha256: str) -> None:
    """Bytes that other reports were read from too lose their content all the same: the text stands in them."""
    connection.execute("UPDATE originals SET content = NULL WHERE sha256 = ?", (sha256,))
    connection.execute(
        "DELETE FROM originals WHERE sha256 = ? AND sha256 NOT IN (SELECT original FROM articles)", (sha256,)
    )


def _forget_claims(connection: sqlite3.Connection, article_id: str, claims: Iterable[Claim]) -> None:
    """A decision quotes the claims it rests on, and a correction may repeat the words it corrects."""
    decisions.forget_ids(connection, [claim.id for claim in claims])
    decisions.forget_claims(connection, article_id)


def _forget_names(connection: sqlite3.Connection, named: Iterable[str]) -> None:
    """A decision may name somebody of whom only the forgotten report told: all that is left is asked for the names."""
    left = list(every(connection))
    claims = (claim for key, _ in left for claim in as_read(connection, key))
    known = frozenset(map(folded, names_in(claims, (article for _, article in left))))
    gone = names_gone(frozenset(named), known, [article.text for _, article in left])
    decisions.forget_names(connection, known=known, gone=gone)
