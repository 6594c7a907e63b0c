"""The flat tables of a pile: which there are, and their rows, as `data/export/tables.toml` says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Literal

from variorum.data.load import toml
from variorum.export.pile import Pile

Type = Literal["string", "integer", "number", "boolean", "date"]
Cell = str | int | float | bool | None
Steps = tuple[str, ...]
Row = tuple[Cell, ...]
Around = tuple[tuple[object, int], ...]  # an entry and its position, behind those of the objects around it
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


def rows(pile: Pile) -> Iterator[tuple[str, Row]]:
    """The rows of all tables, each with the name of its table; every object is asked for once."""
    for sort, own in groupby(sorted(tables(), key=lambda table: table.of), key=lambda table: table.of):
        of_sort = tuple(own)
        for number, one in enumerate(getattr(pile, sort)()):
            for table in of_sort:
                yield from ((table.name, row) for row in _rows(table, one, number))


def _rows(table: Table, one: object, number: int) -> Iterator[Row]:
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
    entries = _at(around[-1][0], _way(lists[0])[1])
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        yield from _entries((*around, (entry, number)), lists[1:])


def _value(around: Around, column: Column) -> Cell:
    out, steps = _way(column.path)
    entry, number = around[-1 - out]
    return number if steps == ("#",) else _plain(_at(entry, steps))


@cache
def _way(path: str) -> tuple[int, Steps]:
    """How many objects outward a path begins, and its steps from there."""
    rest = path.lstrip("^")
    return len(path) - len(rest), tuple(step for step in rest.split(".") if step)


def _at(value: object, steps: Steps) -> object:
    """What stands at the end of a path; None where something on it is missing."""
    for place, step in enumerate(steps):
        if step == "*":
            return [_at(one, steps[place + 1 :]) for one in value] if isinstance(value, list) else None
        value = _step(value, step)
    return value


def _step(value: object, step: str) -> object:
    if isinstance(value, list):
        place = int(step)
        return value[place] if -len(value) <= place < len(value) else None
    return value.get(step) if isinstance(value, dict) else None


def _plain(value: object) -> Cell:
    if isinstance(value, list):
        return JOINED.join(str(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value if isinstance(value, str | int | float) else None
