"""Names from scores of marks: the best sound path, tried against every path."""

from __future__ import annotations

from itertools import product

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.encoder.names import Marks

MARKS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")

FORCED = [
    (["B-PER", "I-PER", "O"], "B-PER I-PER O"),
    (["I-PER", "O"], "B-PER O"),
    (["B-PER", "I-LOC"], "B-PER B-LOC"),
    (["O", "I-LOC", "I-LOC"], "O B-LOC I-LOC"),
    (["B-LOC", "B-LOC"], "B-LOC B-LOC"),
]


@pytest.mark.parametrize("wished, found", FORCED)
def test_what_is_no_name_is_mended(wished: list[str], found: str) -> None:
    scores = numpy.array([_likes(mark) for mark in wished])
    starts = numpy.arange(len(wished)) == 0
    assert " ".join(MARKS[mark] for mark in Marks(MARKS).best(scores, starts)) == found


def _likes(mark: str) -> list[float]:
    """Scores of one word: this mark first, then others of its label."""
    return [10.0 if one == mark else 5.0 if one[2:] == mark[2:] else 0.0 for one in MARKS]


@st.composite
def tables(draw: st.DrawFn) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Scores of up to four words, and which of them begin a sentence."""
    count = draw(st.integers(1, 4))
    scores = [[draw(st.integers(-5, 5)) for _ in MARKS] for _ in range(count)]
    starts = [True, *(draw(st.booleans()) for _ in range(count - 1))]
    return numpy.array(scores, dtype=numpy.float32), numpy.array(starts)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_sound_path_is_better(drawn: tuple[numpy.ndarray, numpy.ndarray]) -> None:
    scores, starts = drawn
    found = tuple(Marks(MARKS).best(scores, starts).tolist())
    assert _sound(found, starts)
    paths = [path for path in product(range(len(MARKS)), repeat=len(scores)) if _sound(path, starts)]
    assert _worth(scores, found) == max(_worth(scores, path) for path in paths)


def _sound(path: tuple[int, ...], starts: numpy.ndarray) -> bool:
    marks = [MARKS[mark] for mark in path]
    return all(
        mark[0] != "I" or (not starts[place] and marks[place - 1][0] in "BI" and marks[place - 1][2:] == mark[2:])
        for place, mark in enumerate(marks)
    )


def _worth(scores: numpy.ndarray, path: tuple[int, ...]) -> float:
    return float(sum(float(scores[word, mark]) for word, mark in enumerate(path)))
