"""Cuts text into words of our own, so that figures and times do not depend on one tokenizer's habits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A number is taken whole only where its commas part thousands; "1,2,3,4" is four numbers. A "30.000" is left as it
# stands: it may be thirty thousand or thirty, and the reader of numbers declines it.
_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d+(?:\.\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark with its place in the text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def numeric(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


def words(text: str) -> tuple[Word, ...]:
    """The words, numbers and marks of a text, in order."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group())


def phrase_at(row: Sequence[Word], index: int, phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The longest of some phrases (tuples of small-letter words) that begins at a word."""
    best: tuple[str, ...] | None = None
    for phrase in phrases:
        if best is not None and len(phrase) <= len(best):
            continue
        if all(index + i < len(row) and row[index + i].lower == part for i, part in enumerate(phrase)):
            best = phrase
    return best
