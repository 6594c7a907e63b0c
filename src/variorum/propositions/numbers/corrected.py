"""Two numbers for one count, of which one is meant: "from 40 to 14", "not 40 but 14", "14 rather than 40"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from variorum.data.load import toml
from variorum.propositions.numbers.countable import is_countable
from variorum.propositions.numbers.figure_words import openers, word_at
from variorum.propositions.numbers.lexing import Phrases, Word
from variorum.propositions.numbers.numerals import Numeral, numeral_at

_BACK = 10  # words before "from" in which a verb moves the count: "raised the toll in the port of Arla from 14 to 40"
_NOUNS = 2  # words that may stand between: "not 40 people but 14"


class Meant(NamedTuple):
    """The number that is meant, with what opens it; None where only one that is not meant stands here."""

    numeral: Numeral | None
    mod: str | None
    last: int


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = toml("numbers.toml")["corrected"]
    return found


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(_table()[section])


@cache
def _aside() -> Phrases:
    return Phrases(dict.fromkeys(_table()["aside"], "aside"))


@cache
def correcting_words() -> frozenset[str]:
    """The words with which such a pair can begin."""
    return _aside().first_words() | {"from", "not"}


def meant_at(row: Sequence[Word], index: int) -> Meant | None:
    """The number that is meant of a pair that begins here, or None where none begins."""
    word = word_at(row, index)
    if word == "from":
        return _moved(row, index)
    return _instead(row, index) if word == "not" else _set_aside(row, index)


def _moved(row: Sequence[Word], index: int) -> Meant | None:
    """ "Rose from 14 to 40", "revised from 40 to 14": the count is the second; "from 14 to 40" by itself is a range."""
    first = _number(row, index + 1)
    if first is None or word_at(row, first.last) != "to" or not _is_moved(row, index):
        return None
    return _second(row, first.last + 1)


def _is_moved(row: Sequence[Word], index: int) -> bool:
    """Whether a verb in the same breath moves the count, and no verb of ranging stands nearer."""
    if word_at(row, index - 1) in _words("measuring"):
        return False  # "rose by from 10 to 20"
    for at in range(index - 1, max(index - _BACK, 0) - 1, -1):
        word = row[at].lower
        if word in _words("moving"):
            return True
        if word in _words("ranging") or not (word[0].isalnum() or word == "-"):
            return False
    return False


def _instead(row: Sequence[Word], index: int) -> Meant | None:
    """ "Not 40 but 14", "not 40 people but 14"."""
    first = numeral_at(row, index + 1)  # "not only 40" sets nothing aside
    if first is None or first.value is None or first.value == 1:
        return None
    for at in range(first.last, first.last + _NOUNS + 1):
        if word_at(row, at) == "but":
            return _second(row, at + 1)
        if not word_at(row, at).isalpha():
            return None
    return None


def _set_aside(row: Sequence[Word], index: int) -> Meant | None:
    """ "Rather than 40", "instead of the 40 first reported": a number that nobody means."""
    found, at = _aside().at(row, index)
    if found is None:
        return None
    number = _number(row, at + 1 if word_at(row, at) in _words("determiners") else at)
    return None if number is None else Meant(None, None, number.last)


def _second(row: Sequence[Word], index: int) -> Meant | None:
    mod, at = openers(row, index)
    number = numeral_at(row, at)
    if number is None or number.value is None or not is_countable(row, number):
        return None
    return Meant(number, mod, number.last)


def _number(row: Sequence[Word], index: int) -> Numeral | None:
    number = numeral_at(row, openers(row, index)[1])
    return number if number is not None and number.value is not None else None
