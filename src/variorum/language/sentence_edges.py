"""Sentence starts that need no parser: at a paragraph, and never inside what plainly goes on."""

from __future__ import annotations

import re
from typing import cast

import numpy
from spacy.attrs import IS_LOWER, IS_PUNCT, IS_SPACE, IS_STOP, IS_TITLE, IS_UPPER, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

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

START, NOT_START = 1, -1
"""spaCy's numbers for a token that begins a sentence, and one that does not."""

STOPS = frozenset({".", "!", "?"})
LEAST_BEFORE_STOP = 3
"""Words and marks that a line must hold before another sentence of it is told by a full stop and a capital."""

DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_DATELINE = 16
"""Words before the dash in "PORT LOUIS, Mauritius, Sept. 3 (Agency) -"."""


@Language.component("variorum_edges")
def preset_edges(doc: Doc) -> Doc:
    """The document with the sentence starts that its layout and marks settle, the others left to the parser."""
    words = _Words(doc)
    starts = doc.to_array([SENT_START]).view(numpy.int64).reshape(-1)
    start, starts_next = 0, False
    for place, text in enumerate(words.texts):
        if words.space[place]:
            starts_next = starts_next or parts_paragraphs(doc[place])
            if place:
                starts[place] = NOT_START
        elif starts_next:
            starts[place] = START
            start, starts_next = place, False
        elif place and (words.opens_behind_abbreviation(place, text) or words.opens_behind_stop(place)):
            starts[place] = START
        elif place and (words.goes_on(place, text) or words.behind_mark(start, place)):
            starts[place] = NOT_START
    # A token's own setter looks through the whole document each time, which is quadratic in its length.
    doc.from_array([SENT_START], cast(Ints2d, starts.view(numpy.uint64)))
    return doc


class _Words:
    """A document's words as plain lists: a token's own attributes are slow to ask for one by one."""

    def __init__(self, doc: Doc) -> None:
        self.texts = [token.text for token in doc]  # not remembered: what comes later may part words otherwise
        flags = doc.to_array([SPACY, IS_SPACE, IS_LOWER, IS_PUNCT, IS_TITLE, IS_STOP, IS_UPPER]).astype(bool)
        rows: list[list[bool]] = flags.reshape(-1, 7).T.tolist()
        self.spaced, self.space, self.lower, self.mark, self.title, self.stop, self.upper = rows

    def opens_behind_abbreviation(self, place: int, text: str) -> bool:
        """A sentence's first word behind "U.S.", "p.m." or "Inc.", whose full stop ends the sentence before as well."""
        before = self.texts[place - 1]
        return before.endswith(".") and text in words("openers") and ABBREVIATION.fullmatch(before) is not None

    def opens_behind_stop(self, place: int) -> bool:
        """A word with a capital behind a full stop that is no abbreviation's and no list mark's."""
        if self.texts[place - 1] not in STOPS or not self.spaced[place - 1] or place < LEAST_BEFORE_STOP:
            return False
        return self.texts[place][:1].isupper() and self.lower[place - 2] and len(self.texts[place - 2]) > 2

    def goes_on(self, place: int, text: str) -> bool:
        """Whether a word cannot begin a sentence, by what stands right before it."""
        before = self.texts[place - 1]
        if self.lower[place] and before in CLOSING:
            return True
        if not self.spaced[place - 1] and not self.space[place - 1]:
            return text in CLOSING or not self.mark[place - 1] or before in INNER
        if before.endswith(".") and before[0].isupper() and before[:-1].lower() in words("titles"):
            return text not in words("openers")
        return before == ":" or (self._is_name_part(place) and INITIAL.fullmatch(before) is not None)

    def _is_name_part(self, place: int) -> bool:
        """A word with a capital that is none of the commonest: the name behind an initial."""
        return self.title[place] and not self.stop[place] and place > 1 and self.title[place - 2]

    def behind_mark(self, start: int, place: int) -> bool:
        """Behind the mark of a list line, or behind the dash that ends a dateline."""
        if self.texts[place - 1] in DASHES and self.upper[start] and len(self.texts[start]) > 1:
            return place - start <= LONGEST_DATELINE
        if not 0 < place - start <= LONGEST_LIST_MARK:
            return False
        return all(LIST_MARK.fullmatch(text) for text in self.texts[start:place])
