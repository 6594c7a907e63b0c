"""Paragraphs: stretches of text parted by a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.language.forms import spaces

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def parts_paragraphs(token: Token) -> bool:
    """Whether this white-space token holds a blank line."""
    return token.is_space and BLANK_LINE.search(token.text) is not None


def paragraph_bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token bounds of each paragraph, without the white space around it."""
    start = 0
    for end in [*(place for place in spaces(doc) if parts_paragraphs(doc[place])), len(doc)]:
        first, last = start, end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            yield first, last
        start = end + 1
