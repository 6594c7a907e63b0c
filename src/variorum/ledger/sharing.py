"""Equal parts of records kept once: the claims of a report repeat its speakers, days and places many times over."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TypeVar

Record = TypeVar("Record")


def shared(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The same records, in which whatever is equal is one object; in a large pile this halves the memory."""
    known: dict[object, object] = {}
    return tuple(_shared(record, known) for record in records)


def _shared(value: Record, known: dict[object, object]) -> Record:
    if isinstance(value, tuple):
        value = tuple(_shared(one, known) for one in value)  # type: ignore[assignment]
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            own = getattr(value, field.name)
            kept = _shared(own, known)
            if kept is not own:
                object.__setattr__(value, field.name, kept)  # nobody else holds a record that was just read
    elif value is None or isinstance(value, bool):
        return value
    return known.setdefault((type(value), value), value)  # type: ignore[return-value]
