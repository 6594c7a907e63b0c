"""Reads every input with the reader of its kind; what cannot be read is a problem, and the rest goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.errors import InputError
from variorum.reading.articles import articles
from variorum.reading.drafts import Draft
from variorum.reading.inputs import Input, inputs
from variorum.records import Problem, Reading

Reader = Callable[[Input], Iterator[Draft | Problem]]
Readers = Mapping[str, Reader]

log = logging.getLogger(__name__)

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".parquet": "parquet",
}


def read_all(paths: Sequence[str | Input | Problem], *, readers: Readers) -> Iterator[Reading | Problem]:
    """The readings of all inputs in order, each article's id its own within the run, and every problem."""
    return distinct(item for source in inputs(paths) for item in _read(source, readers))


def distinct(items: Iterable[Reading | Problem]) -> Iterator[Reading | Problem]:
    """The readings, each under an id that no other of this run has; doing it twice changes nothing."""
    taken: dict[str, str] = {}
    for item in items:
        yield _distinct(item, taken) if isinstance(item, Reading) else item


def _read(source: Input | Problem, readers: Readers) -> Iterator[Reading | Problem]:
    if isinstance(source, Problem):
        yield source
        return
    try:
        for draft in readers[kind_of(source, readers)](source):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from articles(draft)
    except InputError as error:
        yield Problem(source.location, "file", error.why)
    except OSError as error:
        yield Problem(source.location, "file", f"reading broke off: {error.strerror or error}")


def kind_of(source: Input, readers: Readers) -> str:
    """The kind of an input, by its ending and its first bytes; raises InputError where no reader takes it."""
    if source.path is None:
        return "jsonl"
    kind = SUFFIXES.get(source.suffix, source.suffix)
    if kind == "text" or kind not in readers:
        kind = _by_content(source.head(), kind, readers)
    if kind not in readers:
        raise InputError(
            source.location, f"files of the kind {source.suffix} are not read; give text, HTML or JSON lines"
        )
    return kind


def _by_content(head: bytes, kind: str, readers: Readers) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if kind == "" and start.startswith(b"{"):
        return "jsonl"
    return "text" if kind == "" else kind


def _distinct(reading: Reading, taken: dict[str, str]) -> Reading:
    """The reading under an id that no other input of this run has: two files may share a stem."""
    article = reading.article
    for name in (article.id, article.location):
        if taken.setdefault(name, article.location) == article.location or article.url:
            return replace(reading, article=replace(article, id=name))
    return reading
