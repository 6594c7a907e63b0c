"""Reads JSON lines with fields, one report a line, and single JSON documents; a broken line is one problem."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from variorum.errors import InputError
from variorum.reading.charsets import decode
from variorum.reading.drafts import Draft
from variorum.reading.fields import draft_of, mapped
from variorum.reading.inputs import LARGEST, Columns, Input, too_large
from variorum.reading.plain import original
from variorum.reading.streams import narrow
from variorum.records import Problem

SHOWN = 60  # characters of a decoder's message are enough
MOST_BLANK = 100_000  # lines in a row: a file of nothing else is read for ever
NOT_JSON = (ValueError, RecursionError)


def read_lines(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each line; a problem that names the line for each that is broken."""
    seen = False
    with source.open() as stream:
        for number, line in _lines(narrow(stream), source.location):
            where = f"{source.location}:{number}"
            if line is None:
                yield Problem(where, "line", too_large("the line"))
            elif line.strip():
                yield from _line(source, line, number)
            seen = seen or line is None or bool(line.strip())
    if not seen:
        raise InputError(source.location, "the file is empty")


def read_document(source: Input) -> Iterator[Draft | Problem]:
    """The drafts of a JSON file: one object, a list of objects, an object around such a list, or lines after all."""
    content = source.load()
    try:
        data = json.loads(decode(content, source.location))
    except NOT_JSON:
        yield from read_lines(source)
        return
    listed = _listed(data, source.columns)
    if listed is None:
        yield _draft(source, data, content, None)
    for number, item in enumerate(listed or (), 1):
        yield _draft(source, item, json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"), number)


def _listed(data: object, columns: Columns) -> list[object] | None:
    """The reports of a list, or of the one list of objects that an answer of a news interface holds."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict) or {"text", "html"} & mapped(data, columns).keys():
        return None
    lists = [value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _lines(stream: BinaryIO, where: str) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None in place of a line beyond the limit."""
    number = blank = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        whole = len(line) <= LARGEST or line.endswith(b"\n")
        while not line.endswith(b"\n") and len(line) > LARGEST:
            line = stream.readline(LARGEST + 1)
        blank = 0 if line.strip() else blank + 1
        if blank > MOST_BLANK:
            raise InputError(where, f"more than {MOST_BLANK:,} of its lines are blank; remove them")
        yield number, line if whole else None


def _line(source: Input, line: bytes, number: int) -> Iterator[Draft | Problem]:
    where = f"{source.location}:{number}"
    try:
        data = json.loads(decode(line.strip(), where))
    except InputError as error:
        yield Problem(where, "line", error.why)
    except NOT_JSON as error:
        yield Problem(where, "line", f"this line is not JSON ({str(error)[:SHOWN]}); the other lines are read")
    else:
        yield _draft(source, data, line.rstrip(b"\r\n"), number)


def _draft(source: Input, data: object, line: bytes, number: int | None) -> Draft | Problem:
    """The draft of one object; `number` is its line, or its place in a list."""
    place = "" if number is None else f":{number}"
    where = f"{source.location}{place}"
    if not isinstance(data, dict):
        return Problem(where, "line", "a report must be a JSON object with a field `text` or `html`")
    return draft_of(data, original(line, where), f"{source.name}{place}", source.columns, source.supplied)
