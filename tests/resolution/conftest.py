"""Articles whose mentions are marked in the text, so that the tests of this room need no trained model."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

import pytest

from variorum.records import Mention, NameLabel, Span

Marked = tuple[str, tuple[Mention, ...]]

_MARK = re.compile(r"\{(PER|ORG|LOC|NORP|MISC|NOM):([^}=]+)(?:=([^}]+))?\}")


def mark(text: str) -> Marked:
    """The plain text and its mentions: `{LOC:Paris}`, `{PER:Lovelace=Ada Lovelace}`."""
    plain, last, mentions = "", 0, []
    for found in _MARK.finditer(text):
        plain += text[last : found.start()]
        written = found[2]
        span = Span(len(plain), len(plain) + len(written), written)
        mentions.append(Mention(span, cast("NameLabel", found[1]), found[3] or written))
        plain += written
        last = found.end()
    return plain + text[last:], tuple(mentions)


@pytest.fixture
def marked() -> Callable[[str], Marked]:
    """Reads the marks out of a text."""
    return mark
