"""Records to JSON and back, without loss: what is stored is exactly what flowed through the house."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

Record = TypeVar("Record")


class NoRecord(sqlite3.DatabaseError):
    """What is stored is not what `encoded` wrote: the file was damaged, or changed by somebody else."""


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("type[Any]", kind))


def encoded(kind: type[Record], record: Record, *, without: frozenset[str] = frozenset()) -> str:
    """The record as JSON, under its public names."""
    return _adapter(cast("Hashable", kind)).dump_json(record, by_alias=True, exclude=set(without)).decode()


def decoded(kind: type[Record], stored: str) -> Record:
    """The record that `encoded` wrote."""
    record: Record = _read(cast("Hashable", kind), stored)
    return record


def encoded_list(kind: type[Record], records: tuple[Record, ...]) -> str:
    """Several records of one kind as a JSON list."""
    return _adapter(cast("Hashable", tuple[kind, ...])).dump_json(records, by_alias=True).decode()  # type: ignore[valid-type]


def decoded_list(kind: type[Record], stored: str) -> tuple[Record, ...]:
    """The records that `encoded_list` wrote."""
    records: tuple[Record, ...] = _read(tuple[kind, ...], stored)  # type: ignore[valid-type]
    return records


def _read(kind: Hashable, stored: str) -> Any:  # noqa: ANN401 - what `kind` says
    try:
        return _adapter(kind).validate_json(stored)
    except ValidationError as error:
        name = getattr(kind, "__name__", "tuple")
        raise NoRecord(f"malformed record of the kind {name}") from error
