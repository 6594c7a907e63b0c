"""Cuts text into words of our own, so that figures and times do not depend on one tokenizer's habits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from variorum.data.load import toml

# A number is taken whole only where its marks part thousands as some country writes them; "1,2,3,4" is four numbers.
# A "30.000" is left as it stands: it may be thirty thousand or thirty, and the reader of numbers decides or declines.
# A plain blank parts thousands only where no other number stands beside: "1 221", not "555 123 4567".
_WORD = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d,])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d|,\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|[1-9]\d{0,2}(?:['’]\d{3})+(?!\d)"
    r"|(?<![\d.,:/] )(?<![\d.,:/–-])[1-9]\d{0,2}(?: \d{3}){1,4}(?![\d%]| ?\d|[.,:/–-]\d)"
    r"|\d+(?:\.\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]|_"
)

_BEHIND = re.compile(r"([^\W\d_]+)\.? $")  # the word before a number
_LONGEST = 24  # characters of that word


class Word(NamedTuple):
    """A word, number or mark with its place in the text, in small letters, and whether it is written in digits."""

    start: int
    end: int
    text: str
    lower: str
    numeric: bool


@lru_cache(maxsize=4)  # figures and times both read a report's whole text
def words(text: str) -> tuple[Word, ...]:
    """The words, numbers and marks of a text, in order."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    at = 0
    while (match := _WORD.search(text, at)) is not None:
        end = match.end()
        if " " in match.group() and _is_numbered(text, match.start()):
            end = match.start() + match.group().index(" ")  # "November 8 150 soldiers", "Ward 5 120 people"
        found = text[match.start() : end]
        yield Word(match.start(), end, found, found.lower(), found[0].isdigit())
        at = end


def _is_numbered(text: str, at: int) -> bool:
    """Whether the word before has a number of its own: a month, a ward, an hour."""
    before = _BEHIND.search(text, max(at - _LONGEST, 0), at)
    return before is not None and before[1].lower() in _numbered()


@cache
def _numbered() -> frozenset[str]:
    numbers, times = toml("numbers.toml"), toml("times.toml")
    return frozenset((*numbers["labels"]["before"], *times["months"], "at", "by"))


class Phrases:
    """Phrases of several words with what each means, found at a word by its first word."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, meaning in meanings.items():
            parts = tuple(word.text for word in words(phrase))
            self._by_first.setdefault(parts[0], []).append((parts, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def first_words(self) -> frozenset[str]:
        """The words with which a phrase can begin."""
        return frozenset(self._by_first)

    def at(self, row: Sequence[Word], index: int) -> tuple[str | None, int]:
        """The meaning of the longest phrase that begins at a word, and where it ends; (None, index) for none."""
        first = row[index].lower if 0 <= index < len(row) else ""
        for parts, meaning in self._by_first.get(first, ()):
            end = index + len(parts)
            if end <= len(row) and all(row[index + i].lower == part for i, part in enumerate(parts)):
                return meaning, end
        return None, index
