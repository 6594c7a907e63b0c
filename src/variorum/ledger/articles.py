"""Stores and finds reports: the text as read, the bytes it came in, and the claims read from it alone."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.ledger.clock import instant
from variorum.ledger.encoding import decoded, decoded_list, encoded, encoded_list
from variorum.ledger.ids import to_forget
from variorum.ledger.insert import insert
from variorum.ledger.order import UNDATED
from variorum.ledger.packing import deflated, inflated, packed
from variorum.ledger.sharing import shared
from variorum.records import Article, Claim, Dating, Original, Reading

Metadata = tuple[str | None, ...]

TEXT = frozenset({"text"})
METADATA = ("outlet", "agency", "url", "title", "byline", "dateline", "language")  # beside the day of publication
LATEST = "version = (SELECT max(other.version) FROM articles AS other WHERE other.id = articles.id)"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report: its number, the hash of its text, what is known of it, and where it was read from.

    `is_read` is whether the claims of this reader are there.
    """

    number: int
    text: str
    metadata: Metadata
    location: str
    is_read: bool = False


def store(connection: sqlite3.Connection, reading: Reading) -> int:
    """Keeps a report and its original; returns the number of its row."""
    _store_original(connection, reading.original)
    article = reading.article
    key = _store_article(connection, article, original=reading.original.sha256)
    sections = (
        (key, position, section.part, section.start, section.end, article.text[section.start : section.end])
        for position, section in enumerate(article.sections)
    )
    connection.executemany(
        'INSERT INTO sections (article, position, part, start, "end", text) VALUES (?, ?, ?, ?, ?, ?)', sections
    )
    removed = ((key, at, piece.reason, piece.start, piece.end, piece.text) for at, piece in enumerate(article.removed))
    connection.executemany("INSERT INTO removed VALUES (?, ?, ?, ?, ?, ?)", removed)
    connection.execute("INSERT INTO arrivals VALUES (?, ?)", (key, instant(connection)))
    return key


def store_claims(connection: sqlite3.Connection, key: int, claims: tuple[Claim, ...], *, reader: str) -> None:
    """Keeps what was read from a report alone, in place of what another reader found before."""
    row = (key, reader, len(claims), deflated(encoded_list(Claim, claims).encode()))
    connection.execute("INSERT OR REPLACE INTO extractions VALUES (?, ?, ?, ?)", row)


def same(connection: sqlite3.Connection, article: Article) -> int | None:
    """The row of this version of a report; None where there is none, or another text stands there."""
    row = connection.execute(
        "SELECT key FROM articles WHERE id = ? AND version = ? AND text = ?",
        (article.id, article.version, article.text),
    ).fetchone()
    return None if row is None else int(row[0])


def versions(connection: sqlite3.Connection, article_id: str, *, reader: str) -> list[Version]:
    """The versions of a report, the older ones before the newer, and whether this reader has read each."""
    rows = connection.execute(
        f"SELECT version, text, location, extractions.reader, published, published_earliest, published_latest,"
        f" {', '.join(METADATA)} FROM articles"
        " LEFT JOIN extractions ON extractions.article = articles.key WHERE id = ? ORDER BY version",
        (article_id,),
    )
    return [
        Version(number, text_hash(text), (*metadata, _days(edtf, earliest, latest)), location, read_by == reader)
        for number, text, location, read_by, edtf, earliest, latest, *metadata in rows
    ]


def version_of(article: Article) -> Version:
    """What tells this version of a report from others."""
    day = article.published
    metadata = (*(getattr(article, name) for name in METADATA), _days(day.edtf, day.earliest, day.latest))
    return Version(article.version, text_hash(article.text), metadata, article.location)


def read_here(connection: sqlite3.Connection, article: Article) -> list[Article]:
    """The reports that were read from these very bytes in this place, without their texts, the first first.

    One place may be another as far as paths tell, where one of them ends with the other.
    """
    file = article.location.rpartition("/")[2]  # other lines of one file are told apart by this alone
    rows = connection.execute(
        "SELECT record FROM articles WHERE original = :sha256 AND substr(location, -length(:file)) = :file"
        " AND (location = :place OR substr(location, -1 - length(:place)) = '/' || :place"
        " OR substr(:place, -1 - length(location)) = '/' || location) ORDER BY key",
        {"sha256": article.sha256, "file": file, "place": article.location},
    )
    return [restored(record, "") for (record,) in rows]


def read_otherwise(connection: sqlite3.Connection, *, reader: str) -> int:
    """How many reports have claims in their newest version that another reader found."""
    query = (
        f"SELECT count(*) FROM extractions INDEXED BY extractions_read JOIN articles ON articles.key = article"
        f" WHERE reader <> ? AND {LATEST}"
    )
    found: int = connection.execute(query, (reader,)).fetchone()[0]
    return found


def text_hash(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def latest(connection: sqlite3.Connection) -> Iterator[tuple[int, Article]]:
    """The newest version of every report with its row number, by id."""
    rows = connection.execute(f"SELECT key, record, text FROM articles WHERE {LATEST} ORDER BY id")
    return ((key, restored(record, text)) for key, record, text in rows)


def in_turn(connection: sqlite3.Connection, datings: Iterable[Dating]) -> Iterator[Article]:
    """The newest version of every report in the order of print, each fetched when it is its turn."""
    placed = {one.article: (one.date.earliest, one.date.latest) for one in datings}
    rows = connection.execute(
        f"SELECT key, id, published_earliest, published_latest FROM articles WHERE {LATEST}"
    ).fetchall()
    found = ((*placed.get(name, (earliest, latest)), name, key) for key, name, earliest, latest in rows)
    for *_, key in sorted((earliest or latest or UNDATED, name, key) for earliest, latest, name, key in found):
        record, text = connection.execute("SELECT record, text FROM articles WHERE key = ?", (key,)).fetchone()
        yield restored(record, text)


def newest(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[Article]:
    """The newest version of each of these reports, by id."""
    return (article for _, article in newest_rows(connection, names))


def newest_rows(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[tuple[int, Article]]:
    """The same, with the numbers of their rows."""
    rows = connection.execute(
        f"SELECT key, record, text FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {LATEST} ORDER BY id",
        (json.dumps(list(names)),),
    )
    return ((key, restored(record, text)) for key, record, text in rows)


def every(connection: sqlite3.Connection) -> Iterator[tuple[int, Article]]:
    """Every version of every report."""
    rows = connection.execute("SELECT key, record, text FROM articles ORDER BY id, version")
    return ((key, restored(record, text)) for key, record, text in rows)


def of_keys(connection: sqlite3.Connection, keys: str) -> Iterator[Article]:
    """Every version of the reports that have these rows (a JSON list), the older ones before the newer."""
    rows = connection.execute(
        "SELECT record, text FROM articles WHERE id IN"
        " (SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(?))) ORDER BY id, version",
        (keys,),
    )
    return (restored(record, text) for record, text in rows)


def before(connection: sqlite3.Connection, moment: str) -> Iterator[tuple[int, Article]]:
    """The version of every report that was the newest before a moment, by id."""
    rows = connection.execute(
        "SELECT key, record, text FROM articles LEFT JOIN arrivals ON arrivals.article = articles.key"
        " WHERE coalesce(arrivals.added, '') < ? AND version = (SELECT max(other.version) FROM articles AS other"
        " LEFT JOIN arrivals AS came ON came.article = other.key"
        " WHERE other.id = articles.id AND coalesce(came.added, '') < ?) ORDER BY id",
        (moment, moment),
    )
    return ((key, restored(record, text)) for key, record, text in rows)


def arrived(connection: sqlite3.Connection, moment: str) -> int:
    """How many versions of reports came in at a moment or after it."""
    found: int = connection.execute("SELECT count(*) FROM arrivals WHERE added >= ?", (moment,)).fetchone()[0]
    return found


def forgotten(connection: sqlite3.Connection, moment: str) -> int:
    """How many reports were forgotten at a moment or after it."""
    query = 'SELECT count(DISTINCT "when") FROM tombstones WHERE "when" >= ?'
    found: int = connection.execute(query, (moment,)).fetchone()[0]
    return found


def extracted(connection: sqlite3.Connection, key: int) -> tuple[Claim, ...]:
    """The claims of one report as it was read alone, equal parts of them kept once: a whole pile is held so."""
    return shared(as_read(connection, key))


def as_read(connection: sqlite3.Connection, key: int) -> tuple[Claim, ...]:
    """The same for those who hold few reports at a time: sharing takes as long as reading them."""
    row = connection.execute("SELECT claims FROM extractions WHERE article = ?", (key,)).fetchone()
    return () if row is None else decoded_list(Claim, inflated(row[0]).decode())


def restored(record: str, text: str) -> Article:
    """A report of the two columns in which it is stored."""
    return replace(decoded(Article, _with_text(record)), text=text)


def is_forgotten(connection: sqlite3.Connection, article: Article) -> str | None:
    """The day on which a report was forgotten; None where it was not.

    It is known by its id, by its text under the same path, or by its bytes.
    """
    found = connection.execute(
        'SELECT "when" FROM tombstones WHERE id_sha256 = ? OR original_sha256 = ?',
        (id_hash(to_forget(article)), article.sha256),
    ).fetchone()
    return None if found is None else str(found[0])[:10]


def is_forgotten_address(connection: sqlite3.Connection, url: str) -> str | None:
    """The day on which the report of an address was forgotten; None where it was not."""
    found = connection.execute('SELECT "when" FROM tombstones WHERE id_sha256 = ?', (id_hash(url),)).fetchone()
    return None if found is None else str(found[0])[:10]


def id_hash(article_id: str) -> str:
    """What a tombstone keeps of an id."""
    return hashlib.sha256(article_id.encode()).hexdigest()


def _days(edtf: str | None, earliest: str | None, latest: str | None) -> str | None:
    """A day of publication as one value; None where nothing is known of it."""
    known = (edtf, earliest, latest)
    return None if known == (None, None, None) else " ".join(day or "?" for day in known)


def _with_text(record: str) -> str:
    """The record without its text needs an empty one to be a record again."""
    return '{"text":"",' + record[1:]


def _store_original(connection: sqlite3.Connection, original: Original) -> None:
    connection.execute(
        "INSERT INTO originals VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (original.sha256, original.location, len(original.content), packed(original.content)),
    )


def _store_article(connection: sqlite3.Connection, article: Article, *, original: str) -> int:
    day = article.published
    row = {
        "name": f"{article.outlet or article.id}: {article.title or '(no title)'}",
        "id": article.id,
        "version": article.version,
        "outlet": article.outlet,
        "agency": article.agency,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published": day.edtf,
        "published_earliest": day.earliest,
        "published_latest": day.latest,
        "published_basis": day.basis,
        "published_words": day.exact,
        "retrieved": article.retrieved,
        "original": original,
        "location": article.location,
        "text": article.text,
        "record": encoded(Article, article, without=TEXT),
    }
    return insert(connection, "articles", row)
