"""Reads every input with the reader of its kind; what cannot be read is a problem, and the rest goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.errors import InputError
from variorum.reading.articles import articles
from variorum.reading.drafts import Draft
from variorum.reading.inputs import NO_COLUMNS, Columns, Input, inputs
from variorum.reading.kinds import kind_of
from variorum.reading.packed import unpacked
from variorum.reading.sidecar import described
from variorum.records import Problem, Reading

Reader = Callable[[Input], Iterator[Draft | Problem]]
Readers = Mapping[str, Reader]

log = logging.getLogger(__name__)


def read_all(paths: Sequence[str], *, readers: Readers, columns: Columns = NO_COLUMNS) -> Iterator[Reading | Problem]:
    """The readings of all inputs in order, each article's id its own within the run, and every problem."""
    taken: dict[str, str] = {}
    for source in sources(paths, columns=columns):
        if isinstance(source, Problem):
            yield source
            continue
        for item in _read(source, readers):
            yield _distinct(item, taken) if isinstance(item, Reading) else item


def sources(paths: Sequence[str], *, columns: Columns = NO_COLUMNS) -> Iterator[Input | Problem]:
    """Every file, with what a list beside it says, and whatever is packed in it."""
    for source in described(inputs(paths, columns=columns)):
        yield from unpacked(source)


def _read(source: Input, readers: Readers) -> Iterator[Reading | Problem]:
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


def _distinct(reading: Reading, taken: dict[str, str]) -> Reading:
    """The reading under an id that no other input of this run has: two files may share a stem."""
    article = reading.article
    for name in (article.id, article.location):
        if taken.setdefault(name, article.location) == article.location or article.url:
            return replace(reading, article=replace(article, id=name))
    return reading
