"""Reads CSV and TSV: the first line names the columns, each further row is one report."""

from __future__ import annotations

import json
from collections.abc import Iterator

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.files.charsets import binary_kind, checked
from variorum.reading.files.inputs import Input
from variorum.reading.files.streams import HEAD, UNREAD, narrow, text_lines
from variorum.reading.formats.fields import Asked, draft_of, has_text, no_text
from variorum.reading.formats.packed import CUT_OFF, DAMAGED, Interrupted, sound
from variorum.reading.formats.plain import original
from variorum.reading.formats.rows import Row, names_of, rows, why_doubled, why_too_long
from variorum.records import Problem

MARK = "\ufeff \t"  # before the names of a table that stands behind another
NO_SET = "some of its characters fit no known character set; save the table as UTF-8"


def read_table(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each row; a problem that names the row for each that holds no text or is broken."""
    kind = binary_kind(source.head(HEAD))
    if kind is not None:
        raise InputError(source.location, f"this is {kind}, not a table; save it as CSV")
    row, asked = None, Asked(source)
    with sound(source) as stream:
        found = rows(text_lines(narrow(stream)))
        first = _first(next(found, None), source)
        columns = names_of(first)
        asked.see(columns)
        try:
            for row in found:
                if not _is_same(row, first):  # several tables were made one
                    yield _draft(source, columns, row)
        except Interrupted as error:  # where a row begins behind it, nothing tells
            yield Problem(source.location, "file", f"{CUT_OFF if error.is_cut_off else DAMAGED}; the rows end there")
            row = row or first
    doubled = why_doubled(first)
    if doubled is not None:
        yield Problem(source.location, "table", f"{doubled}; name the others otherwise if they are to be read")
    if row is None:
        raise InputError(source.location, "the table has no rows below the names of its columns")
    yield from asked.problems()


def _first(first: Row | None, source: Input) -> Row:
    """The row that names the columns; InputError where none of them can hold a text."""
    if first is None:
        raise InputError(source.location, "the file is empty")
    why = first.why or (NO_SET if UNREAD in "".join(first.values) else None)
    if why is not None:
        raise InputError(source.location, why)
    names = names_of(first)
    if not has_text(names, source.columns):
        raise InputError(source.location, no_text(names, source.columns))
    return first


def _is_same(row: Row, first: Row) -> bool:
    return [value.strip(MARK) for value in row.values] == [value.strip(MARK) for value in first.values]


def _draft(source: Input, columns: list[str], row: Row) -> Draft | Problem:
    where = f"{source.location}:{row.number}"
    why = row.why or why_too_long(row.values, len(columns)) or _wrong(row.values, where)
    if why is not None:
        return Problem(where, "row", why)
    fields: dict[str, object] = dict(zip(columns, row.values, strict=False))
    kept = original(json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace"), where)
    return draft_of(fields, kept, f"{source.name}:{row.number}", source.columns, source.supplied)


def _wrong(values: list[str], where: str) -> str | None:
    """Why the characters of a row are not read; None where they are."""
    text = "\n".join(values)
    if UNREAD in text:
        return NO_SET
    try:
        checked(text, where)
    except InputError as error:
        return error.why
    return None
