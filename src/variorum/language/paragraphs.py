"""Paragraphs: stretches of text parted by a blank line; no sentence crosses one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def parts_paragraphs(token: Token) -> bool:
    """Whether this white-space token holds a blank line."""
    return token.is_space and BLANK_LINE.search(token.text) is not None


def paragraph_bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token bounds of each paragraph, without the white space around it."""
    start = 0
    for end in [*(token.i for token in doc if parts_paragraphs(token)), len(doc)]:
        first, last = start, end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            yield first, last
        start = end + 1


CLOSING = frozenset({'"', "”", "’", "'", "''", "»", ")", "]", ","})
"""Marks after which a word in lower case goes on with the sentence ("Why?" he asked)."""


@Language.component("variorum_paragraphs")
def preset_sentence_starts(doc: Doc) -> Doc:
    """The document with a sentence start at each paragraph, before anything else divides it."""
    starts_next = False
    for token in doc:
        if token.is_space:
            starts_next = starts_next or parts_paragraphs(token)
            if token.i:
                token.is_sent_start = False
        elif starts_next and token.i:
            token.is_sent_start = True
            starts_next = False
        elif token.i and _goes_on(token):
            token.is_sent_start = False
    return doc


def _goes_on(token: Token) -> bool:
    """Whether a token cannot begin a sentence: a small letter behind a closing mark, or a closing mark itself."""
    before = token.nbor(-1)
    if token.is_lower:
        return before.text in CLOSING
    return token.text in CLOSING and not before.whitespace_ and not before.is_space
