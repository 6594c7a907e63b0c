"""Reads a text file as it was scraped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from variorum.reading.drafts import Draft, Supplied
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import Input
from variorum.records import Original, Problem


def original(content: bytes, location: str) -> Original:
    """The bytes with their SHA-256."""
    return Original(hashlib.sha256(content).hexdigest(), content, location)


def with_title(text: str, kept: Original, name: str, supplied: Supplied) -> Draft:
    """The draft of a text, with the title that came beside it before it."""
    title = " ".join((supplied.title or "").split())
    raw = f"{title}\n\n{text}" if title else text
    return Draft(raw, kept, name, len(title), None, supplied)


def read_text(source: Input) -> Iterator[Draft | Problem]:
    """The draft of a text file."""
    content = source.load()
    yield with_title(decode(content, source.location), original(content, source.location), source.name, source.supplied)
