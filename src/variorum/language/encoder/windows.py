"""Words in windows that the encoder can hold, cut where a paragraph or a sentence ends if there is such a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy
from spacy.tokens import Doc

from variorum.language.encoder.features import Gap
from variorum.language.paragraphs import parts_paragraphs

MOST_PIECES = 256
"""Pieces to a window with its two outer marks."""

MARKS = 2

PRESET_NONE, PRESET_START, PRESET_INSIDE = 0, 1, -1
"""spaCy's numbers for a token of which nobody said, and one that begins or does not begin a sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """A document's words without its spaces: places among the tokens, what stands before each, what is preset."""

    texts: list[str]
    places: numpy.ndarray
    gaps: numpy.ndarray
    preset: numpy.ndarray


def words_of(doc: Doc) -> Words:
    """The words of a document."""
    texts: list[str] = []
    places: list[int] = []
    gaps: list[int] = []
    gap = Gap.PARAGRAPH
    for place, token in enumerate(doc):
        text = token.text
        if token.is_space:
            gap = max(gap, _gap_in(text, parts_paragraphs(token)))
            continue
        texts.append(text)
        places.append(place)
        gaps.append(gap)
        gap = Gap.SPACE if token.whitespace_ else Gap.NONE
    preset = doc.to_array("SENT_START").view(numpy.int64) if len(doc) else numpy.zeros(0, dtype=numpy.int64)
    at = numpy.array(places, dtype=numpy.int64)
    return Words(texts, at, numpy.array(gaps, dtype=numpy.int64), preset[at])


def _gap_in(text: str, parts: bool) -> Gap:
    if parts:
        return Gap.PARAGRAPH
    return Gap.LINE if "\n" in text else Gap.SPACE


@dataclass(frozen=True, slots=True)
class Window:
    """Words from `start` to `end`; `closed` where a paragraph or the document ends there, so that all can be kept."""

    start: int
    end: int
    closed: bool


class Cutter:
    """Cuts words into windows; `lengths` are the words' pieces, `edges` says which words begin a paragraph."""

    def __init__(self, lengths: Sequence[int], edges: numpy.ndarray, most: int = MOST_PIECES) -> None:
        self._ends = numpy.cumsum(numpy.asarray(lengths, dtype=numpy.int64))
        self._edges = numpy.flatnonzero(edges)
        self._room = most - MARKS
        self._was_short = False

    def window(self, start: int) -> Window:
        """The longest window from a word to the last paragraph edge that fits, or as far as there is room."""
        used = self._ends[start - 1] if start else 0
        end = max(int(numpy.searchsorted(self._ends, used + self._room, side="right")), start + 1)
        if end == len(self._ends):
            return Window(start, end, True)
        nearest = int(numpy.searchsorted(self._edges, end, side="right")) - 1
        if nearest >= 0 and self._edges[nearest] > start:
            return Window(start, int(self._edges[nearest]), True)
        return Window(start, end, False)

    def kept(self, window: Window, starts: numpy.ndarray) -> int:
        """Where the next window begins: at the last start of a sentence (W,), or at the end where there is none.

        Of two windows that follow one another one at least is kept by half: the time stays linear in the words.
        """
        if window.closed:
            return window.end
        inner = numpy.flatnonzero(starts[1:])
        last = window.start + 1 + int(inner[-1]) if len(inner) else window.end
        short = 2 * self._pieces(window.start, last) < self._pieces(window.start, window.end)
        if short and self._was_short:
            last, short = window.end, False
        self._was_short = short
        return last

    def _pieces(self, start: int, end: int) -> int:
        return int(self._ends[end - 1] - (self._ends[start - 1] if start else 0))


def sentences(starts: numpy.ndarray) -> Iterator[tuple[int, int]]:
    """Bounds of each sentence, from which words begin one (W,); the first word always does."""
    if len(starts):
        yield from pairwise([0, *(int(place) for place in numpy.flatnonzero(starts) if place), len(starts)])
