"""Figures as intervals: what a number allows, and whether two allow the same."""

from __future__ import annotations

from math import floor, inf, log10

from variorum.reconciliation.pile.phrases import has_phrase, number, phrase
from variorum.records import Figure

Interval = tuple[float, float]

NEAR = 0.1  # "about" and "nearly" are compared within a tenth: news rounds to one or two digits


def interval(figure: Figure) -> Interval | None:
    """The values that a figure allows; None where it says none."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return _around(figure)
    if low is not None and low == high and figure.mod is None:
        return _rounded(low)
    return (0.0 if low is None else low, inf if high is None else high)


def _around(figure: Figure) -> Interval | None:
    value, mod = figure.value, figure.mod
    if value is None:
        return None
    if mod in ("EQUAL_OR_MORE", "MORE_THAN"):
        return (value, inf)
    if mod in ("EQUAL_OR_LESS", "LESS_THAN"):
        return (0.0, value)
    if mod == "NEARLY":
        return (value * (1 - NEAR), value)
    return (value * (1 - NEAR), value * (1 + NEAR)) if mod == "APPROX" else _rounded(value)


def _rounded(value: float) -> Interval:
    """Half a unit of the last digit that is not zero, either way; a small count is what it is."""
    if value == 0 or not float(value).is_integer() or abs(value) < 100:
        return (value, value)
    unit = 1.0
    while value % (unit * 10) == 0 and unit * 10 <= 10 ** floor(log10(abs(value))):
        unit *= 10
    return (value - unit / 2, value + unit / 2) if unit > 1 else (value, value)


def is_nought(figure: Figure) -> bool:
    """Whether a figure is exactly none."""
    return interval(figure) == (0, 0)


def overlap(one: Figure, other: Figure) -> bool | None:
    """Whether two figures can both be so; None where one of them says no number."""
    left, right = interval(one), interval(other)
    if left is None or right is None:
        return None
    return left[0] <= right[1] and right[0] <= left[1]


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same number in the same way."""
    return interval(one) == interval(other) and one.value == other.value


def floor_of(figure: Figure) -> float | None:
    """The least that a figure allows, by which growth is told; the number itself where there is one."""
    if figure.value is not None:
        return figure.value
    given = interval(figure)
    return None if given is None else given[0]


def in_words(figure: Figure) -> str:
    """A figure as short words: at least 1,000."""
    if figure.value is None:
        return phrase("figures", "quoted", words=figure.exact) if figure.exact else _bounds(figure)
    key = figure.mod if figure.mod and has_phrase("figures", figure.mod) else "exact"
    return phrase("figures", key, value=number(figure.value))


def _bounds(figure: Figure) -> str:
    if figure.low is not None and figure.high is not None:
        return phrase("figures", "between", low=number(figure.low), high=number(figure.high))
    if figure.low is not None:
        return phrase("figures", "EQUAL_OR_MORE", value=number(figure.low))
    return phrase("figures", "EQUAL_OR_LESS", value=number(figure.high)) if figure.high is not None else ""
