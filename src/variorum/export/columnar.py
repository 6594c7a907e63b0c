"""The flat tables as Apache Parquet, typed, with the meaning of each column in its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from variorum.errors import InputError
from variorum.export.files import words, write_notice
from variorum.export.pile import Pile
from variorum.export.tables import Table, Type, rows, tables

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
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        why = 'Parquet is written by pyarrow, which is not installed; run: pip install "variorum[parquet]"'
        raise InputError("parquet", why) from None
    for table in tables():
        schema = _schema(table)
        with parquet.ParquetWriter(directory / f"{table.name}.parquet", schema) as writer:
            for batch in _batches(rows(table, pile)):
                writer.write_batch(pyarrow.record_batch(_columns(table, batch), schema=schema))
    write_notice(directory, pile)


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow as arrow

    fields = [
        arrow.field(one.name, arrow.type_for_alias(ARROW[one.type]), metadata={"description": one.meaning})
        for one in table.columns
    ]
    told = words()
    about = {"title": told["title"], "description": table.meaning, "attribution": told["gazetteer"]}
    return arrow.schema(fields, metadata=about)


def _batches(found: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _columns(table: Table, batch: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    columns = zip(*batch, strict=True)
    return [list(_typed(values, one.type)) for values, one in zip(columns, table.columns, strict=True)]


def _typed(values: Iterable[Any], type: Type) -> Iterator[Any]:
    for value in values:
        yield date.fromisoformat(value) if type == "date" and value is not None else value
