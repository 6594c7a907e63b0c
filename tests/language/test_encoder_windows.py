"""Words and windows: what stands before each word, and where a long text is cut."""

from __future__ import annotations

from itertools import pairwise

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.encoder.features import Gap
from variorum.language.encoder.windows import Cutter, Window, sentences, words_of

GAPS = [
    ("", ""),
    ("  \n", ""),
    ("Rain fell", "Rain/PARAGRAPH fell/SPACE"),
    ("Rain.", "Rain/PARAGRAPH ./NONE"),
    ("One\nTwo", "One/PARAGRAPH Two/LINE"),
    ("One \n Two", "One/PARAGRAPH Two/LINE"),
    ("One\n\nTwo", "One/PARAGRAPH Two/PARAGRAPH"),
    ("One\n \nTwo", "One/PARAGRAPH Two/PARAGRAPH"),
    ("One   two", "One/PARAGRAPH two/SPACE"),
    ("\n\nOne", "One/PARAGRAPH"),
]


@pytest.mark.parametrize("text, words", GAPS)
def test_what_stands_before_a_word(text: str, words: str) -> None:
    found = words_of(spacy.blank("en")(text))
    seen = [f"{word}/{Gap(gap).name}" for word, gap in zip(found.texts, found.gaps.tolist(), strict=True)]
    assert " ".join(seen) == words


def test_preset_starts_are_read_of_words_alone() -> None:
    doc = spacy.blank("en")("One.\n\nTwo. Three")
    doc[3].is_sent_start, doc[5].is_sent_start = True, False
    assert words_of(doc).preset.tolist() == [1, 0, 1, 0, -1]


def _cut(lengths: list[int], edges: set[int], starts: set[int], most: int) -> list[Window]:
    """All windows, with the end that was kept."""
    words = numpy.arange(len(lengths))
    cutter = Cutter(lengths, numpy.isin(words, list(edges)), most)
    begins = numpy.isin(words, list(starts | edges))
    kept: list[Window] = []
    start = 0
    while start < len(lengths):
        window = cutter.window(start)
        end = cutter.kept(window, begins[window.start : window.end])
        kept.append(Window(start, end, window.closed))
        start = end
    return kept


CUTS: list[tuple[int, set[int], set[int], list[int]]] = [
    (10, set(), set(), [10]),
    (30, {12}, {5, 20}, [12, 30]),
    (30, set(), {5, 15}, [15, 30]),
    (30, set(), set(), [20, 30]),
    (30, {25}, {15}, [15, 30]),
    (50, {3, 6}, {30}, [6, 26, 30, 50]),
    (45, set(), {2, 4}, [4, 24, 44, 45]),
]
"""Words of one piece each, paragraph edges, sentence starts, and where windows of twenty pieces end."""


@pytest.mark.parametrize("count, edges, starts, ends", CUTS)
def test_where_windows_end(count: int, edges: set[int], starts: set[int], ends: list[int]) -> None:
    assert [window.end for window in _cut([1] * count, edges, starts, 22)] == ends


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=120),
    st.sets(st.integers(0, 119), max_size=12),
    st.sets(st.integers(0, 119), max_size=30),
)
def test_windows_hold_every_word_once(lengths: list[int], edges: set[int], starts: set[int]) -> None:
    windows = _cut(lengths, edges, starts, 32)
    assert [window.start for window in windows] == [0, *(window.end for window in windows[:-1])]
    assert windows[-1].end == len(lengths)
    assert all(sum(lengths[window.start : window.end]) <= 30 for window in windows)


def test_windows_go_on_however_the_sentences_are_read() -> None:
    """A reader that sees one more word as a sentence each time takes no more than two windows for each whole one."""
    cutter = Cutter([1] * 20_000, numpy.zeros(20_000, dtype=bool))
    start = count = 0
    while start < 20_000:
        window = cutter.window(start)
        starts = numpy.zeros(window.end - window.start, dtype=bool)
        starts[:2] = True
        start = cutter.kept(window, starts)
        count += 1
    assert count <= 2 * (20_000 // 254 + 1)


def test_sentences_follow_one_another() -> None:
    bounds = list(sentences(numpy.array([True, False, True, True])))
    assert bounds == [(0, 2), (2, 3), (3, 4)]
    assert all(one[1] == other[0] for one, other in pairwise(bounds))
    assert list(sentences(numpy.zeros(0, dtype=bool))) == []
