"""The flat tables as Apache Parquet, typed, with the meaning of each column in its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import InputError
from variorum.export.files import words, write_notice
from variorum.export.pile import Pile
from variorum.export.tables import Row, Table, Type, rows, tables

if TYPE_CHECKING:
    import pyarrow

BATCH = 4096  # rows held at a time: a row group of some megabytes
ARROW: dict[Type, str] = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "date": "date32",
}


def write_parquet(pile: Pile, directory: Path) -> None:
    """A file for each table; InputError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401 - only whether it is there
    except ImportError:
        why = 'Parquet is written by pyarrow, which is not installed; run: pip install "variorum[parquet]"'
        raise InputError("parquet", why) from None
    with ExitStack() as open_files:
        sheets = {table.name: open_files.enter_context(_Sheet(directory, table)) for table in tables()}
        for name, row in rows(pile):
            sheets[name].add(row)
    write_notice(directory, pile)


class _Sheet:
    """A file of one table, written in batches: the bytes depend on the rows alone."""

    def __init__(self, directory: Path, table: Table) -> None:
        from pyarrow import parquet

        self._table = table
        self._schema = _schema(table)
        self._rows: list[Row] = []
        self._writer = parquet.ParquetWriter(directory / f"{table.name}.parquet", self._schema)

    def __enter__(self) -> _Sheet:
        return self

    def __exit__(self, *error: object) -> None:
        self._flush()
        self._writer.close()

    def add(self, row: Row) -> None:
        """Keeps a row until there are enough for a batch."""
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            self._writer.write_batch(pyarrow.record_batch(_columns(self._table, self._rows), schema=self._schema))
            self._rows = []


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow as arrow

    fields = [
        arrow.field(one.name, arrow.type_for_alias(ARROW[one.type]), metadata={"description": one.meaning})
        for one in table.columns
    ]
    told = words()
    about = {"title": told["title"], "description": table.meaning, "attribution": told["gazetteer"]}
    return arrow.schema(fields, metadata=about)


def _columns(table: Table, batch: list[Row]) -> list[list[object]]:
    columns = zip(*batch, strict=True)
    return [list(_typed(values, one.type)) for values, one in zip(columns, table.columns, strict=True)]


def _typed(values: Iterable[object], type: Type) -> Iterator[object]:
    for value in values:
        yield date.fromisoformat(str(value)) if type == "date" and value is not None else value
