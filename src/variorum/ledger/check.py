"""Looks a ledger over: is the file sound, does every span hold its words, do the originals hash as they did?"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import variorum.ledger.lists as lists
import variorum.ledger.state as state
from variorum.ledger.articles import every, extracted
from variorum.ledger.connection import NO_INDEX
from variorum.ledger.derived import (
    claims_out_of_step,
    records_out_of_step,
    searches_out_of_step,
    sums_out_of_step,
)
from variorum.ledger.forget import is_unfinished
from variorum.ledger.lists import LISTED
from variorum.ledger.packing import unpacked
from variorum.ledger.schema import lacking, lacking_columns
from variorum.ledger.side_by_side import WRITTEN_ANEW
from variorum.ledger.tally import missing, missing_of_parts
from variorum.records import Article, AttributionLevel, Claim

MAKE_ANEW = "keep a copy of the file, and make the ledger anew from its inputs"
ADD_AGAIN = "run variorum add on the inputs again"
MEND = "run variorum check --mend on it, which makes this anew from what was read"
ANEW = frozenset((*LISTED, *WRITTEN_ANEW))
SHOWN = 20  # lines that SQLite may say of one file: what is damaged in a thousand pages is damaged
UNFIT = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, AttributeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where, and what to do about it."""

    where: str
    what: str
    remedy: str


def check(connection: sqlite3.Connection, *, pending: bool) -> Iterator[Finding]:
    """Everything that is wrong with a ledger; nothing where it is sound."""
    parts = [*_parts(connection)]
    yield from parts
    if any(one.remedy == MAKE_ANEW for one in parts):
        return  # where a table is missing, nothing else can be asked
    for name, stage in STAGES.items():
        yield from _guarded(name, stage(connection))
    if is_unfinished(connection):
        told = "forgetting a report broke off: words of it may still stand in unused pages of the file"
        yield Finding("ledger", told, ADD_AGAIN)
    if pending:
        yield Finding("ledger", "reports were added since they were last laid side by side", ADD_AGAIN)
    else:
        yield from _guarded("side by side", _derived(connection))


def _guarded(name: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings; where something cannot be looked over, that is one, and the rest is looked over."""
    try:
        yield from findings
    except UNFIT as error:
        cure = MEND if NO_INDEX in str(error) else MAKE_ANEW
        yield Finding(name, f"cannot be looked over to its end ({type(error).__name__}: {error})", cure)


def _parts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sort, name, _ in lacking(connection):
        yield Finding("file", f"the {sort} {name} is missing", MAKE_ANEW if sort == "table" else MEND)
    for table, column in lacking_columns(connection):
        yield Finding("file", f"the table {table} lacks the column {column}", MAKE_ANEW)


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (told,) in connection.execute(f"PRAGMA integrity_check({SHOWN})"):
        if told != "ok":
            yield Finding("file", str(told), MEND if "index" in str(told) else MAKE_ANEW)


def _ties(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        remedy = MEND if table in ANEW and parent in ANEW else MAKE_ANEW
        yield Finding(f"{table}, row {row}", f"points at a row of {parent} that is not there", remedy)


def _rows(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that are missing or too many: of the notes since the last change, of the rest since it was laid."""
    found = [*missing(connection, state.value(connection, state.NOTED))]
    if state.was_laid(connection):
        found += [*missing(connection, state.value(connection, state.COUNTED)), *missing_of_parts(connection)]
    for table, then, now in found:
        remedy = MEND if table in ANEW else MAKE_ANEW
        yield Finding(f"table {table}", f"holds {now} rows where {then} were written", remedy)
    if state.is_changed(connection):
        yield Finding("ledger", "its reports, decisions or settings are not those that were laid side by side", MEND)


def _reports(connection: sqlite3.Connection) -> Iterator[Finding]:
    for key, article in every(connection):
        yield from _sections(article)
        yield from _paragraphs(connection, key, article)
        claims = extracted(connection, key)
        yield from _counted(connection, key, article, len(claims))
        for claim in claims:
            yield from _claim(claim, article)


def _paragraphs(connection: sqlite3.Connection, key: int, article: Article) -> Iterator[Finding]:
    """The paragraphs are kept twice, in the text and one by one: where one was changed, they differ."""
    rows = connection.execute('SELECT start, "end", text FROM sections WHERE article = ? ORDER BY position', (key,))
    kept = rows.fetchall()
    if [(start, end) for start, end, _ in kept] != [(one.start, one.end) for one in article.sections]:
        yield Finding(article.id, "its paragraphs are not those that were read", MAKE_ANEW)
    for start, end, text in kept:
        if article.text[start:end] != text:
            yield Finding(article.id, f"the text from {start} to {end} is not what was read", MAKE_ANEW)
    pieces = connection.execute("SELECT reason, text FROM removed WHERE article = ? ORDER BY position", (key,))
    if pieces.fetchall() != [(piece.reason, piece.text) for piece in article.removed]:
        yield Finding(article.id, "what was taken out of its page is not what was read", MAKE_ANEW)


def _derived(connection: sqlite3.Connection) -> Iterator[Finding]:
    for search in searches_out_of_step(connection):
        yield Finding(search, "the search does not hold the words of the ledger", MEND)
    for table in sums_out_of_step(connection):
        yield Finding(f"table {table}", "its sums are not those of the claims", MEND)
    for table in lists.out_of_step(connection):
        yield Finding(f"table {table}", "it does not list what the claims give", MEND)
    for claim in claims_out_of_step(connection):
        yield Finding(f"claim {claim}", "its words are not those of its report", MEND)
    for claim in records_out_of_step(connection):
        yield Finding(f"claim {claim}", "its columns are not what was written", MEND)


def _originals(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sha256, location, size, content in connection.execute("SELECT sha256, location, size, content FROM originals"):
        if content is not None and hashlib.sha256(unpacked(content, size)).hexdigest() != sha256:
            yield Finding(location, "the kept bytes are not those that were read", MAKE_ANEW)


def _sections(article: Article) -> Iterator[Finding]:
    for section in article.sections:
        if not 0 <= section.start <= section.end <= len(article.text):
            yield Finding(
                article.id, f"a paragraph from {section.start} to {section.end} is not in the text", MAKE_ANEW
            )


def _counted(connection: sqlite3.Connection, key: int, article: Article, number: int) -> Iterator[Finding]:
    row = connection.execute("SELECT count FROM extractions WHERE article = ?", (key,)).fetchone()
    if row is None:
        yield Finding(article.id, "no claims were read from this report", ADD_AGAIN)
    elif row[0] != number:
        yield Finding(article.id, f"there are {number} claims of it where {row[0]} were written", MAKE_ANEW)


def _claim(claim: Claim, article: Article) -> Iterator[Finding]:
    for start, end, exact in _spans(claim):
        if article.text[start:end] != exact:
            yield Finding(article.id, f"claim {claim.id}: the words from {start} to {end} are not {exact!r}", MAKE_ANEW)


def _spans(claim: Claim) -> Iterator[tuple[int, int, str]]:
    """Every span of a claim that lies in the text of its report."""
    if claim.evidence.source == "text":
        yield from ((span.start, span.end, span.exact) for span in claim.evidence.spans)
    for chain in (claim.attribution, *claim.alternatives):
        for level in chain:
            yield from _level_spans(level)


def _level_spans(level: AttributionLevel) -> Iterator[tuple[int, int, str]]:
    for spans in (level.source, level.cue, level.content):
        yield from ((span.start, span.end, span.exact) for span in spans)


STAGES = {"file": _pages, "ties": _ties, "rows": _rows, "originals": _originals, "reports": _reports}
