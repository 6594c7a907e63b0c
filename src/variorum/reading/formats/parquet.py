"""Reads Parquet files whose columns have the names of a report's fields: one report a row."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.files.inputs import LARGEST, Input, too_large
from variorum.reading.formats.fields import Asked, draft_of, has_text, known, no_text
from variorum.reading.formats.plain import original
from variorum.records import Problem

if TYPE_CHECKING:
    from pyarrow import DataType

logger = logging.getLogger(__name__)
BATCH = 64  # rows held at a time: pages with their markup are a megabyte or two each at worst
OF_A_SHEET = {"article", "claims", "original", "problem"}  # columns that `variorum read` writes


def read_rows(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each row, which is kept as the line of JSON that says the same; a problem for each that is none."""
    asked = Asked(source)
    for number, row in enumerate(_rows(source, asked), 1):
        where = f"{source.location}:{number}"
        line = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace")
        if len(line) > LARGEST:
            yield Problem(where, "row", too_large("the row"))
        else:
            yield draft_of(row, original(line, where), f"{source.name}:{number}", source.columns, source.supplied)
    yield from asked.problems()


def _rows(source: Input, asked: Asked) -> Iterator[dict[str, Any]]:
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
            asked.see_row({one.name: dict.fromkeys(_inner(one.type)) for one in file.schema_arrow})
            for batch in file.iter_batches(BATCH, columns=_wanted(file.schema_arrow.names, source)):
                yield from ({name: _plain(value) for name, value in row.items()} for row in batch.to_pylist())
    except pyarrow.ArrowException as error:
        logger.info("%s: %s", source.location, error)
        why = "this is no sound Parquet file: it is damaged or cut off; get it again, or have it written anew"
        raise InputError(source.location, why) from error


def _wanted(names: Sequence[str], source: Input) -> list[str]:
    """The columns that are read; InputError where none of them can hold a text."""
    if set(names) >= OF_A_SHEET:
        raise InputError(source.location, "`variorum read` wrote this; name its folder itself to have it taken in")
    if not has_text(names, source.columns):
        raise InputError(source.location, no_text(names, source.columns))
    return known(names, source.columns)


def _inner(kind: DataType) -> list[str]:
    """The names of the fields in an object of this type; none where it is no object."""
    from pyarrow import types

    return [one.name for one in kind] if types.is_struct(kind) else []


def _plain(value: object) -> object:
    """Days and times as they are written in JSON; all else as it is."""
    return value.isoformat() if isinstance(value, date) else value
