"""Looks a ledger over: is the file sound, does every span hold its words, do the originals hash as they did?"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.ledger.articles import every, extracted
from variorum.records import Article, AttributionLevel, Claim

MAKE_ANEW = "keep a copy of the file, and make the ledger anew from its inputs"
ADD_AGAIN = "run variorum add on the inputs again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where, and what to do about it."""

    where: str
    what: str
    remedy: str


def check(connection: sqlite3.Connection, *, pending: bool) -> Iterator[Finding]:
    """Everything that is wrong with a ledger; nothing where it is sound."""
    yield from _file(connection)
    yield from _originals(connection)
    for key, article in every(connection):
        yield from _sections(article)
        yield from _unread(connection, key, article)
        for claim in extracted(connection, key):
            yield from _claim(claim, article)
    if pending:
        yield Finding("ledger", "reports were added since they were last laid side by side", ADD_AGAIN)


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (told,) in connection.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield Finding("file", str(told), MAKE_ANEW)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(f"{table}, row {row}", f"points at a row of {parent} that is not there", MAKE_ANEW)


def _originals(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sha256, location, content in connection.execute("SELECT sha256, location, content FROM originals"):
        if content is not None and hashlib.sha256(content).hexdigest() != sha256:
            yield Finding(location, "the kept bytes are not those that were read", MAKE_ANEW)


def _sections(article: Article) -> Iterator[Finding]:
    for section in article.sections:
        if not 0 <= section.start <= section.end <= len(article.text):
            yield Finding(
                article.id, f"a paragraph from {section.start} to {section.end} is not in the text", MAKE_ANEW
            )


def _unread(connection: sqlite3.Connection, key: int, article: Article) -> Iterator[Finding]:
    if connection.execute("SELECT 1 FROM extractions WHERE article = ?", (key,)).fetchone() is None:
        yield Finding(article.id, "no claims were read from this report", ADD_AGAIN)


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
