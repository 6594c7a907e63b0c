"""Reads CSV and TSV: the first line names the columns, each further row is one report."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator
from typing import BinaryIO, cast

from variorum.errors import InputError
from variorum.reading.charsets import LOST, binary_kind, encodings_of
from variorum.reading.drafts import Draft
from variorum.reading.fields import MOST_NAMES, draft_of, has_text
from variorum.reading.inputs import LARGEST, Input
from variorum.reading.plain import original
from variorum.records import Problem

HEAD = 65_536  # bytes by which the character set is known; a table is read row by row, however long it is
DELIMITERS = ",;\t|"


def read_table(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each row; a problem that names the row for each that holds no text or is broken."""
    csv.field_size_limit(LARGEST)
    with source.open() as stream:
        rows = csv.reader(_text(stream, source), delimiter=_delimiter(source))
        names = next(_rows(rows, source, first=1), None)
        if not isinstance(names, tuple):
            raise InputError(source.location, "the file is empty" if names is None else names.why)
        columns, seen = _columns(names[1], source), False
        for row in _rows(rows, source, first=2):
            seen = True
            yield row if isinstance(row, Problem) else _draft(source, columns, *row)
    if not seen:
        raise InputError(source.location, "the table has no rows below the names of its columns")


def _columns(names: list[str], source: Input) -> list[str]:
    names = [name.strip().lstrip("\ufeff") for name in names]
    if not has_text(names, source.columns):
        shown = ", ".join(name for name in names[:MOST_NAMES] if name)[:400]
        why = f"none of its columns ({shown}) is known to hold the text; --fields text=COLUMN says which does"
        raise InputError(source.location, why)
    return names


def _draft(source: Input, columns: list[str], number: int, values: list[str]) -> Draft | Problem:
    where = f"{source.location}:{number}"
    if len(values) > len(columns) and any(value.strip() for value in values[len(columns) :]):
        return Problem(where, "row", "the row has more fields than the first line names; is a quotation mark missing?")
    row: dict[str, object] = dict(zip(columns, values, strict=False))
    kept = original(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"), where)
    return draft_of(row, kept, f"{source.name}:{number}", source.columns, source.supplied)


def _rows(rows: Iterator[list[str]], source: Input, *, first: int) -> Iterator[tuple[int, list[str]] | Problem]:
    """The rows that hold anything, numbered from `first`; a row beyond all bounds is a problem."""
    number = first - 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"{source.location}:{number}", "row", f"the row cannot be read ({error}); the others are")
            continue
        if any(value.strip() for value in row):
            yield number, row


def _text(stream: BinaryIO, source: Input) -> Iterator[str]:
    """The lines of the table in its character set; a character that does not fit is marked as lost."""
    head = stream.read(HEAD)
    kind = binary_kind(head)
    if kind is not None:
        raise InputError(source.location, f"this is {kind}, not a table; save it as CSV")
    encoding = next((name for name in encodings_of(head) if _fits(head, name)), "utf-8")
    whole = io.TextIOWrapper(io.BufferedReader(_After(head, stream)), encoding=encoding, errors="replace", newline="")
    return (line.replace("\x00", LOST) for line in whole)


class _After(io.RawIOBase):
    """A stream with the bytes that were read from it already before what is left in it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer from the head, then from the rest."""
        view = memoryview(cast(bytearray, buffer))
        data = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(head, final=len(head) < HEAD)
    except (UnicodeError, LookupError, ValueError):
        return False
    return True


def _delimiter(source: Input) -> str:
    """The mark that the first line has most of; a comma where it has none."""
    line = source.head(HEAD).replace(b"\x00", b"").split(b"\n", 1)[0].decode("latin-1")
    return max(DELIMITERS, key=line.count)
