"""Reads Parquet files whose columns have the names of a report's fields: one report a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.fields import MOST_NAMES, draft_of, has_text, known
from variorum.reading.inputs import LARGEST, Input, too_large
from variorum.reading.plain import original
from variorum.records import Problem

BATCH = 64  # rows held at a time: pages with their markup are a megabyte or two each at worst
OF_A_SHEET = {"article", "claims", "original", "problem"}  # columns that `variorum read` writes


def read_rows(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each row, which is kept as the line of JSON that says the same; a problem for each that is none."""
    for number, row in enumerate(_rows(source), 1):
        where = f"{source.location}:{number}"
        line = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace")
        if len(line) > LARGEST:
            yield Problem(where, "row", too_large("the row"))
        else:
            yield draft_of(row, original(line, where), f"{source.name}:{number}", source.columns, source.supplied)


def _rows(source: Input) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        why = 'Parquet is read by pyarrow, which is not installed; run: pip install "variorum[parquet]"'
        raise InputError(source.location, why) from None
    if source.opener is not None:
        raise InputError(source.location, "a Parquet file is not read inside a packed one; unpack it and give the file")
    try:
        with source.open() as stream, parquet.ParquetFile(stream) as file:
            for batch in file.iter_batches(BATCH, columns=_wanted(file.schema_arrow.names, source)):
                yield from ({name: _plain(value) for name, value in row.items()} for row in batch.to_pylist())
    except pyarrow.ArrowException as error:
        raise InputError(source.location, f"this is no sound Parquet file ({str(error)[:60]})") from error


def _wanted(names: Sequence[str], source: Input) -> list[str]:
    """The columns that are read; InputError where none of them can hold a text."""
    if set(names) >= OF_A_SHEET:
        raise InputError(source.location, "`variorum read` wrote this; name its folder itself to have it taken in")
    if not has_text(names, source.columns):
        shown = ", ".join(names[:MOST_NAMES])[:400]
        why = f"no column of the table ({shown}) is known to hold the text; --fields text=COLUMN says which does"
        raise InputError(source.location, why)
    return known(names, source.columns)


def _plain(value: object) -> object:
    """Days and times as they are written in JSON; all else as it is."""
    return value.isoformat() if isinstance(value, date) else value
