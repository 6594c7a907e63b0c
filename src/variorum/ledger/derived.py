"""Looks over what a ledger derives from other rows: the search, the sums, the columns and spans of its claims."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from variorum.ledger.sums import STATEMENTS

SEARCHED = {
    "sections_search": ("sections", ("text",)),
    "claims_search": ("claims", ("words", "claimant", "place_name")),
}
TOKENS = "tokenize='unicode61 remove_diacritics 2'"  # as the migrations say
INTO = re.compile(r"INSERT INTO (?P<table>\w+) \((?P<columns>[^)]+)\)")


def searches_out_of_step(connection: sqlite3.Connection) -> Iterator[str]:
    """The searches that do not hold the words of their tables."""
    for search, (table, columns) in SEARCHED.items():
        _vocabulary(connection, "held", f"main, {search}")
        names = ", ".join(columns)
        connection.execute(f"CREATE VIRTUAL TABLE temp.fresh USING fts5 ({names}, {TOKENS})")
        connection.execute(f"INSERT INTO temp.fresh (rowid, {names}) SELECT key, {names} FROM main.{table}")
        _vocabulary(connection, "wanted", "temp, fresh")
        is_same = _same(connection, "temp.held", "temp.wanted", "*")
        for scratch in ("held", "wanted", "fresh"):
            connection.execute(f"DROP TABLE temp.{scratch}")
        if not is_same:
            yield search


def sums_out_of_step(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables of sums that are not what the claims give."""
    for statement in STATEMENTS:
        found = INTO.search(statement)
        assert found is not None  # each of them is one INSERT
        table, columns = found["table"], found["columns"]
        # A temporary table goes before one of the file that has its name, so the statement writes into that.
        connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} WHERE 0")
        connection.execute(statement)
        is_same = _same(connection, f"main.{table}", f"temp.{table}", columns)
        connection.execute(f"DROP TABLE temp.{table}")
        if not is_same:
            yield table


def claims_out_of_step(connection: sqlite3.Connection) -> Iterator[str]:
    """The claims laid side by side whose spans are not the words of their report."""
    rows = connection.execute(
        'SELECT claims.id, claim_spans.start, claim_spans."end", exact, articles.text FROM claim_spans'
        " JOIN claims ON claims.key = claim_spans.claim JOIN articles ON articles.key = claims.article"
        " WHERE source = 'text'"
    )
    for claim, start, end, exact, text in rows:
        if text[start:end] != exact:
            yield str(claim)


def records_out_of_step(connection: sqlite3.Connection) -> Iterator[str]:
    """The claims laid side by side whose columns do not say what their record says."""
    rows = connection.execute("SELECT id, kind, part, factuality, status, record FROM claims")
    for claim, *columns, stored in rows:
        record = json.loads(stored)
        if [record.get("id"), *(record.get(name) for name in ("kind", "part", "factuality", "status"))] != [
            claim,
            *columns,
        ]:
            yield str(claim)


def _vocabulary(connection: sqlite3.Connection, name: str, of: str) -> None:
    connection.execute(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab({of}, col)")


def _same(connection: sqlite3.Connection, left: str, right: str, columns: str) -> bool:
    one, other = f"SELECT {columns} FROM {left}", f"SELECT {columns} FROM {right}"
    either = f"SELECT * FROM ({one} EXCEPT {other}) UNION ALL SELECT * FROM ({other} EXCEPT {one}) LIMIT 1"
    return connection.execute(either).fetchone() is None
