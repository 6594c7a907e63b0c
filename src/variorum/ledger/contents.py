"""What a ledger holds, in light rows: enough to list reports, questions and voices without reading their records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.folding import folded
from variorum.ledger.articles import LATEST
from variorum.ledger.filters import (
    ANSWERS,
    FOUND,
    IN_TURN,
    OF_DAYS,
    OF_MANY,
    PARTIES,
    SPEAKERS,
    SPOKEN,
    Filter,
    Value,
    phrase_of,
)
from variorum.ledger.order import UNDATED
from variorum.records import Date

# Claims; fewer are gathered in some twenty milliseconds, and of more each fortieth is one where there are two millions.
OFTEN = 50_000


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in its newest version: who publishes it, its title, its day, how many claims and pieces taken out."""

    id: str
    outlet: str | None
    agency: str | None
    title: str | None
    date: Date
    version: int
    claims: int
    story: str | None
    removed: int = 0
    origins: int = 0


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as a list shows it: what it asks, how its answers relate, when, and how many voices answer.

    `key` is the number of its row, by which they stand in order.
    """

    key: int
    id: str
    kind: str
    about: str
    relation: str
    flags: tuple[str, ...]
    day: str | None
    voices: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Every report and question in the order of print, and every voice in the order in which it first spoke.

    A voice is what sort of voice it is and its name; where it has none, the ledger calls it "unnamed".
    """

    reports: tuple[ReportRow, ...]
    questions: tuple[QuestionRow, ...]
    voices: tuple[tuple[str, str | None], ...]


def contents(connection: sqlite3.Connection) -> Contents:
    """The contents of the ledger as it was last laid side by side."""
    return Contents(
        reports=tuple(_reports(connection)),
        questions=tuple(_questions(connection)),
        voices=tuple(
            (voice, None if name == voice == "unnamed" else name) for voice, name in connection.execute(_VOICES)
        ),
    )


def answered(connection: sqlite3.Connection, wanted: Filter) -> tuple[int, ...]:
    """The rows of the questions that any claim passing the filter answers, in their order."""
    if wanted == Filter(kind=wanted.kind) and wanted.kind is not None:
        told: str = connection.execute(_ANSWERED_OF_KIND, (wanted.kind,)).fetchone()[0]
    else:
        condition, values = wanted.sql(ANSWERS)
        told = connection.execute(_ANSWERED.format(condition=condition), values).fetchone()[0]
    return tuple(json.loads(told))  # in one piece: a hundred thousand rows take long one by one


def claim_ids(connection: sqlite3.Connection, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[str, ...]:
    """The ids of the claims that pass a filter, in the order of print, so many of them."""
    query, condition, values = _way(connection, wanted)
    rows = connection.execute(query.format(condition=condition), (*values, limit, offset))
    return tuple(name for (name,) in rows)


def _way(connection: sqlite3.Connection, wanted: Filter) -> tuple[str, str, tuple[Value, ...]]:
    """The query that comes to the first claims soonest, its condition and its values."""
    words = None if wanted.match is None else phrase_of(wanted.match)
    if words is not None:
        condition, values = replace(wanted, match=None).sql(FOUND)
        return _CLAIMS_FOUND, condition, (words, *values)
    if (wanted.since or wanted.until) and wanted == replace(wanted, place=None, party=None, article=None, story=None):
        within, days = Filter(since=wanted.since, until=wanted.until).sql(OF_DAYS)
        condition, values = Filter(kind=wanted.kind).sql()
        return (
            _CLAIMS_OF_DAYS,
            f"{within} AND {condition}",
            (wanted.since or "", wanted.until or "9999", *days, *values),
        )
    is_many = wanted.party is not None and _speaks_often(connection, wanted.party)
    return _CLAIMS, *wanted.sql(OF_MANY if is_many else IN_TURN)


def _speaks_often(connection: sqlite3.Connection, party: str) -> bool:
    """Whether a party speaks in so many claims that these are better not gathered."""
    found: int = connection.execute(_SPOKEN_AT_MOST, (folded(party), folded(party), OFTEN)).fetchone()[0]
    return found == OFTEN


def listed(names: Iterable[str | int]) -> str:
    """Some ids or rows as one value of a query: `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(names))


def _reports(connection: sqlite3.Connection) -> Iterator[ReportRow]:
    """The order of print: by day, then by id."""
    for row in sorted(connection.execute(_REPORTS), key=lambda row: (row[4] or row[5] or UNDATED, row[0])):
        name, outlet, title, edtf, earliest, latest, basis, version, claims, story, agency, removed, origins = row
        date = Date(edtf, earliest, latest, basis=basis)
        yield ReportRow(name, outlet, agency, title, date, version, claims or 0, story, removed, origins)


def _questions(connection: sqlite3.Connection) -> Iterator[QuestionRow]:
    for key, name, kind, about, relation, flags, day, voices in connection.execute(_QUESTIONS):
        yield QuestionRow(key, name, kind, about, relation, tuple(flags.split("; ")) if flags else (), day, voices)


_REPORTS = f"""
SELECT articles.id, articles.outlet, articles.title,
  CASE WHEN datings.article IS NULL THEN articles.published ELSE datings.day END,
  CASE WHEN datings.article IS NULL THEN published_earliest ELSE datings.earliest END,
  CASE WHEN datings.article IS NULL THEN published_latest ELSE datings.latest END,
  CASE WHEN datings.article IS NULL THEN published_basis ELSE 'story' END,
  articles.version, extractions.count,
  (SELECT stories.id FROM story_articles JOIN stories ON stories.key = story_articles.story
    WHERE story_articles.article = articles.key ORDER BY stories.key LIMIT 1),
  articles.agency,
  (SELECT count(*) FROM removed WHERE removed.article = articles.key),
  (SELECT count(*) FROM origin_articles WHERE origin_articles.article = articles.key)
FROM articles
LEFT JOIN datings ON datings.article = articles.key
LEFT JOIN extractions ON extractions.article = articles.key
WHERE articles.{LATEST}
"""

_QUESTIONS = """
SELECT key, id, kind, name, relation, flags, day,
  (SELECT count(*) FROM positions WHERE positions.question = questions.key)
FROM questions ORDER BY questions.key
"""

_VOICES = """
SELECT positions.voice, positions.name FROM positions
JOIN position_claims ON position_claims.position = positions.key
GROUP BY 1, 2 ORDER BY min(position_claims.claim)
"""

_ANSWERED = """
SELECT json_group_array(question) FROM (
  SELECT DISTINCT question FROM listed_answers WHERE {condition} ORDER BY question
)
"""
_ANSWERED_OF_KIND = """
SELECT json_group_array(question) FROM (SELECT DISTINCT question FROM answers WHERE kind = ? ORDER BY question)
"""

_CLAIMS = """
SELECT claims.id FROM claims WHERE {condition} ORDER BY claims.key LIMIT ? OFFSET ?
"""
# The search gives what it finds in the order of print, so that it ends where enough is found.
_CLAIMS_FOUND = """
SELECT claims.id FROM claims_search CROSS JOIN claims ON claims.key = claims_search.rowid
WHERE claims_search MATCH ? AND {condition} ORDER BY claims_search.rowid LIMIT ? OFFSET ?
"""
# Report by report, and only those that can hold any: the days of all claims are too many to look through.
_CLAIMS_OF_DAYS = """
SELECT claims.id FROM listed_reports
CROSS JOIN claim_days ON claim_days.claim BETWEEN listed_reports.head AND listed_reports.tail
CROSS JOIN claims ON claims.key = claim_days.claim
WHERE listed_reports.last >= ? AND listed_reports.first <= ? AND {condition}
ORDER BY listed_reports.head, claim_days.claim LIMIT ? OFFSET ?
"""
_SPOKEN_AT_MOST = f"""
SELECT count(*) FROM (SELECT * FROM ({SPOKEN} party IN ({PARTIES}) UNION ALL {SPOKEN} actor IN ({SPEAKERS})) LIMIT ?)
"""
