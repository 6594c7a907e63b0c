"""Equal parts of records kept once: the claims of a report repeat its speakers, days and places many times over."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar, cast

Record = TypeVar("Record")


def shared(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The same records, in which whatever is equal is one object; in a large pile this halves the memory."""
    known: dict[object, object] = {}
    return tuple(_shared(record, known) for record in records)


def _shared(value: Record, known: dict[object, object]) -> Record:
    # What is made of parts is known by which parts these are: they are shared already, and need no second look.
    kind = type(value)
    if value is None or kind is bool:
        return value
    if isinstance(value, tuple):
        parts = tuple(_shared(one, known) for one in value)
        return known.setdefault((kind, *map(id, parts)), parts)  # type: ignore[return-value]
    names = _fields(cast("Hashable", kind))
    if not names:
        return known.setdefault((kind, value), value)  # type: ignore[return-value]
    return known.setdefault((kind, *[id(_share_field(value, name, known)) for name in names]), value)  # type: ignore[return-value]


def _share_field(value: object, name: str, known: dict[object, object]) -> object:
    own = getattr(value, name)
    kept = _shared(own, known)
    if kept is not own:
        object.__setattr__(value, name, kept)  # nobody else holds a record that was just read
    return kept


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
