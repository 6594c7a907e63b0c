"""Sentence starts that need no parser: at a paragraph, and never inside what plainly goes on."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from variorum.language.paragraphs import parts_paragraphs

CLOSING = frozenset({'"', "”", "’", "'", "''", "»", ")", "]", ","})
"""Marks after which a word in lower case goes on with the sentence ("Why?" he asked)."""

LIST_MARK = re.compile(r"[0-9]{1,3}|[ivx]{1,4}|[.)(*•·–—-]")
"""What stands before the first sentence of a list line: "1.", "(ii)", a bullet."""

LONGEST_LIST_MARK = 3


@Language.component("variorum_edges")
def preset_edges(doc: Doc) -> Doc:
    """The document with the sentence starts that its layout and marks settle, the others left to the parser."""
    start, starts_next = 0, False
    for token in doc:
        if token.is_space:
            starts_next = starts_next or parts_paragraphs(token)
            if token.i:
                token.is_sent_start = False
        elif starts_next:
            token.is_sent_start = True
            start, starts_next = token.i, False
        elif token.i and (_goes_on(token) or _behind_list_mark(doc, start, token)):
            token.is_sent_start = False
    return doc


def _goes_on(token: Token) -> bool:
    """Whether a token cannot begin a sentence: a small letter behind a closing mark, or a closing mark itself."""
    before = token.nbor(-1)
    if token.is_lower:
        return before.text in CLOSING
    return token.text in CLOSING and not before.whitespace_ and not before.is_space


def _behind_list_mark(doc: Doc, start: int, token: Token) -> bool:
    if not 0 < token.i - start <= LONGEST_LIST_MARK:
        return False
    return all(LIST_MARK.fullmatch(word.text) for word in doc[start : token.i])
