"""What the encoder sees of a text: word pieces without case, and beside each the case and the gap of its word.

The encoder is uncased (Wang et al. 2020, MiniLM; a WordPiece vocabulary of 30,522), so each word's case goes in apart.
Training and reading share this module: a feature can not mean one thing here and another there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

import numpy
from tokenizers import Tokenizer

LONGEST_WORD = 48
"""Code points of a word that are looked at; of a longer one its two ends, since lemmas and tags show there."""

MOST_PIECES = 12
"""Pieces kept of a word: two thirds from its start, the others from its end."""

MOST_KNOWN = 20_000
"""Words whose pieces are remembered."""


class Case(IntEnum):
    """How a word is written."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    INITIAL = 4
    DIGITS = 5
    LETTERS_AND_DIGITS = 6
    MARK = 7


class Gap(IntEnum):
    """What stands before a word."""

    NONE = 0
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class Features:
    """One window: `pieces`, `cases`, `gaps` of P pieces with both outer marks, `first`, `last`, `shapes` of W words."""

    pieces: numpy.ndarray
    cases: numpy.ndarray
    gaps: numpy.ndarray
    first: numpy.ndarray
    last: numpy.ndarray
    shapes: numpy.ndarray


class Pieces:
    """Cuts words into the encoder's pieces, each word by itself, so that no neighbour changes them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self._opening, self._closing, self._unknown = (_number(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))

    @classmethod
    def from_file(cls, path: Path) -> Pieces:
        """Pieces by a saved tokeniser."""
        return cls(Tokenizer.from_file(str(path)))

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            word = word[: LONGEST_WORD // 2] + word[-LONGEST_WORD // 2 :]
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        if len(ids) > MOST_PIECES:
            ids = ids[: 2 * MOST_PIECES // 3] + ids[-MOST_PIECES // 3 :]
        return tuple(ids) or (self._unknown,)

    def features(self, words: Sequence[str], gaps: Sequence[int]) -> Features:
        """The features of one window of words."""
        cut = [self.of(word) for word in words]
        lengths = numpy.array([len(ids) for ids in cut], dtype=numpy.int64)
        last = numpy.cumsum(lengths)
        first = last - lengths + 1
        shapes = numpy.array([case_of(word) for word in words], dtype=numpy.int64)
        before = numpy.zeros(int(lengths.sum()), dtype=numpy.int64)
        before[first - 1] = numpy.asarray(gaps, dtype=numpy.int64)
        return Features(
            pieces=_enclosed(_flat(cut), self._opening, self._closing),
            cases=_enclosed(numpy.repeat(shapes, lengths), Case.MARK, Case.MARK),
            gaps=_enclosed(before, Gap.PARAGRAPH, Gap.NONE),
            first=first,
            last=last,
            shapes=shapes,
        )


def _number(tokenizer: Tokenizer, mark: str) -> int:
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError(f"no piece {mark}")
    return number


def _flat(cut: Iterable[tuple[int, ...]]) -> numpy.ndarray:
    return numpy.array([piece for ids in cut for piece in ids], dtype=numpy.int64)


def _enclosed(row: numpy.ndarray, opening: int, closing: int) -> numpy.ndarray:
    return numpy.concatenate(([opening], row, [closing])).astype(numpy.int64)


@lru_cache(MOST_KNOWN)
def case_of(word: str) -> Case:
    """How a word is written; a script without case counts as lower."""
    letters = [character for character in word[:LONGEST_WORD] if character.isalpha()]
    digits = any(character.isdigit() for character in word[:LONGEST_WORD])
    if digits:
        return Case.LETTERS_AND_DIGITS if letters else Case.DIGITS
    if not letters:
        return Case.MARK
    upper = [letter.isupper() for letter in letters]
    if not any(upper):
        return Case.LOWER
    if len(letters) == 1:
        return Case.INITIAL
    if all(upper):
        return Case.UPPER
    return Case.TITLE if upper[0] and not any(upper[1:]) else Case.MIXED
