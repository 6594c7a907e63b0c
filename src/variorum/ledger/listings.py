"""Lists that a page of the edition shows: actors with their names, places with what is said of them, words, origins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.folding import folded
from variorum.ledger.contents import listed
from variorum.ledger.encoding import decoded
from variorum.ledger.filters import ANSWERS, Condition, Filter, Value, phrase_of
from variorum.records import Origin

TRIGRAM = 3  # letters
SNIPPET = 24  # words of a paragraph that was found
WEIGHED = 5_000  # paragraphs; weighing takes some ten microseconds each
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
    query = f"SELECT count(*) FROM actor_sums WHERE {condition}" if values else _EVERY_ACTOR
    found: int = connection.execute(query, values).fetchone()[0]
    return found


def _actor(connection: sqlite3.Connection, key: int, name: str, says: int, acts: int) -> ActorRow:
    order = "ORDER BY first, name"
    written, parties = (
        tuple(told for (told,) in connection.execute(f"SELECT name FROM {table} WHERE actor = ? {order}", (key,)))
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
        part, told = _named(folded(match))
        parts.append(part)
        values += told
    return " AND ".join(parts), tuple(values)


def _named(words: str) -> tuple[str, list[Value]]:
    """Any part of any of its names; the search knows parts of three letters and more, shorter ones are looked for."""
    found = "actor IN (SELECT rowid FROM actors_search WHERE {asked})"
    if len(words) < TRIGRAM:
        return found.format(asked="instr(names, ?)"), [words]
    return found.format(asked="actors_search MATCH ?"), ['"' + words.replace('"', '""') + '"']


def placed(connection: sqlite3.Connection, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[PlacedRow, ...]:
    """The claims with a place on the map that pass a filter, in the order of print."""
    condition, values = wanted.sql(ANSWERS)
    rows = connection.execute(_PLACED.format(condition=condition), (*values, limit, offset))
    return tuple(PlacedRow(*(*row[:-1], bool(row[-1]))) for row in rows)


def subjects(connection: sqlite3.Connection, *, story: str | None) -> tuple[str, ...]:
    """Of what more than one word is used, in the order of the ledger."""
    query, values = (_SUBJECTS, ()) if story is None else (_SUBJECTS_OF_STORY, (story,))
    return tuple(about for (about,) in connection.execute(query, values))


def worded(connection: sqlite3.Connection, names: Iterable[str], *, story: str | None) -> Iterator[WordedRow]:
    """What is called by several words of these things, in their order."""
    within, values = _uses(story)
    words: dict[str, dict[str, None]] = {name: {} for name in names}
    voices: dict[str, set[str]] = {name: set() for name in words}
    for name, word, voice in connection.execute(_USES.format(within=within), (*values, listed(words))):
        words[name][word] = None
        voices[name].add(voice)
    return (WordedRow(name, tuple(own), len(voices[name])) for name, own in words.items() if len(own) > 1)


def _uses(story: str | None) -> Condition:
    """Which uses of words are asked for."""
    return ("1", ()) if story is None else (_OF_STORY, (story,))


def origins(connection: sqlite3.Connection, *, limit: int, offset: int) -> tuple[Origin, ...]:
    """Which reports come from one place, in the order of the ledger, so many of them."""
    rows = connection.execute("SELECT record FROM origins ORDER BY key LIMIT ? OFFSET ?", (limit, offset))
    return tuple(decoded(Origin, record) for (record,) in rows)


def origin_count(connection: sqlite3.Connection) -> int:
    """From how many places more than one report comes."""
    found: int = connection.execute("SELECT count(*) FROM origins").fetchone()[0]
    return found


def paragraphs(connection: sqlite3.Connection, words: str, *, story: str | None, limit: int) -> Iterator[ParagraphRow]:
    """Paragraphs of the newest versions that hold all of these words, the best fitting first.

    Where more than `WEIGHED` do, how well each fits tells little and would take seconds: they come as they stand.
    """
    asked = phrase_of(words)
    if asked is None:
        return
    within, values = ("", ()) if story is None else (_IN_STORY, (story,))
    found = connection.execute(_HELD, (asked, WEIGHED + 1)).fetchone()[0]
    query = _PARAGRAPHS.format(within=within, order="rank" if found <= WEIGHED else "sections_search.rowid")
    for article, title, position, snippet in connection.execute(query, (*MARKS, SNIPPET, asked, *values, limit)):
        pieces = snippet.replace(MARKS[1], MARKS[0]).split(MARKS[0])
        yield ParagraphRow(article, title or "", position + 1, tuple(pieces))


_ACTORS = """
SELECT actor, (SELECT name FROM actors WHERE actors.key = actor), says, acts FROM actor_sums
WHERE {condition} ORDER BY claims DESC, first, folded LIMIT ? OFFSET ?
"""
# All are counted by the pages of an index, and few of them are in no claim.
_EVERY_ACTOR = "SELECT (SELECT count(*) FROM actor_sums) - (SELECT count(*) FROM actor_sums WHERE claims <= 0)"
# The claims are gone through in their order (CROSS JOIN keeps SQLite to it), so that it ends where enough are found.
_PLACED = """
SELECT claims.id, articles.id, claims.kind, claims.claimant, positions.voice, positions.name,
  coalesce(claims.place_name, places.name), places.lat, places.lon, listed_answers.precision,
  claims.state, claims.holder, claims.event_type, claims.outcome,
  nullif(listed_answers.first, '0000'), nullif(listed_answers.last, '9999'), claims.words, questions.id,
  claims.factuality, claims.sense, listed_answers.counted
FROM listed_answers
CROSS JOIN places ON places.key = listed_answers.place
CROSS JOIN claims ON claims.key = listed_answers.claim
CROSS JOIN articles ON articles.key = listed_answers.article
CROSS JOIN questions ON questions.key = listed_answers.question
CROSS JOIN position_claims ON position_claims.claim = listed_answers.claim
CROSS JOIN positions ON positions.key = position_claims.position AND positions.question = questions.key
WHERE listed_answers.place IS NOT NULL AND places.lat IS NOT NULL
  AND listed_answers.kind IN ('control', 'event', 'casualty') AND ({condition})
GROUP BY listed_answers.claim ORDER BY listed_answers.claim LIMIT ? OFFSET ?
"""
_OF_STORY = """
key IN (SELECT wording FROM wording_claims JOIN claims ON claims.key = claim
  JOIN story_articles ON story_articles.article = claims.article
  JOIN stories ON stories.key = story_articles.story WHERE stories.id = ?)
"""
_SUBJECTS = "SELECT about FROM listed_subjects ORDER BY key"
_SUBJECTS_OF_STORY = f"""
SELECT about FROM wording WHERE {_OF_STORY} GROUP BY about HAVING min(name) <> max(name) ORDER BY min(key)
"""
_USES = """
SELECT about, name, voice FROM wording WHERE {within} AND about IN (SELECT value FROM json_each(?)) ORDER BY key
"""
_PARAGRAPHS = """
SELECT articles.id, articles.title, sections.position, snippet(sections_search, 0, ?, ?, '…', ?)
FROM sections_search
JOIN sections ON sections.key = sections_search.rowid
JOIN articles ON articles.key = sections.article
WHERE sections_search MATCH ?
  AND articles.version = (SELECT max(other.version) FROM articles AS other WHERE other.id = articles.id) {within}
ORDER BY {order} LIMIT ?
"""
_HELD = "SELECT count(*) FROM (SELECT 1 FROM sections_search WHERE sections_search MATCH ? LIMIT ?)"
_IN_STORY = """
  AND sections_search.rowid IN (SELECT sections.key FROM sections JOIN story_articles
    ON story_articles.article = sections.article
    JOIN stories ON stories.key = story_articles.story WHERE stories.id = ?)
"""
