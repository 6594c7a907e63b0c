"""Puts one row into a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Puts one row into a table and returns its number."""
    columns = ", ".join(f'"{column}"' for column in row)
    values = ", ".join(f":{column}" for column in row)
    key = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", dict(row)).lastrowid
    assert key is not None  # SQLite gives a number to every row of a table that has row numbers
    return key
