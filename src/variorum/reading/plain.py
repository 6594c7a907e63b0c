"""Reads a text file as it was scraped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from variorum.reading.charsets import decode
from variorum.reading.drafts import Draft
from variorum.reading.inputs import Input
from variorum.records import Original, Problem


def original(content: bytes, location: str) -> Original:
    """The bytes with their SHA-256."""
    return Original(hashlib.sha256(content).hexdigest(), content, location)


def read_text(source: Input) -> Iterator[Draft | Problem]:
    """The draft of a text file."""
    content = source.load()
    yield Draft(decode(content, source.location), original(content, source.location), source.name)
