"""Writes reports laid side by side in place of how they were laid before: what is as it was stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import variorum.ledger.claims as claim_rows
import variorum.ledger.decisions as decision_rows
from variorum.ledger.claims import Written
from variorum.ledger.encoding import encoded
from variorum.ledger.insert import insert
from variorum.ledger.keys import Block
from variorum.ledger.names import Names
from variorum.ledger.order import in_order
from variorum.ledger.room import WITHIN, Row, bounds, make_room
from variorum.ledger.sums import SUMS, sum_up_rows
from variorum.records import Article, Dating, Gap, Origin, Position, Question, Reconciliation, Statement, Story, WordUse

Keys = Mapping[str, int]
Members = Callable[[sqlite3.Connection, int], None]  # writes what stands below the row of that number

NUMBERED = ("claims", "origins", "stories", "statements", "questions", "wording", "gaps")
# Children first, so that no row is left pointing at one that is gone.
WRITTEN_ANEW = (
    *("decided_claims", "decided_questions"),
    *("story_articles", "stories"),
    *("gap_claims", "gaps", "wording_claims", "wording", "position_claims", "positions", "question_grounds"),
    "questions",
    *("statement_claims", "statements", "origin_articles", "origins", "datings"),
    *SUMS,
    *("links", "claim_actors", "levels", "claim_spans", "claims", "place_names", "places", "actors"),
    *("profile_words", "profiles", "tallies", "parts"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, what is written below it, and whether that leads to claims which are written now."""

    row: Row
    store_members: Members | None = None
    is_stale: bool = False


def replace(
    connection: sqlite3.Connection,
    block: Block,
    found: Reconciliation,
    articles: Mapping[str, tuple[int, Article]],
    names: Names,
) -> None:
    """Writes a part laid side by side in place of what stands in its block; NoRoom where that cannot hold it.

    `articles` gives each report's row and record by its id. Rows that are as they were stay untouched, so that a report
    more costs little writing.
    """
    keys = {article_id: key for article_id, (key, _) in articles.items()}
    records = {article_id: article for article_id, (_, article) in articles.items()}
    _store_datings(connection, found.datings, keys)
    ordered = in_order(found.claims, records.values(), found.datings)
    written = claim_rows.store(connection, ordered, records, keys, names, block)
    origins = _store(connection, "origins", [_origin(one) for one in found.origins], block)
    _store_reports(connection, "origin", origins, found.origins, keys, block)
    stories = _store(connection, "stories", [_story(one) for one in found.stories], block)
    _store_reports(connection, "story", stories, found.stories, keys, block)
    _store(connection, "statements", [_statement(one, written) for one in found.statements], block)
    numbers = _store(connection, "questions", [_question(one, written, names) for one in found.questions], block)
    _store(connection, "wording", [_wording(one, written) for one in found.wording], block)
    _store(connection, "gaps", [_gap(one, written) for one in found.gaps], block)
    asked = {one.id: number for one, number in zip(found.questions, numbers, strict=True)}
    decision_rows.hold(connection, found.decided, written.keys, asked, block)
    sum_up_rows(connection, block)


def clear(connection: sqlite3.Connection, block: Block) -> None:
    """Takes out what stands in a block."""
    for table in reversed(NUMBERED):
        connection.execute(f"DELETE FROM {table} WHERE {WITHIN}", bounds(block))


def _store(connection: sqlite3.Connection, table: str, entries: Sequence[Entry], block: Block) -> list[int]:
    """Writes the entries of a table in their order, as far as they do not stand there already; their numbers."""
    stale = frozenset(at for at, entry in enumerate(entries) if entry.is_stale)
    numbers, fresh = make_room(connection, table, (entry.row for entry in entries), block, stale=stale)
    for number, at in sorted(fresh.items()):
        insert(connection, table, {"key": number, **entries[at].row})
        if (store_members := entries[at].store_members) is not None:
            store_members(connection, number)
    return numbers


def _store_datings(connection: sqlite3.Connection, datings: Iterable[Dating], keys: Keys) -> None:
    connection.executemany("DELETE FROM datings WHERE article = ?", [(key,) for key in keys.values()])
    rows = (
        (keys[one.article], one.date.edtf, one.date.earliest, one.date.latest, one.reason, encoded(Dating, one))
        for one in datings
        if one.article in keys
    )
    connection.executemany("INSERT INTO datings VALUES (?, ?, ?, ?, ?, ?)", rows)


def _origin(origin: Origin) -> Entry:
    return Entry({"id": origin.id, "name": origin.reason, "record": encoded(Origin, origin)})


def _story(story: Story) -> Entry:
    record = encoded(Story, story)
    return Entry({"id": story.id, "name": story.title, "first": story.first, "last": story.last, "record": record})


def _store_reports(
    connection: sqlite3.Connection,
    sort: str,
    numbers: Iterable[int],
    found: Iterable[Origin | Story],
    keys: Keys,
    block: Block,
) -> None:
    table, told = f"{sort}_articles", zip(numbers, found, strict=True)
    connection.execute(f"DELETE FROM {table} WHERE {sort} BETWEEN ? AND ?", bounds(block))
    rows = ((key, keys[name]) for key, one in told for name in dict.fromkeys(one.articles) if name in keys)
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)


def _statement(statement: Statement, written: Written) -> Entry:
    record = encoded(Statement, statement)
    row = {"id": statement.id, "name": statement.speaker, "said": statement.said.edtf, "record": record}
    return _of_claims("statement_claims", row, statement.claims, written)


def _question(question: Question, written: Written, names: Names) -> Entry:
    row = {
        "id": question.id,
        "name": question.about,
        "kind": question.kind,
        "place": None if question.where is None else names.place(question.where),
        "day": question.when.edtf,
        "scope": question.scope,
        "relation": question.relation,
        "reason": question.reason,
        "flags": "; ".join(question.flags),
        "record": encoded(Question, question),
    }
    cited = (*question.claims, *question.grounds)
    return Entry(row, partial(_store_below, question, written), _lead_to(cited, written))


def _store_below(question: Question, written: Written, connection: sqlite3.Connection, key: int) -> None:
    _store_positions(question.positions, written, connection, key)
    _store_members("question_grounds", question.grounds, written, connection, key)


def _store_positions(
    positions: Iterable[Position], written: Written, connection: sqlite3.Connection, question: int
) -> None:
    for number, position in enumerate(positions):
        row = {
            "question": question,
            "position": number,
            "name": position.name or "unnamed",
            "voice": position.voice,
            "answer": position.answer,
            "support": position.support,
            "basis": position.basis,
            "certain": int(position.certain),
        }
        key = insert(connection, "positions", row)
        _store_members("position_claims", position.claims, written, connection, key)


def _wording(use: WordUse, written: Written) -> Entry:
    row = {"name": use.word, "about": use.about, "voice": use.voice, "record": encoded(WordUse, use)}
    return _of_claims("wording_claims", row, use.claims, written)


def _gap(gap: Gap, written: Written) -> Entry:
    row = {"name": gap.about, "expectation": gap.expectation, "record": encoded(Gap, gap)}
    return _of_claims("gap_claims", row, gap.claims, written)


def _of_claims(table: str, row: Row, claims: Sequence[str], written: Written) -> Entry:
    return Entry(row, partial(_store_members, table, claims, written), _lead_to(claims, written))


def _lead_to(claims: Iterable[str], written: Written) -> bool:
    return not written.fresh.isdisjoint(claims)


def _store_members(
    table: str, claims: Iterable[str], written: Written, connection: sqlite3.Connection, key: int
) -> None:
    keys = written.keys
    rows = ((key, position, keys[claim]) for position, claim in enumerate(claims) if claim in keys)
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)
