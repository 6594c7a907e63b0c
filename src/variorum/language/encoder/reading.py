"""A document's words read window by window: what the network's scores come to, as label numbers and heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol

import numpy

from variorum.language.encoder.features import Features, Gap, Pieces
from variorum.language.encoder.names import Marks
from variorum.language.encoder.network import ROOT, Labels, Network, Scores, load_labels, load_pieces
from variorum.language.encoder.trees import heads_of
from variorum.language.encoder.windows import PRESET_INSIDE, PRESET_NONE, PRESET_START, Cutter, Window, Words

LEAST_START = 0.0
"""Log odds from which a word begins a sentence."""


class Scorer(Protocol):
    """What scores a window: the network, or in a test something smaller."""

    def scores(self, features: Features) -> Scores:
        """Scores of one window."""

    def label_scores(self, dependents: numpy.ndarray, heads: numpy.ndarray) -> numpy.ndarray:
        """(N, labels) for N pairs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of W words: label numbers by task; `heads` as word numbers, a root's its own."""

    tags: numpy.ndarray
    morphs: numpy.ndarray
    names: numpy.ndarray
    deps: numpy.ndarray
    heads: numpy.ndarray
    starts: numpy.ndarray


class Reader:
    """Reads words by a scorer."""

    def __init__(self, pieces: Pieces, labels: Labels, scorer: Scorer) -> None:
        self.labels = labels
        self._pieces = pieces
        self._scorer = scorer
        self._marks = Marks(labels.names)
        self._root = labels.deps.index(ROOT)

    @classmethod
    def from_folder(cls, folder: Path) -> Reader:
        """The reader of a folder; raises PipelineError where a file is missing or broken."""
        return cls(load_pieces(folder), load_labels(folder), Network.from_folder(folder))

    def read(self, words: Words) -> Reading:
        """All words, each window by itself."""
        parts = list(self._windows(words))
        rows = {field.name: [getattr(part, field.name) for part in parts] for field in fields(Reading)}
        empty = numpy.zeros(0, dtype=numpy.int64)
        return Reading(**{name: numpy.concatenate(row) if row else empty for name, row in rows.items()})

    def _windows(self, words: Words) -> Iterator[Reading]:
        edges = (words.gaps == Gap.PARAGRAPH) & (words.preset != PRESET_INSIDE)
        cutter = Cutter([len(self._pieces.of(text)) for text in words.texts], edges)
        start = 0
        while start < len(words.texts):
            window = cutter.window(start)
            scores = self._scores(words, window)
            starts = _starts(scores.starts, edges[start : window.end], words.preset[start : window.end])
            end = cutter.kept(window, starts)
            yield self._reading(scores, starts[: end - start], start)
            start = end

    def _scores(self, words: Words, window: Window) -> Scores:
        gaps = words.gaps[window.start : window.end].tolist()
        return self._scorer.scores(self._pieces.features(words.texts[window.start : window.end], gaps))

    def _reading(self, scores: Scores, starts: numpy.ndarray, first: int) -> Reading:
        """What the first words of a window come to, as many as there are `starts`."""
        kept = len(starts)
        arcs = numpy.concatenate((scores.arcs[:kept, :kept], scores.arcs[:kept, -1:]), axis=1)
        heads = heads_of(arcs, starts)
        roots = heads == kept
        pairs = self._scorer.label_scores(
            scores.dependents[:kept], scores.heads[numpy.where(roots, len(scores.heads) - 1, heads)]
        )
        pairs[:, self._root] = -numpy.inf
        return Reading(
            tags=scores.tags[:kept].argmax(axis=1),
            morphs=scores.morphs[:kept].argmax(axis=1),
            names=self._marks.best(scores.names[:kept], starts),
            deps=numpy.where(roots, self._root, pairs.argmax(axis=1)),
            heads=first + numpy.where(roots, numpy.arange(kept), heads),
            starts=starts,
        )


def _starts(scores: numpy.ndarray, edges: numpy.ndarray, preset: numpy.ndarray) -> numpy.ndarray:
    """Which words begin a sentence (W,): what is preset holds, and a window begins where a sentence does."""
    starts = (preset == PRESET_START) | ((preset == PRESET_NONE) & ((scores >= LEAST_START) | edges))
    starts[0] = True
    return numpy.asarray(starts)
