"""Reads a number at a word: digits with their marks, English number words, scales, fractions and vague counts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.data.load import toml
from variorum.propositions.numbers.figure_words import currency, unit_at
from variorum.propositions.numbers.lexing import Phrases, Word
from variorum.propositions.numbers.wholes import people_words

_MEAN = frozenset({"average", "averages", "averaged", "mean", "per"})
_MAX_DIGITS = 18  # a longer run of digits is an identifier, or beyond what a float counts exactly
_MARKS = re.compile(r"[,\u00a0\u202f\u2009'’ ]")
_DIGITS = re.compile(
    r"[\d ]+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u00a0\u202f\u2009'’]\d{3})+"
    r"|\d+\.\d{1,2}|\d+\.\d{4,}|\d{1,3}(?:\.\d{3}){2,}"
)
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}")
_EITHER_MARK = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # thirty thousand or thirty


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from words `first` to `last` (exclusive): its value, or only the least it can be."""

    first: int
    last: int
    value: float | None
    low: float | None

    @property
    def exact(self) -> bool:
        """Whether the words name one number."""
        return self.value is not None


@cache
def _words(section: str) -> dict[str, float]:
    return {word: float(value) for word, value in toml("numbers.toml")[section].items()}


@cache
def _few() -> Phrases:
    return Phrases({phrase: str(value) for phrase, value in toml("numbers.toml")["few"].items()})


def digits(text: str) -> float | None:
    """The number that digits with their marks write, or None where it is not plain what they write."""
    if len(text) > _MAX_DIGITS:
        return None
    if _CONTINENTAL.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if not _DIGITS.fullmatch(text):
        return None
    plain = _MARKS.sub("", text)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    value = float(plain)
    return value if math.isfinite(value) else None


def numeral_at(row: Sequence[Word], index: int) -> Numeral | None:
    """The longest number that begins at a word, without words such as "about" around it."""
    if index >= len(row) or not may_begin(row[index]):
        return None
    for reader in (_half, _article, _figures, _spelled, _vague, _some_few, _glyph):
        found = reader(row, index)
        if found is not None:
            return found
    return None


def may_begin(word: Word) -> bool:
    """Whether a number can begin with a word; most words are told apart by this alone."""
    return word.numeric or word.lower in _openings()


@cache
def _openings() -> frozenset[str]:
    """The words that can begin a number."""
    sections = ("cardinals", "tens", "vague", "glyphs", "fractions", "few")
    return frozenset({"a", "an", *(key.split()[0] for section in sections for key in toml("numbers.toml")[section])})


def _at(row: Sequence[Word], index: int) -> str:
    return row[index].lower if 0 <= index < len(row) else ""


def _scaled(row: Sequence[Word], index: int, value: float) -> tuple[float, int]:
    """A value with the scale words and groups that follow it ("2 million", "three dozen"), and where they end."""
    while True:
        at = index + 1 if _at(row, index) == "-" and _at(row, index + 1) in _words("scales") else index
        word = _at(row, at)
        factor = _words("scales").get(word) or _words("groups").get(word)
        if factor is None or (word == "mn" and value > 1e4):
            return value, index
        if word == "score" and not 1 <= value <= 9:
            return value, index
        value, index = value * factor, at + 1


def _figures(row: Sequence[Word], index: int) -> Numeral | None:
    if not row[index].numeric:
        return None
    value, last = _written(row, index)
    if value is None:
        return None
    if _at(row, last) in _words("glyphs") and row[last].start - row[last - 1].end <= 1:
        value, last = value + _words("glyphs")[_at(row, last)], last + 1
    elif (fraction := _slashed(row, last)) is not None:
        value, last = value + fraction, last + 3
    if _at(row, last) in _words("suffixes") and row[last].start == row[last - 1].end:
        return _suffixed(row, index, last, value)
    value, last = _scaled(row, last, value)
    return Numeral(index, last, value, None)


def _written(row: Sequence[Word], index: int) -> tuple[float | None, int]:
    """The value of digits, and where they end: "1.221 people" are whole, "1,5 million" has a decimal comma."""
    text, last = row[index].text, index + 1
    if _EITHER_MARK.fullmatch(text) and _at(row, last) in people_words() and not _is_mean(row, index, last):
        return float(text.replace(".", "")), last
    if _is_decimal_comma(row, last):
        return digits(f"{text}.{row[last + 1].text}"), last + 2
    return digits(text), last


def _is_mean(row: Sequence[Word], index: int, last: int) -> bool:
    """Whether the number is a mean: "an average of 2.125 people per household"."""
    return not _MEAN.isdisjoint({_at(row, index - 1), _at(row, index - 2), _at(row, last + 1)})


def _is_decimal_comma(row: Sequence[Word], index: int) -> bool:
    """Whether a comma between digits parts a fraction: only a scale or a unit behind shows it is no list."""
    if _at(row, index) != "," or index + 2 >= len(row) or not row[index + 1].numeric:
        return False
    before, comma, after = row[index - 1], row[index], row[index + 1]
    if before.end != comma.start or comma.end != after.start or not after.text.isdigit() or len(after.text) > 2:
        return False
    if not before.text.isdigit() or (index > 1 and row[index - 2].text == "," and row[index - 2].end == before.start):
        return False
    return _at(row, index + 2) in _words("scales") or unit_at(row, index + 2)[0] is not None


def _suffixed(row: Sequence[Word], first: int, last: int, value: float) -> Numeral | None:
    """ "20bn", and of money and people "3.5m" and "10k" too; elsewhere these letters may be metres."""
    plain = _at(row, last) not in {"bn", "tn"}
    if plain and currency(row, first - 1)[0] is None and _at(row, last + 1) not in people_words():
        return None
    return Numeral(first, last + 1, value * _words("suffixes")[_at(row, last)], None)


def _slashed(row: Sequence[Word], index: int) -> float | None:
    """The fraction of "2 1/2", or None."""
    if index + 2 >= len(row) or row[index + 1].text != "/" or not (row[index].numeric and row[index + 2].numeric):
        return None
    over, under = digits(row[index].text), digits(row[index + 2].text)
    return over / under if over and under and over < under <= 16 else None


def _spelled(row: Sequence[Word], index: int) -> Numeral | None:
    """A number in words: units and tens, hundreds, scales, "and" only inside."""
    small, last = _below_hundred(row, index)
    if last == index:
        return None
    total, part = 0.0, small
    while True:
        word = _at(row, last)
        if word == "hundred" and part < 100:
            part, last = part * 100, last + 1
            extra, after = _below_hundred(row, last + 1 if _at(row, last) == "and" else last)
            if after > last + (1 if _at(row, last) == "and" else 0):
                part, last = part + extra, after
        elif word in _words("scales") and word != "hundred":
            total, part, last = total + part * _words("scales")[word], 0.0, last + 1
            extra, after = _below_thousand(row, last)
            if after == last:
                break
            part, last = extra, after
        else:
            break
    value, last = _scaled(row, last, total + part)
    return Numeral(index, last, value, None)


def _below_hundred(row: Sequence[Word], index: int) -> tuple[float, int]:
    word = _at(row, index)
    tens, units = _words("tens"), _words("cardinals")
    if word in units:
        return units[word], index + 1
    if word not in tens:
        return 0.0, index
    after = index + 2 if _at(row, index + 1) == "-" else index + 1
    unit = units.get(_at(row, after), 0.0)
    return (tens[word] + unit, after + 1) if 1 <= unit <= 9 else (tens[word], index + 1)


def _below_thousand(row: Sequence[Word], index: int) -> tuple[float, int]:
    start = index + 1 if _at(row, index) == "and" else index
    value, last = _below_hundred(row, start)
    if last == start:
        return 0.0, index
    if _at(row, last) != "hundred":
        return value, last
    extra, after = _below_hundred(row, last + 2 if _at(row, last + 1) == "and" else last + 1)
    return (value * 100 + extra, after) if extra else (value * 100, last + 1)


def _article(row: Sequence[Word], index: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a million and a half"; a bare "a" is no number here."""
    if _at(row, index) not in {"a", "an"}:
        return None
    word = _at(row, index + 1)
    factor = _words("scales").get(word) or (_words("groups").get(word) if word != "score" else None)
    if factor is None:
        return None
    value, last = _scaled(row, index + 2, factor)
    if word == "hundred":
        extra, after = _below_hundred(row, last + 1 if _at(row, last) == "and" else last)
        value, last = (value + extra, after) if extra else (value, last)
        value, last = _scaled(row, last, value)
    if [_at(row, last + i) for i in range(3)] == ["and", "a", "half"]:
        value, last = value * 1.5, last + 3
    return Numeral(index, last, value, None)


def _half(row: Sequence[Word], index: int) -> Numeral | None:
    """ "half a million", "half a dozen", "a quarter of a million", "one and a half million"."""
    fractions = _words("fractions")
    at = index + 1 if _at(row, index) in {"a", "one"} else index
    word = _at(row, at)
    if word in fractions:
        after = at + 1
        after += 1 if _at(row, after) == "of" else 0
        after += 1 if _at(row, after) == "-" else 0
        after += 1 if _at(row, after) in {"a", "an", "one"} else 0
        factor = _words("scales").get(_at(row, after)) or _words("groups").get(_at(row, after))
        if factor is not None and after > at + 1 and _at(row, after) != "score":
            return Numeral(index, after + 1, fractions[word] * factor, None)
        return None
    value, last = _below_hundred(row, index)
    if last > index and [_at(row, last + i) for i in range(3)] == ["and", "a", "half"]:
        total, end = _scaled(row, last + 3, value + 0.5)
        return Numeral(index, end, total, None)
    return None


def _vague(row: Sequence[Word], index: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "hundreds, if not thousands": the least that the words allow."""
    at = index + 1 if _at(row, index) == "many" and _at(row, index + 1) in _words("vague") else index
    low = _words("vague").get(_at(row, at))
    if low is None:
        return None
    last = at + 1
    while _at(row, last) == "of" and _at(row, last + 1) in _words("vague"):
        low, last = low * _words("vague")[_at(row, last + 1)], last + 2
    return Numeral(index, _alternative(row, last), None, low)


def _alternative(row: Sequence[Word], last: int) -> int:
    """Where "- if not thousands" or "or even thousands" after a vague count ends; it does not raise the least."""
    at = last
    while _at(row, at) in {"-", "–", "—", ","}:
        at += 1
    if _at(row, at) in {"or", "if", "perhaps", "maybe", "possibly"}:
        at += 1
        while _at(row, at) in {"not", "even", "perhaps", "possibly"}:
            at += 1
        while _at(row, at) in _words("vague"):
            at += 2 if _at(row, at + 1) == "of" and _at(row, at + 2) in _words("vague") else 1
            last = at
    return last


def _some_few(row: Sequence[Word], index: int) -> Numeral | None:
    """ "a few", "several hundred", "a number of": at least two of what follows."""
    low, end = _few().at(row, index)
    if low is None:
        return None
    value, last = _scaled(row, end, float(low))
    return Numeral(index, last, None, value)


def _glyph(row: Sequence[Word], index: int) -> Numeral | None:
    value = _words("glyphs").get(row[index].text)
    if value is None:
        return None
    total, last = _scaled(row, index + 1, value)
    return Numeral(index, last, total, None)
