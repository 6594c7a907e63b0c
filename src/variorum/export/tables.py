"""The flat tables of a pile: which there are, and their rows, as `data/export/tables.toml` says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from variorum.data.load import toml
from variorum.export.pile import Pile

Type = Literal["string", "integer", "number", "boolean", "date"]
Around = tuple[tuple[Any, int], ...]  # an entry and its position, behind those of the objects around it
JOINED = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its value stands in an object, and what it means."""

    name: str
    type: Type
    path: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table: of which objects, which of their lists it goes into, its columns, key, and what it points at."""

    name: str
    of: str
    meaning: str
    columns: tuple[Column, ...]
    each: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    refs: tuple[tuple[str, str, str], ...] = ()  # column, table, its column


@cache
def tables() -> tuple[Table, ...]:
    """The tables in the order in which they are described."""
    return tuple(_table(row) for row in toml("export/tables.toml")["table"])


def rows(table: Table, pile: Pile) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, one at a time."""
    for number, one in enumerate(getattr(pile, table.of)()):
        for around in _entries(((one, number),), table.each):
            yield tuple(_value(around, column) for column in table.columns)


def _table(row: Mapping[str, Any]) -> Table:
    return Table(
        name=row["name"],
        of=row["of"],
        meaning=row["meaning"],
        columns=tuple(Column(*column) for column in row["columns"]),
        each=tuple(row.get("each", ())),
        key=tuple(row.get("key", ())),
        refs=tuple((column, *target.split(".")) for column, target in row.get("refs", {}).items()),
    )


def _entries(around: Around, lists: tuple[str, ...]) -> Iterator[Around]:
    if not lists:
        yield around
        return
    for number, entry in enumerate(_at(around[-1][0], lists[0].split("."))):
        yield from _entries((*around, (entry, number)), lists[1:])


def _value(around: Around, column: Column) -> Any:
    out = len(column.path) - len(column.path.lstrip("^"))
    entry, number = around[-1 - out]
    rest = column.path[out:]
    if rest == "#":
        return number
    return _plain(_at(entry, [step for step in rest.split(".") if step]))


def _at(value: Any, steps: list[str]) -> Any:
    """What stands at the end of a path; None where something on it is missing."""
    for place, step in enumerate(steps):
        if step == "*":
            return [_at(one, steps[place + 1 :]) for one in value or ()]
        value = _entry(value, int(step)) if isinstance(value, list) else (value or {}).get(step)
    return value


def _entry(values: list[Any], place: int) -> Any:
    return values[place] if -len(values) <= place < len(values) else None


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return JOINED.join(str(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
