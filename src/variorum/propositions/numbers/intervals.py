"""Numbers as intervals: what "nearly", "at least" and "30 to 40" leave open."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.propositions.numbers.figure_words import currency, word_at
from variorum.propositions.numbers.lexing import Word
from variorum.propositions.numbers.numerals import Numeral, numeral_at

Interval = tuple[float | None, float | None, float | None]
_APPROX_SHARE = 0.1  # "about" and "nearly" reach a tenth, or half a unit of the last digit that is not zero
DASHES = {"-", "–", "—"}


def range_end(row: Sequence[Word], first: Numeral) -> Numeral | None:
    """The upper end of "30-40", "30 to 40", "two or three", or None where it does not rise."""
    if first.value is None or word_at(row, first.last) not in DASHES | {"to", "or"}:
        return None
    money, at = currency(row, first.last + 1)
    if money is not None and money != currency(row, first.first - 1)[0]:
        return None
    second = numeral_at(row, at)
    if second is None or second.value is None or row[second.first].lower in {"a", "an"}:
        return None
    if word_at(row, first.last) == "or" and second.value > 3 * max(first.value, 1):
        return None
    low, high = ranged(first, second)[1:]
    return second if low is not None and high is not None and low < high else None


def ranged(first: Numeral, second: Numeral) -> Interval:
    """The interval from one number to another; the scale of "2 to 3 million" belongs to both."""
    low, high = first.value, second.value
    if low is None or high is None:
        return None, low, high
    scale = _scale(second)
    return None, (low * scale if low < 1000 <= scale and low * scale < high else low), high


def _scale(numeral: Numeral) -> float:
    value = numeral.value or 0
    if numeral.last - numeral.first < 2:
        return 1
    return next((s for s in (1e12, 1e9, 1e6, 1e3) if value >= s), 1)


def interval_of(numeral: Numeral, mod: str | None) -> Interval:
    """Value, least and most of a number under a modifier; null where open."""
    value = numeral.value
    if value is None:
        return None, numeral.low, None
    near = max(_half_unit(value), value * _APPROX_SHARE)
    table: dict[str | None, Interval] = {
        "APPROX": (value, max(0.0, value - near), value + near),
        "NEARLY": (value, max(0.0, value - near), value),
        "MORE_THAN": (value, value, None),
        "EQUAL_OR_MORE": (value, value, None),
        "LESS_THAN": (value, None, value),
        "EQUAL_OR_LESS": (value, None, value),
    }
    return table.get(mod, (value, value, value))


def _half_unit(value: float) -> float:
    """Half a unit of the last digit that is not zero: 5 for 240, 500 for 3,000; nothing for fractions."""
    if value < 1 or value != int(value):
        return 0.0
    unit, whole = 1, int(value)
    while whole % (unit * 10) == 0:
        unit *= 10
    return unit / 2 if unit > 1 else 0.0
