"""Reads of a ledger only what bears on some questions, claims, reports or words: the records of one page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import variorum.ledger.articles as articles
import variorum.ledger.decisions as decision_rows
import variorum.ledger.problems as problems
from variorum.ledger.contents import listed
from variorum.ledger.encoding import decoded
from variorum.records import (
    Article,
    Claim,
    Dating,
    Gap,
    Origin,
    Question,
    Reconciliation,
    Statement,
    Story,
    WordUse,
)

Record = TypeVar("Record")
Names = Sequence[str]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some reports, in every version, and what is laid side by side of them."""

    articles: tuple[Article, ...]
    found: Reconciliation


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an excerpt is asked for, by id: each brings the claims it rests on, and these bring their reports.

    `questions` come whole, with the claims that their words rest on, `fronts` with the first claim of each of their
    first `voices` voices only, which are more than a page shows: it puts them into the order of speaking by what these
    claims say. `reports` bring the questions that their claims answer, with no other report's claims; `about` brings
    the words used of something.
    """

    questions: Names = ()
    fronts: Names = ()
    voices: int = 24
    claims: Names = ()
    reports: Names = ()
    about: Names = ()
    gaps: tuple[int, int] | None = None  # how many of what no report says, after how many


def excerpt(connection: sqlite3.Connection, wanted: Wanted) -> Excerpt:
    """The records that bear on what is wanted, each once, in the order of the ledger."""
    gaps = tuple(_gaps(connection, wanted.gaps))
    keys = frozenset(_claim_keys(connection, wanted, gaps))
    claims = {key: decoded(Claim, record) for key, record in _rows(connection, _CLAIMS_BY_KEY, keys)}
    homes = frozenset(key for (key,) in _rows(connection, _HOMES, claims))
    homes |= frozenset(key for (key,) in _rows(connection, _REPORTS, wanted.reports))
    questions = {*wanted.questions, *wanted.fronts, *(_asked_by(connection, claims) if _is_close(wanted) else ())}
    return Excerpt(
        articles=tuple(articles.of_keys(connection, listed(homes))),
        found=Reconciliation(
            claims=tuple(claims.values()),
            datings=_records(connection, Dating, _DATINGS, homes),
            origins=_records(connection, Origin, _ORIGINS, homes),
            statements=_records(connection, Statement, _STATEMENTS, claims),
            questions=_records(connection, Question, _QUESTIONS, questions),
            stories=_records(connection, Story, _STORIES, homes),
            wording=_words(connection, wanted, claims),
            gaps=gaps or _records(connection, Gap, _GAPS, claims),
            problems=problems.of_decisions(connection),
            decided=decision_rows.held_for(connection, listed(claims), listed(questions)),
        ),
    )


def _is_close(wanted: Wanted) -> bool:
    """Whether single claims are looked at, so that the questions they answer are wanted too."""
    return bool(wanted.reports or wanted.claims)


def _claim_keys(connection: sqlite3.Connection, wanted: Wanted, gaps: Iterable[Gap]) -> Iterator[int]:
    for query, names in (
        (_OF_QUESTIONS, wanted.questions),
        (_GROUNDS, wanted.questions),
        (_OF_REPORTS, wanted.reports),
        (_OF_CLAIMS, [*wanted.claims, *(claim for gap in gaps for claim in gap.claims)]),
        (_OF_WORDS, wanted.about),
    ):
        yield from (key for (key,) in _rows(connection, query, names))
    if wanted.fronts:
        yield from (key for (key,) in connection.execute(_FRONTS, (listed(wanted.fronts), wanted.voices)))


def _gaps(connection: sqlite3.Connection, shown: tuple[int, int] | None) -> Iterator[Gap]:
    if shown is not None:
        rows = connection.execute("SELECT record FROM gaps ORDER BY key LIMIT ? OFFSET ?", shown)
        yield from (decoded(Gap, record) for (record,) in rows)


def _asked_by(connection: sqlite3.Connection, claims: Iterable[int]) -> Iterator[str]:
    return (name for (name,) in _rows(connection, _ASKED_BY, claims))


def _words(connection: sqlite3.Connection, wanted: Wanted, claims: Iterable[int]) -> tuple[WordUse, ...]:
    if wanted.about:
        return _records(connection, WordUse, _WORDS_ABOUT, wanted.about)
    return _records(connection, WordUse, _WORDS, claims)


def _records(
    connection: sqlite3.Connection, kind: type[Record], query: str, names: Iterable[str | int]
) -> tuple[Record, ...]:
    return tuple(decoded(kind, record) for (record,) in _rows(connection, query, names))


def _rows(connection: sqlite3.Connection, query: str, names: Iterable[str | int]) -> sqlite3.Cursor:
    return connection.execute(query, (listed(names),))


_GIVEN = "(SELECT value FROM json_each(?))"

_OF_QUESTIONS = f"""
SELECT position_claims.claim FROM questions
JOIN positions ON positions.question = questions.key
JOIN position_claims ON position_claims.position = positions.key
WHERE questions.id IN {_GIVEN}
"""
_GROUNDS = f"""
SELECT question_grounds.claim FROM questions JOIN question_grounds ON question_grounds.question = questions.key
WHERE questions.id IN {_GIVEN}
"""
_FRONTS = f"""
SELECT position_claims.claim FROM questions
JOIN positions ON positions.question = questions.key
JOIN position_claims ON position_claims.position = positions.key AND position_claims.rank = 0
WHERE questions.id IN {_GIVEN} AND positions.position < ?
"""
_OF_REPORTS = f"""
SELECT claims.key FROM articles JOIN claims ON claims.article = articles.key WHERE articles.id IN {_GIVEN}
"""
_OF_CLAIMS = f"SELECT key FROM claims WHERE id IN {_GIVEN}"
_OF_WORDS = f"""
SELECT wording_claims.claim FROM wording JOIN wording_claims ON wording_claims.wording = wording.key
WHERE wording.about IN {_GIVEN}
"""
_CLAIMS_BY_KEY = f"SELECT key, record FROM claims WHERE key IN {_GIVEN} ORDER BY key"
_HOMES = f"SELECT DISTINCT article FROM claims WHERE key IN {_GIVEN}"
_REPORTS = f"SELECT key FROM articles WHERE articles.{articles.LATEST} AND id IN {_GIVEN}"
_ASKED_BY = f"""
SELECT DISTINCT questions.id FROM position_claims
JOIN positions ON positions.key = position_claims.position
JOIN questions ON questions.key = positions.question
WHERE position_claims.claim IN {_GIVEN}
"""
_DATINGS = f"SELECT record FROM datings WHERE article IN {_GIVEN} ORDER BY article"
_ORIGINS = f"""
SELECT record FROM origins WHERE key IN (SELECT origin FROM origin_articles WHERE article IN {_GIVEN}) ORDER BY key
"""
_STATEMENTS = f"""
SELECT record FROM statements WHERE key IN (SELECT statement FROM statement_claims WHERE claim IN {_GIVEN}) ORDER BY key
"""
_QUESTIONS = f"SELECT record FROM questions WHERE id IN {_GIVEN} ORDER BY key"
_STORIES = f"""
SELECT record FROM stories WHERE key IN (SELECT story FROM story_articles WHERE article IN {_GIVEN}) ORDER BY key
"""
_WORDS = f"""
SELECT record FROM wording WHERE key IN (SELECT wording FROM wording_claims WHERE claim IN {_GIVEN}) ORDER BY key
"""
_WORDS_ABOUT = f"SELECT record FROM wording WHERE about IN {_GIVEN} ORDER BY key"
_GAPS = f"SELECT record FROM gaps WHERE key IN (SELECT gap FROM gap_claims WHERE claim IN {_GIVEN}) ORDER BY key"
