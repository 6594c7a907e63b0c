"""Sentence starts that need no parser: at a paragraph, and never inside what plainly goes on."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from variorum.language.paragraphs import parts_paragraphs
from variorum.language.wordlists import words

CLOSING = frozenset({'"', "”", "’", "'", "''", "»", ")", "]", ","})
"""Marks after which a word in lower case goes on with the sentence ("Why?" he asked)."""

INNER = frozenset({"-", "–", "/"})
ABBREVIATION = re.compile(r"(?:[A-Za-z]\.){2,}|Inc\.|Corp\.|Ltd\.|Co\.")
INITIAL = re.compile(r"[A-Z]\.")

LIST_MARK = re.compile(r"[0-9]{1,3}|[ivx]{1,4}|[.)(*•·–—-]")
"""What stands before the first sentence of a list line: "1.", "(ii)", a bullet."""

LONGEST_LIST_MARK = 3

DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_DATELINE = 16
"""Words before the dash in "PORT LOUIS, Mauritius, Sept. 3 (Agency) -"."""


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
        elif token.i and _opens_behind_abbreviation(token):
            token.is_sent_start = True
        elif token.i and (_goes_on(token) or _behind_mark(doc, start, token)):
            token.is_sent_start = False
    return doc


def _opens_behind_abbreviation(token: Token) -> bool:
    """A sentence's first word behind "U.S.", "p.m." or "Inc.", whose full stop ends the sentence before as well."""
    before = token.nbor(-1)
    return ABBREVIATION.fullmatch(before.text) is not None and token.text in words("openers")


def _goes_on(token: Token) -> bool:
    """Whether a token cannot begin a sentence, by what stands right before it."""
    before = token.nbor(-1)
    if token.is_lower and before.text in CLOSING:
        return True
    if not before.whitespace_ and not before.is_space:
        return token.text in CLOSING or not before.is_punct or before.text in INNER
    return before.text == ":" or (INITIAL.fullmatch(before.text) is not None and _is_name_part(token))


def _is_name_part(token: Token) -> bool:
    """A word with a capital that is none of the commonest: the name behind an initial."""
    return token.is_title and not token.is_stop and token.i > 1 and token.nbor(-2).is_title


def _behind_mark(doc: Doc, start: int, token: Token) -> bool:
    """Behind the mark of a list line, or behind the dash that ends a dateline."""
    if doc[token.i - 1].text in DASHES and doc[start].is_upper and len(doc[start]) > 1:
        return token.i - start <= LONGEST_DATELINE
    if not 0 < token.i - start <= LONGEST_LIST_MARK:
        return False
    return all(LIST_MARK.fullmatch(word.text) for word in doc[start : token.i])
