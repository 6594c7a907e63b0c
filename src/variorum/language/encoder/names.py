"""Names from the scores of their marks: the best path on which each I- continues a name of its own label."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from variorum.language.encoder.windows import sentences


class Marks:
    """Finds the best path through the scores of B-, I- and O marks (Viterbi 1967)."""

    def __init__(self, marks: Sequence[str]) -> None:
        inner = numpy.array([mark.startswith("I-") for mark in marks])
        labels = numpy.array([mark.partition("-")[2] for mark in marks])
        self._follows = ~inner[None, :] | ((labels[:, None] == labels[None, :]) & (labels != "")[:, None])
        self._opens = ~inner

    def best(self, scores: numpy.ndarray, starts: numpy.ndarray) -> numpy.ndarray:
        """The mark of each word (W,) by scores (W, marks); no name goes on over the start of a sentence (W,)."""
        marks = scores.argmax(axis=1)
        sound = self._opens[marks]
        sound[1:] |= self._follows[marks[:-1], marks[1:]] & ~starts[1:].astype(bool)
        if not sound.all():
            for start, end in sentences(starts):
                if not sound[start:end].all():
                    marks[start:end] = self._path(scores[start:end])
        return numpy.asarray(marks)

    def _path(self, scores: numpy.ndarray) -> numpy.ndarray:
        total = numpy.where(self._opens, scores[0], -numpy.inf)
        before: list[numpy.ndarray] = []
        for row in scores[1:]:
            reached = numpy.where(self._follows, total[:, None], -numpy.inf)
            before.append(reached.argmax(axis=0))
            total = reached.max(axis=0) + row
        path = [int(total.argmax())]
        for links in reversed(before):
            path.append(int(links[path[-1]]))
        return numpy.array(path[::-1])
