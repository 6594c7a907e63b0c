"""Puts one row into a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import lru_cache


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Puts one row into a table and returns its number."""
    key = connection.execute(_statement(table, tuple(row)), tuple(row.values())).lastrowid
    assert key is not None  # SQLite gives a number to every row of a table that has row numbers
    return key


@lru_cache(maxsize=256)
def _statement(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
