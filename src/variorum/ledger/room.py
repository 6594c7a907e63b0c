"""Which rows of a table stay as they are, and which go to make room for others."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from variorum.ledger.keys import Block, numbered

Row = Mapping[str, object]
Fresh = dict[int, int]  # number of a row that is to be written -> its place among those wanted

PLAIN = 2  # the last form of `marshal` in which equal values give equal bytes, whoever else holds them


def make_room(
    connection: sqlite3.Connection,
    table: str,
    rows: Iterable[Row],
    block: Block,
    *,
    stale: frozenset[int] = frozenset(),
) -> tuple[list[int], Fresh]:
    """The numbers of the wanted rows in their order, and which of these are to be written; what is wanted no more goes.

    Only the numbers of the block are looked at. A row stays where one like it in every column is there; those at the
    places in `stale` are written in any case. NoRoom where the block cannot hold the rows.
    """
    there: dict[bytes, list[int]] = {}
    present: list[int | None] = []
    for at, row in enumerate(rows):
        if at == 0:
            there = _there(connection, table, row, block)
        like = there.get(_mark(tuple(row.values())), []) if at not in stale else []
        present.append(like.pop() if like else None)
    numbers = numbered(present, block)
    stays = {number for number, was in zip(numbers, present, strict=True) if number == was}
    every = [key for (key,) in connection.execute(f"SELECT key FROM {table} WHERE {WITHIN}", bounds(block))]
    connection.executemany(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in every if key not in stays])
    return numbers, {number: at for at, number in enumerate(numbers) if number not in stays}


WITHIN = "key BETWEEN ? AND ?"


def bounds(block: Block) -> tuple[int, int]:
    """The values of `WITHIN`."""
    return block.first, block.last


def _there(connection: sqlite3.Connection, table: str, row: Row, block: Block) -> dict[bytes, list[int]]:
    """The numbers of the rows that are there by what they hold, the first of several alike last."""
    columns = ", ".join(f'"{column}"' for column in row)
    found: dict[bytes, list[int]] = {}
    query = f"SELECT key, {columns} FROM {table} WHERE {WITHIN} ORDER BY key DESC"
    for key, *values in connection.execute(query, bounds(block)):
        found.setdefault(_mark(tuple(values)), []).append(key)
    return found


def _mark(values: tuple[Any, ...]) -> bytes:
    return blake2b(marshal.dumps(values, PLAIN), digest_size=16).digest()
