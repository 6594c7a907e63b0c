"""Lists that a page of the edition shows: actors with their names, places with what is said of them, words, origins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.folding import folded
from variorum.ledger.encoding import decoded
from variorum.ledger.filters import FIRST, LAST, Condition, Filter, Value, phrase_of
from variorum.records import Origin

SNIPPET = 24  # words of a paragraph that was found
MARKS = ("\x02", "\x03")  # around a word that was found: signs that no text has, so that a page can mark it


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Somebody who speaks or acts, for whom, under which written names, and in how many claims."""

    name: str
    parties: tuple[str, ...]
    written: tuple[str, ...]
    says: int
    acts: int


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A claim that has a place on the map: who says it, what of the place, and of which days.

    One that is `counted` is of a number or a share of something there, so that its state is not that of the place.
    """

    claim: str
    article: str
    kind: str
    claimant: str
    voice: str
    voice_name: str
    place: str
    lat: float
    lon: float
    precision: int | None
    state: str | None
    holder: str | None
    event: str | None
    outcome: str | None
    first: str | None
    last: str | None
    words: str
    question: str | None
    factuality: str
    sense: str | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class WordedRow:
    """Something of which several words are used, by how many voices."""

    about: str
    words: tuple[str, ...]
    voices: int


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph that was found by its words: pieces of it, every second one found; `number` is its report's."""

    article: str
    title: str
    position: int
    pieces: tuple[str, ...]
    number: int = 0


def actors(
    connection: sqlite3.Connection, *, party: str | None, match: str | None, limit: int, offset: int
) -> tuple[ActorRow, ...]:
    """So many of those who speak or act, whoever is in more claims first, then in the order of the ledger."""
    condition, values = _asked_of_actors(party, match)
    rows = connection.execute(_ACTORS.format(condition=condition), (*values, limit, offset)).fetchall()
    return tuple(_actor(connection, *row) for row in rows)


def actor_count(connection: sqlite3.Connection, *, party: str | None, match: str | None) -> int:
    """How many speak or act."""
    condition, values = _asked_of_actors(party, match)
    found: int = connection.execute(f"SELECT count(*) FROM actor_sums WHERE {condition}", values).fetchone()[0]
    return found


def _actor(connection: sqlite3.Connection, key: int, name: str, says: int, acts: int) -> ActorRow:
    written, parties = (
        tuple(told for (told,) in connection.execute(f"SELECT name FROM {table} WHERE actor = ? ORDER BY key", (key,)))
        for table in ("actor_names", "actor_parties")
    )
    return ActorRow(name, parties, written or (name,), says, acts)


def _asked_of_actors(party: str | None, match: str | None) -> Condition:
    """Of a party are those who bear its name and those who speak or act for it."""
    parts, values = ["claims > 0"], list[Value]()
    if party is not None:
        parts.append("(folded = ? OR actor IN (SELECT actor FROM actor_parties WHERE folded = ?))")
        values += [folded(party), folded(party)]
    if match is not None:
        parts.append(
            "(instr(folded, ?) OR actor IN (SELECT actor FROM actor_names WHERE instr(actor_names.folded, ?)))"
        )
        values += [folded(match), folded(match)]
    return " AND ".join(parts), tuple(values)


def placed(connection: sqlite3.Connection, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[PlacedRow, ...]:
    """The claims with a place on the map that pass a filter, in the order of print."""
    condition, values = wanted.sql()
    rows = connection.execute(_PLACED.format(condition=condition, first=FIRST, last=LAST), (*values, limit, offset))
    return tuple(PlacedRow(*(*row[:-1], bool(row[-1]))) for row in rows)


def worded(connection: sqlite3.Connection, *, story: str | None) -> tuple[WordedRow, ...]:
    """Of what more than one word is used, in the order of the ledger."""
    query, values = (_WORDED.format(within=""), ()) if story is None else (_WORDED.format(within=_WITHIN), (story,))
    rows = connection.execute(query, values)
    found = (WordedRow(about, tuple(dict.fromkeys(words.split("\x1f"))), voices) for about, words, voices in rows)
    return tuple(row for row in found if len(row.words) > 1)


def origins(connection: sqlite3.Connection, *, limit: int, offset: int) -> tuple[Origin, ...]:
    """Which reports come from one place, in the order of the ledger, so many of them."""
    rows = connection.execute("SELECT record FROM origins ORDER BY key LIMIT ? OFFSET ?", (limit, offset))
    return tuple(decoded(Origin, record) for (record,) in rows)


def origin_count(connection: sqlite3.Connection) -> int:
    """From how many places more than one report comes."""
    found: int = connection.execute("SELECT count(*) FROM origins").fetchone()[0]
    return found


def paragraphs(connection: sqlite3.Connection, words: str, *, story: str | None, limit: int) -> Iterator[ParagraphRow]:
    """Paragraphs of the newest versions that hold all of these words, the best fitting first."""
    asked = phrase_of(words)
    if asked is None:
        return
    within, values = ("", ()) if story is None else (_IN_STORY, (story,))
    query = _PARAGRAPHS.format(within=within)
    for article, title, position, snippet in connection.execute(query, (*MARKS, SNIPPET, asked, *values, limit)):
        pieces = snippet.replace(MARKS[1], MARKS[0]).split(MARKS[0])
        yield ParagraphRow(article, title or "", position + 1, tuple(pieces))


_ACTORS = """
SELECT actor, (SELECT name FROM actors WHERE actors.key = actor), says, acts FROM actor_sums
WHERE {condition} ORDER BY claims DESC, first, folded LIMIT ? OFFSET ?
"""
# The claims are gone through in their order (CROSS JOIN keeps SQLite to it), so that it ends where enough are found.
_PLACED = """
SELECT claims.id, articles.id, claims.kind, claims.claimant, positions.voice, positions.name,
  coalesce(claims.place_name, places.name), places.lat, places.lon,
  json_extract(claims.record, '$.where.precision'),
  claims.state, claims.holder, claims.event_type, claims.outcome, {first}, {last}, claims.words, questions.id,
  claims.factuality, json_extract(claims.record, '$.control.sense'),
  json_extract(claims.record, '$.figure') IS NOT NULL
FROM claims
CROSS JOIN places ON places.key = claims.place
CROSS JOIN articles ON articles.key = claims.article
CROSS JOIN position_claims ON position_claims.claim = claims.key
CROSS JOIN positions ON positions.key = position_claims.position
CROSS JOIN questions ON questions.key = positions.question
LEFT JOIN datings ON datings.article = claims.article
WHERE places.lat IS NOT NULL AND +claims.kind IN ('control', 'event', 'casualty') AND ({condition})
GROUP BY claims.key ORDER BY claims.key LIMIT ? OFFSET ?
"""
_WORDED = """
SELECT about, group_concat(name, char(31)), count(DISTINCT voice) FROM wording {within}
GROUP BY about HAVING count(DISTINCT name) > 1 ORDER BY min(key)
"""
_WITHIN = """
WHERE key IN (SELECT wording FROM wording_claims JOIN claims ON claims.key = claim
  JOIN story_articles ON story_articles.article = claims.article
  JOIN stories ON stories.key = story_articles.story WHERE stories.id = ?)
"""
_PARAGRAPHS = """
SELECT articles.id, articles.title, sections.position, snippet(sections_search, 0, ?, ?, '…', ?)
FROM sections_search
JOIN sections ON sections.key = sections_search.rowid
JOIN articles ON articles.key = sections.article
WHERE sections_search MATCH ?
  AND articles.version = (SELECT max(other.version) FROM articles AS other WHERE other.id = articles.id) {within}
ORDER BY rank LIMIT ?
"""
_IN_STORY = """
  AND articles.key IN (SELECT story_articles.article FROM story_articles
    JOIN stories ON stories.key = story_articles.story WHERE stories.id = ?)
"""
