"""What persons decided, and where it holds now."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from variorum.folding import folded
from variorum.ledger.clock import instant
from variorum.ledger.encoding import decoded, encoded
from variorum.ledger.insert import insert
from variorum.ledger.keys import Block
from variorum.records import Decision, Held

Keys = Mapping[str, int]


def store(connection: sqlite3.Connection, decision: Decision) -> Decision:
    """Keeps a decision under the next free id, made after all others; returns it as it is kept."""
    made = replace(decision, id=_next_id(connection), when=instant(connection))
    insert(connection, "decisions", _row(made))
    return made


def _next_id(connection: sqlite3.Connection) -> str:
    number = connection.execute("SELECT coalesce(max(key), 0) FROM decisions").fetchone()[0] + 1
    while connection.execute("SELECT 1 FROM decisions WHERE id = ?", (f"d{number}",)).fetchone():
        number += 1
    return f"d{number}"


def _row(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "sort": decision.sort,
        "action": decision.action,
        "target": decision.target,
        "others": json.dumps(list(decision.others), ensure_ascii=False),
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
        "change": decision.change,
        "record": encoded(Decision, decision),
    }


def every(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions, in the order in which they were made."""
    rows = connection.execute("SELECT record FROM decisions ORDER BY key")
    return tuple(decoded(Decision, record) for (record,) in rows)


def hold(connection: sqlite3.Connection, found: Iterable[Held], claims: Keys, questions: Keys, block: Block) -> None:
    """Writes where each decision holds now in the rows of a block."""
    for sort in ("claim", "question"):
        values = (block.first, block.last)
        connection.execute(f"DELETE FROM decided_{sort}s WHERE {sort} BETWEEN ? AND ?", values)
    keys: Keys = dict(connection.execute("SELECT id, key FROM decisions"))
    for one in found:
        for table, names, rows in (
            ("decided_claims", one.claims, claims),
            ("decided_questions", one.questions, questions),
        ):
            members = [(keys[one.decision], rows[name]) for name in names if name in rows and one.decision in keys]
            connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", members)


def held(connection: sqlite3.Connection, decisions: Iterable[str] | None = None) -> tuple[Held, ...]:
    """Where each decision (or each of some, by id) holds now, if anywhere, in the order of the decisions."""
    wanted = None if decisions is None else frozenset(decisions)
    return tuple(one for one in _held(connection, wanted) if one.claims or one.questions)


def held_for(connection: sqlite3.Connection, claims: str, questions: str) -> tuple[Held, ...]:
    """Where those decisions hold that hold for some claims (a JSON list of their rows) or questions (of their ids)."""
    rows = connection.execute(
        "SELECT decisions.id FROM decided_claims JOIN decisions ON decisions.key = decision"
        " WHERE claim IN (SELECT value FROM json_each(?)) UNION"
        " SELECT decisions.id FROM decided_questions JOIN decisions ON decisions.key = decision"
        " JOIN questions ON questions.key = question WHERE questions.id IN (SELECT value FROM json_each(?))",
        (claims, questions),
    )
    wanted = frozenset(name for (name,) in rows)
    return tuple(_held(connection, wanted)) if wanted else ()


def _held(connection: sqlite3.Connection, wanted: frozenset[str] | None) -> Iterator[Held]:
    claims = "SELECT claims.id FROM decided_claims JOIN claims ON claims.key = claim WHERE decision = ? ORDER BY 1"
    asked = (
        "SELECT questions.id FROM decided_questions JOIN questions ON questions.key = question"
        " WHERE decision = ? ORDER BY 1"
    )
    for key, name in connection.execute("SELECT key, id FROM decisions ORDER BY key").fetchall():
        if wanted is not None and name not in wanted:
            continue
        about = tuple(row[0] for row in connection.execute(claims, (key,)))
        yield Held(name, about, tuple(row[0] for row in connection.execute(asked, (key,))))


def forget_claims(connection: sqlite3.Connection, article_id: str) -> None:
    """Takes out of the decisions what they quote of a report: a decision that is left without claims goes with it."""
    for decision in every(connection):
        left = _without(decision, article_id)
        if left is None:
            _drop(connection, decision)
        elif left != decision:
            connection.execute("UPDATE decisions SET record = ? WHERE id = ?", (encoded(Decision, left), left.id))


def _without(decision: Decision, article_id: str) -> Decision | None:
    """A decision without the pins of a report; None where it is about a claim of it, or one of its sides is empty."""
    pins = tuple(tuple(pin for pin in side if pin.article != article_id) for side in decision.pins)
    if pins == decision.pins:
        return decision
    kept = decision.action in ("merge", "split") or decision.sort == "question"
    return replace(decision, pins=pins) if kept and all(pins) else None


def forget_ids(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Drops the decisions about these claims."""
    wanted = set(names)
    for decision in every(connection):
        if decision.sort == "claim" and wanted & {decision.target, *decision.others}:
            _drop(connection, decision)


def forget_names(connection: sqlite3.Connection, *, known: frozenset[str], gone: frozenset[str]) -> None:
    """Drops the decisions that hold a name which only a forgotten report knew; an undoing keeps standing, without why.

    `gone` are those names, `known` the names of the reports that are left, all of them folded. Without its undoing a
    decision would hold again that somebody took back.
    """
    if not gone:
        return
    telling = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(gone)))
    for decision in every(connection):
        if not _tells(decision, telling, known):
            continue
        if decision.action == "undo":
            _silence(connection, decision)
        else:
            _drop(connection, decision)


def _tells(decision: Decision, telling: re.Pattern[str], known: frozenset[str]) -> bool:
    """Whether some word of a decision is such a name; a whole name that another report knows is none."""
    names = (folded(name) for name in (decision.target, *decision.others))
    told = (folded(words) for words in (decision.why, decision.change))
    return any(telling.search(words) for words in (*(name for name in names if name not in known), *told))


def _silence(connection: sqlite3.Connection, decision: Decision) -> None:
    """Takes the reason out of a decision that has to stand."""
    left = replace(decision, why="")
    connection.execute("UPDATE decisions SET why = '', record = ? WHERE id = ?", (encoded(Decision, left), left.id))


def _drop(connection: sqlite3.Connection, decision: Decision) -> None:
    """Removes a decision, and whatever undoes it: the reasons given may repeat its words."""
    connection.execute("DELETE FROM decisions WHERE id = ?", (decision.id,))
    for other in every(connection):
        if other.action == "undo" and other.target == decision.id:
            _drop(connection, other)
