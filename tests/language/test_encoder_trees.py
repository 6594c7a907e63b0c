"""Trees from scores: the best of all trees with one root, whatever the scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.encoder.trees import best_tree, heads_of, projective, settles

Tree = tuple[int, ...]


def _trees(count: int) -> Iterator[Tree]:
    """All trees of so many words with one root, heads counted from 0, the root's being `count`."""
    for heads in product(range(count + 1), repeat=count):
        if heads.count(count) == 1 and all(_reaches(heads, word) for word in range(count)):
            yield heads


def _reaches(heads: Tree, word: int) -> bool:
    for _ in heads:
        if word < len(heads):
            word = heads[word]
    return word == len(heads)


TREES = {count: list(_trees(count)) for count in range(1, 6)}


def test_all_trees_are_tried() -> None:
    assert {count: len(trees) for count, trees in TREES.items()} == {1: 1, 2: 2, 3: 9, 4: 64, 5: 625}  # n ** (n - 1)


def _table(draw: st.DrawFn, count: int) -> numpy.ndarray:
    numbers = st.integers(-9, 9) | st.floats(-50, 50, width=32)
    return numpy.array([[draw(numbers) for _ in range(count + 1)] for _ in range(count)], dtype=numpy.float32)


@st.composite
def tables(draw: st.DrawFn) -> numpy.ndarray:
    """Scores of up to five words, many of them alike."""
    return _table(draw, draw(st.integers(1, 5)))


def _worth(scores: numpy.ndarray, heads: Tree) -> float:
    return float(sum(float(scores[word, head]) for word, head in enumerate(heads)))


@settings(max_examples=200, deadline=None)
@given(tables())
def test_no_tree_of_one_root_is_better(scores: numpy.ndarray) -> None:
    found = tuple(best_tree(scores).tolist())
    assert found in TREES[len(scores)]
    assert _worth(scores, found) == pytest.approx(max(_worth(scores, tree) for tree in TREES[len(scores)]), abs=1e-4)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[numpy.ndarray, list[int]]:
    """Scores of a window with the lengths of its sentences."""
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    return _table(draw, sum(lengths)), lengths


@settings(max_examples=200, deadline=None)
@given(sentences())
def test_each_sentence_of_a_window_has_its_best_tree(drawn: tuple[numpy.ndarray, list[int]]) -> None:
    scores, lengths = drawn
    begins = numpy.cumsum([0, *lengths])
    starts = numpy.isin(numpy.arange(len(scores)), begins)
    found = heads_of(scores, starts)
    for start, length in zip(begins[:-1], lengths, strict=True):
        inner = scores[start : start + length, [*range(start, start + length), len(scores)]]
        heads = [int(head) for head in found[start : start + length]]
        tree = tuple(length if head == len(scores) else head - int(start) for head in heads)
        assert tree in TREES[length]
        assert _worth(inner, tree) == pytest.approx(max(_worth(inner, one) for one in TREES[length]), abs=1e-4)


def _chance(count: int) -> numpy.ndarray:
    return numpy.random.default_rng(count).normal(size=(count, count + 1))


def _nested(count: int) -> numpy.ndarray:
    """Each cycle that closes is the smallest, and the next lies around it."""
    scores = numpy.full((count, count + 1), -float(count))
    for word in range(1, count):
        scores[word - 1, word] = count - word
        scores[word, word - 1] = count
    scores[:, count] = -2.0 * count
    return scores


def _alike(count: int) -> numpy.ndarray:
    return numpy.zeros((count, count + 1))


def _all_roots(count: int) -> numpy.ndarray:
    scores = _chance(count)
    scores[:, count] = 100
    return scores


@pytest.mark.parametrize("make", [_chance, _nested, _alike, _all_roots])
def test_a_long_sentence_has_a_tree(make: Callable[[int], numpy.ndarray]) -> None:
    heads = tuple(best_tree(make(500)).tolist())
    assert heads.count(500) == 1
    assert all(_reaches(heads, word) for word in range(500))


@st.composite
def trees(draw: st.DrawFn) -> numpy.ndarray:
    """Any tree of up to twelve words: each hangs on one drawn before it."""
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    heads = numpy.full(len(order), len(order))
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    return heads


@given(trees())
def test_lifted_arcs_cross_no_other(heads: numpy.ndarray) -> None:
    flat = tuple(projective(heads).tolist())
    assert flat.count(len(flat)) == 1
    assert all(_reaches(flat, word) for word in range(len(flat)))
    arcs = [sorted((word, head)) for word, head in enumerate(flat) if head < len(flat)]
    assert not any(one[0] < other[0] < one[1] < other[1] for one in arcs for other in arcs)
    root = flat.index(len(flat))
    assert settles([root if head == len(flat) else head for head in flat[:root]] + [root] + list(flat[root + 1 :]))
    assert not any(low < root < high for low, high in arcs)


def test_a_tree_without_crossing_arcs_stays() -> None:
    heads = numpy.array([1, 4, 1, 2])
    assert projective(heads).tolist() == heads.tolist()
