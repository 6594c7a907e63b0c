"""Reads JSON lines with fields, one report a line, and single JSON documents; a broken line is one problem."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from variorum.errors import InputError
from variorum.reading.charsets import clean_characters, decode
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.inputs import LARGEST, Input, too_large
from variorum.reading.pages import page
from variorum.reading.plain import original
from variorum.records import Problem

FIELDS = ("id", "text", "html", "url", "outlet", "published", "title", "byline", "language", "retrieved", "agency")
SHOWN = 60  # characters of a decoder's message are enough


def read_lines(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each line; a problem that names the line for each that is broken."""
    seen = False
    with source.open() as stream:
        for number, line in _lines(stream):
            where = f"{source.location}:{number}"
            if line is None:
                yield Problem(where, "line", too_large("the line"))
            elif line.strip():
                yield from _line(line, where, f"{source.name}:{number}")
            seen = seen or line is None or bool(line.strip())
    if not seen:
        raise InputError(source.location, "the file is empty")


def read_document(source: Input) -> Iterator[Draft | Problem]:
    """The drafts of a JSON file: one object, a list of objects, or lines after all."""
    content = source.load()
    try:
        data = json.loads(decode(content, source.location))
    except (ValueError, RecursionError):
        yield from read_lines(source)
        return
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        one = not isinstance(data, list)
        where = source.location if one else f"{source.location}:{number}"
        line = content if one else json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
        yield draft(item, line, where, source.name if one else f"{source.name}:{number}")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None in place of a line beyond the limit."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        whole = len(line) <= LARGEST or line.endswith(b"\n")
        while not line.endswith(b"\n") and len(line) > LARGEST:
            line = stream.readline(LARGEST + 1)
        yield number, line if whole else None


def _line(line: bytes, where: str, name: str) -> Iterator[Draft | Problem]:
    try:
        data = json.loads(decode(line.strip(), where))
    except InputError as error:
        yield Problem(where, "line", error.why)
    except (ValueError, RecursionError) as error:
        yield Problem(where, "line", f"this line is not JSON ({str(error)[:SHOWN]}); the other lines are read")
    else:
        yield draft(data, line.rstrip(b"\r\n"), where, name)


def draft(data: object, line: bytes, where: str, name: str) -> Draft | Problem:
    """The draft of one object with fields; a problem where it is none."""
    if not isinstance(data, dict):
        return Problem(where, "line", "a report must be a JSON object with a field `text` or `html`")
    wrong = [f for f in FIELDS if data.get(f) is not None and not isinstance(data[f], str)]
    if wrong:
        return Problem(where, "field", f"the field `{wrong[0]}` must be a string")
    fields = {f: clean_characters(data[f]).strip() for f in FIELDS if data.get(f)}
    if not (fields.get("text") or fields.get("html")):
        return Problem(where, "field", "the report has neither `text` nor `html`")
    supplied = _supplied(fields)
    if not fields.get("text"):
        return _page(fields["html"], line, where, name, supplied)
    title = " ".join(fields.get("title", "").split())
    raw = f"{title}\n\n{clean_characters(data['text'])}" if title else clean_characters(data["text"])
    return Draft(raw, original(line, where), name, len(title), None, supplied)


def _page(html: str, line: bytes, where: str, name: str, supplied: Supplied) -> Draft | Problem:
    try:
        return page(html, original(line, where), name, supplied)
    except InputError as error:
        return Problem(where, "line", error.why)


def _supplied(fields: dict[str, str]) -> Supplied:
    return Supplied(
        id=fields.get("id") or None,
        url=fields.get("url") or None,
        outlet=fields.get("outlet") or None,
        title=fields.get("title") or None,
        byline=fields.get("byline") or None,
        agency=fields.get("agency") or None,
        language=fields.get("language") or None,
        retrieved=fields.get("retrieved") or None,
        dates=(("published", fields["published"]),) if fields.get("published") else (),
    )
