"""Names that are one for the whole package, and words for somebody that name nobody."""

from __future__ import annotations

import pytest

from variorum.folding import folded
from variorum.ledger.names_gone import names_gone
from variorum.nameless import is_nameless

SAME = (
    ("Kelm’s Own", "KELM'S  own"),
    ("Estm\u0430r", "Estmar"),  # a Cyrillic letter in a Latin word
    ("Gəncə", "GƏNCƏ"),
    ("Şuşa", "susa"),
    ("Kıbar", "Kibar"),
)


@pytest.mark.parametrize("one, other", SAME)
def test_two_ways_of_writing_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("words", ["She", "The President", "Officials", "Witnesses", "the foreign minister"])
def test_words_that_name_nobody(words: str) -> None:
    assert is_nameless(words)


@pytest.mark.parametrize("words", ["Ana Brel", "President Brel", "the Norvalian army", "Estmarian officials", "Rose"])
def test_words_that_name_somebody(words: str) -> None:
    assert not is_nameless(words)


# The names of a forgotten report, what the others know and write, and what nobody knows any more.
GONE: tuple[tuple[set[str], set[str], str, set[str]], ...] = (
    ({"Ana Brel"}, set(), "Ana Kor met Tom Brel.", {"ana brel"}),
    ({"Ana Brel"}, {"ana brel"}, "", set()),
    ({"Ana Brel"}, set(), "They asked Ana Brel.", set()),
    ({"Officials", "She"}, set(), "", set()),
    ({"Rescuers"}, set(), "The rescuers came.", set()),
    ({"Ana Rose", "Rose"}, set(), "Prices rose.", {"ana rose", "rose"}),
    ({"Estmarian rescuers", "Rescuers"}, set(), "The rescuers came.", {"estmarian rescuers"}),
)


@pytest.mark.parametrize("named, known, text, gone", GONE)
def test_whom_nobody_knows_any_more(named: set[str], known: set[str], text: str, gone: set[str]) -> None:
    assert names_gone(named, frozenset(known), [text]) == gone
