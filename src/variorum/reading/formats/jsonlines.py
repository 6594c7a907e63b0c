"""Reads JSON lines with fields, one report a line, and single JSON documents; a broken line is one problem."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import LARGEST, Columns, Input, too_large
from variorum.reading.files.streams import narrow
from variorum.reading.formats.fields import DEEPEST, MOST_NAMES, TEXTS, Asked, draft_of, mapped
from variorum.reading.formats.packed import CUT_OFF, DAMAGED, MOST_BREAKS, Interrupted, sound
from variorum.reading.formats.plain import original
from variorum.records import Problem

SHOWN = 60  # characters of a decoder's message are enough
MOST_BLANK = 100_000  # lines in a row: a file of nothing else is read for ever
BRACKETS = ("[", "]", "],")  # lines of a list that was broken into lines
NOT_JSON = (ValueError, RecursionError)


def read_lines(source: Input) -> Iterator[Draft | Problem]:
    """A draft for each line; a problem that names the line for each that is broken."""
    seen, asked = False, Asked(source)
    with sound(source) as stream:
        for number, line in _lines(narrow(stream), source.location):
            where = f"{source.location}:{number}"
            seen = seen or not isinstance(line, bytes) or bool(line.strip())
            if line is None:
                yield Problem(where, "line", too_large("the line"))
            elif isinstance(line, Interrupted):
                yield Problem(where, "file", CUT_OFF if line.is_cut_off else DAMAGED)
            elif line.strip():
                yield from _line(source, line, number, asked)
    if not seen:
        raise InputError(source.location, "the file is empty")
    yield from asked.problems()


def read_document(source: Input) -> Iterator[Draft | Problem]:
    """The drafts of a JSON file: one object, a list of objects, an object around such a list, or lines after all."""
    content = source.load()
    text = decode(content, source.location)
    try:
        data = json.loads(text)
    except NOT_JSON as error:
        if not _is_lines(text):
            raise InputError(source.location, _damaged(error)) from error
        yield from read_lines(source)
        return
    if data == []:
        raise InputError(source.location, "it is an empty list; give a list of reports")
    listed, asked = _listed(data, source), Asked(source)
    if listed is None:
        yield _draft(source, data, content, None, asked)
    for number, item in enumerate(listed or (), 1):
        yield _draft(source, item, json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"), number, asked)
    yield from asked.problems()


def _is_lines(text: str) -> bool:
    """Whether the first line is JSON by itself, so that each of the others may be."""
    try:
        json.loads(text.lstrip().partition("\n")[0])
    except NOT_JSON:
        return False
    return True


def _damaged(error: Exception) -> str:
    """Why a document is no JSON, where that shows, and what to do."""
    if not isinstance(error, json.JSONDecodeError):
        return f"this is not JSON that can be read ({str(error)[:SHOWN]})"
    return f"this is not JSON from line {error.lineno:,} on ({error.msg}); get it again, or mend it there"


def _listed(data: object, source: Input) -> list[object] | None:
    """The reports of a list, or of the one list that an answer of a news interface holds; InputError for several."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict) or mapped(data, source.columns).keys() & TEXTS:
        return None
    lists = [one for one in _lists(data) if _tell(one[1], source.columns)] or list(_lists(data))
    nearest = min((name.count(".") for name, _ in lists), default=0)
    told = {name: value for name, value in lists if name.count(".") == nearest}
    if len(told) > 1:
        shown = " and ".join(f"`{name}`" for name in list(told)[:MOST_NAMES])
        raise InputError(source.location, f"it holds {len(told)} lists, {shown}; give each as a file of its own")
    return next(iter(told.values()), None)


def _lists(data: dict[str, object], before: str = "", levels: int = DEEPEST) -> Iterator[tuple[str, list[object]]]:
    """The lists of objects in an object and in the objects in it, by their names: search engines have `hits.hits`."""
    for name, value in data.items():
        if isinstance(value, list) and _objects(value):
            yield f"{before}{name}", value
        elif isinstance(value, dict) and levels > 1:
            yield from _lists(value, f"{before}{name}.", levels - 1)


def _objects(items: list[object]) -> list[dict[str, object]]:
    return [item for item in items if isinstance(item, dict)]


def _tell(items: list[object], columns: Columns) -> bool:
    """Whether one of these objects is a report."""
    return any(mapped(item, columns).keys() & TEXTS for item in _objects(items))


def _lines(stream: BinaryIO, where: str) -> Iterator[tuple[int, bytes | Interrupted | None]]:
    """Each line with its number; None in place of a line beyond the limit, and damage where it breaks off one."""
    number = blank = breaks = 0
    line: bytes | Interrupted
    while line := _next(stream):
        number += 1
        if isinstance(line, Interrupted):
            yield number, line
            breaks += 1
            if breaks == MOST_BREAKS:
                return
            continue
        whole = len(line) <= LARGEST or line.endswith(b"\n")
        while not line.endswith(b"\n") and len(line) > LARGEST:
            line = stream.readline(LARGEST + 1)
        blank = 0 if line.strip() else blank + 1
        if blank > MOST_BLANK:
            raise InputError(where, f"more than {MOST_BLANK:,} of its lines are blank; remove them")
        yield number, line if whole else None


def _next(stream: BinaryIO) -> bytes | Interrupted:
    try:
        return stream.readline(LARGEST + 1)
    except Interrupted as error:
        return error


def _line(source: Input, line: bytes, number: int, asked: Asked) -> Iterator[Draft | Problem]:
    where = f"{source.location}:{number}"
    try:
        text = decode(line.strip(), where).strip()
        if text in BRACKETS:
            return
        data = _held(text)
    except InputError as error:
        yield Problem(where, "line", error.why)
    except NOT_JSON as error:
        yield Problem(where, "line", f"this line is not JSON ({str(error)[:SHOWN]}); the other lines are read")
    else:
        yield _draft(source, data, line.rstrip(b"\r\n"), number, asked)


def _held(text: str) -> object:
    """What a line holds; of a list that was broken into lines the object without the marks around it."""
    try:
        return json.loads(text)
    except NOT_JSON:
        bare = text.removeprefix("[").strip().removesuffix(",").removesuffix("]").strip()
        if bare == text or not bare.startswith("{"):
            raise
        return json.loads(bare)


def _draft(source: Input, data: object, line: bytes, number: int | None, asked: Asked) -> Draft | Problem:
    """The draft of one object; `number` is its line, or its place in a list."""
    is_alone = number is None
    place = "" if is_alone else f":{number}"
    where, name = f"{source.location}{place}", f"{source.name}{place}"
    if not isinstance(data, dict):
        return Problem(where, "line", "a report must be a JSON object with a field `text` or `html`")
    asked.see_row(data)
    return draft_of(data, original(line, where), name, source.columns, source.supplied, is_alone=is_alone)
