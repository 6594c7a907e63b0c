"""Reads Parquet files whose columns have the names of the fields of JSON lines: one report a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.inputs import LARGEST, Input, too_large
from variorum.reading.jsonlines import FIELDS, draft
from variorum.records import Problem

BATCH = 64  # rows held at a time: pages with their markup are a megabyte or two each at worst


def read_rows(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each row, which is kept as the line of JSON that says the same; a problem for each that is none."""
    rows = zip(count(1), _rows(source), strict=False)
    for number, row in rows:
        where = f"{source.location}:{number}"
        line = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace")
        if len(line) > LARGEST:
            yield Problem(where, "row", too_large("the row"))
        else:
            yield draft(row, line, where, f"{source.name}:{number}")


def _rows(source: Input) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        why = 'Parquet is read by pyarrow, which is not installed; run: pip install "variorum[parquet]"'
        raise InputError(source.location, why) from None
    try:
        with source.open() as stream, parquet.ParquetFile(stream) as file:
            named = [name for name in file.schema_arrow.names if name in FIELDS]
            if not {"text", "html"} & set(named):
                raise InputError(source.location, "the table has no column `text` or `html`")
            for batch in file.iter_batches(BATCH, columns=named):
                yield from ({name: _plain(value) for name, value in row.items()} for row in batch.to_pylist())
    except pyarrow.ArrowException as error:
        raise InputError(source.location, f"this is no sound Parquet file ({str(error)[:60]})") from error


def _plain(value: object) -> object:
    """Days and times as they are written in JSON; all else as it is."""
    return value.isoformat() if isinstance(value, date) else value
