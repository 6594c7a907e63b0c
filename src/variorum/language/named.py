"""A document's names as they were found, made once: spaCy makes all of them anew each time that it is asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span


@lru_cache(maxsize=2)
def names(doc: Doc) -> tuple[Span, ...]:
    """The names of a document in order; asked for only once they are set for good."""
    return tuple(doc.ents)


def name_at(doc: Doc, place: int) -> Span | None:
    """The name that holds a token, or None."""
    found = names(doc)
    at = bisect_right(found, place, key=_start) - 1
    return found[at] if at >= 0 and place < found[at].end else None


def names_within(span: Span) -> Sequence[Span]:
    """The names that lie wholly inside some words, in order."""
    found = names(span.doc)
    first = bisect_right(found, span.start - 1, key=_start)
    last = first
    while last < len(found) and found[last].end <= span.end:
        last += 1
    return found[first:last]


def _start(name: Span) -> int:
    return int(name.start)
