"""Reads the figures of a text as intervals, with what opens or blurs them and the unit that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from variorum.data.load import toml
from variorum.propositions.lexing import Phrases, Word, words
from variorum.propositions.numerals import Numeral, numeral_at
from variorum.propositions.time_grammar import time_spans
from variorum.records import Figure, Span

Interval = tuple[float | None, float | None, float | None]

_APPROX_SHARE = 0.1  # "about" and "nearly" reach a tenth, or half a unit of the last digit that is not zero
_AGES = frozenset({"age", "aged", "ages", "turned"})
_DASHES = {"-", "–", "—"}


class _Reading(NamedTuple):
    first: int
    last: int
    figure: Figure


def parse(text: str) -> Figure | None:
    """The first figure of a short text, or None."""
    found = figures_in(text)
    return found[0] if found else None


@lru_cache(maxsize=4)
def figures(doc: Doc) -> tuple[Figure, ...]:
    """All figures of a document that count or measure something, in order; each with its span."""
    return figures_in(doc.text)


def figure_at(doc: Doc, token: int) -> Figure | None:
    """The figure that a token is part of, or None."""
    start, end = doc[token].idx, doc[token].idx + len(doc[token])
    return next((f for f in figures(doc) if f.span and f.span.start < end and start < f.span.end), None)


@lru_cache(maxsize=16)
def figures_in(text: str) -> tuple[Figure, ...]:
    """All figures of a text; dates, times, ages, ordinals, telephone numbers and names with numbers are left out."""
    row = words(text)
    taken = [(span.start, span.end) for span in time_spans(text)]
    return tuple(reading.figure for reading in _readings(text, row) if not _inside(reading.figure, taken))


def _readings(text: str, row: Sequence[Word]) -> Iterator[_Reading]:
    index = 0
    while index < len(row):
        reading = _read(text, row, index)
        if reading is None:
            index += 1
            continue
        index = reading.last
        yield reading


def _inside(figure: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    span = figure.span
    return span is not None and any(start < span.end and span.start < end for start, end in taken)


@cache
def _phrases(section: str) -> Phrases:
    return Phrases(toml("numbers.toml")[section])


@cache
def _units(where: str) -> Phrases:
    return Phrases({form: unit for unit, forms in toml("units.toml")[where].items() for form in forms})


@cache
def _labels() -> frozenset[str]:
    return frozenset(toml("numbers.toml")["labels"]["before"])


def _read(text: str, row: Sequence[Word], index: int) -> _Reading | None:
    """The figure that begins at a word with its openers ("more than", "$"), or None."""
    mod, at = _openers(row, index)
    money, at = _currency(row, at)
    if money is not None and mod is None:
        mod, at = _openers(row, at)
    if _at(row, at) in {"between", "from"} and mod is None:
        return _between(text, row, index, at + 1)
    share = _share(row, at)
    if share is not None:
        value, low, high = _interval(share, mod)
        return _reading(text, row, index, share.last, (value, low, high), _shown(mod), "percent")
    numeral = numeral_at(row, at)
    if numeral is None or not _countable(row, numeral):
        return None
    second = _range(row, numeral)
    last = second.last if second else numeral.last
    after, last = _closers(row, last)
    unit, last = _unit(row, last)
    value, low, high = _ranged(numeral, second) if second else _interval(numeral, mod or after)
    mod = None if second else mod or after
    return _reading(text, row, index, last, (value, low, high), _shown(mod), unit or money)


def _share(row: Sequence[Word], index: int) -> Numeral | None:
    """ "A third of", "two-thirds of", "half the": a share in percent."""
    count = 1.0 if _at(row, index) in {"a", "one"} else None
    at = index + 1 if count is not None else index
    if count is None and (first := numeral_at(row, index)) is not None and first.last == index + 1 and first.value:
        count, at = first.value, index + 1
    at += 1 if _at(row, at) == "-" else 0
    word = _at(row, at)
    part = toml("numbers.toml")["fractions"].get(word)
    if (
        part is None
        or (count is None and word != "half")
        or _at(row, at + 1) not in ({"of", "the"} if word == "half" else {"of"})
    ):
        return None
    if _at(row, at + 2) in {"million", "billion", "dozen"} or (count or 1.0) * part >= 1:
        return None
    value = round((count or 1.0) * part * 100, 1)
    return Numeral(index, at + 1, value, None)


def _reading(
    text: str, row: Sequence[Word], first: int, last: int, interval: Interval, mod: str | None, unit: str | None
) -> _Reading:
    start, end = row[first].start, row[last - 1].end
    value, low, high = interval
    span = Span(start, end, text[start:end])
    return _Reading(first, last, Figure(value, low, high, mod, unit, exact=span.exact, span=span))


def _at(row: Sequence[Word], index: int) -> str:
    return row[index].lower if 0 <= index < len(row) else ""


def _openers(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    """What stands before a number ("at least another"): the first word that says how it is open, and the end."""
    mod: str | None = None
    for _ in range(3):
        found, end = _phrases("mods").at(row, index)
        if found is None:
            return mod, index
        mod, index = found if mod in {None, "EQUAL", "APPROX"} else mod, end
    return mod, index


def _closers(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    return _phrases("after").at(row, index)


def _currency(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    return _units("before").at(row, index)


def _unit(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    unit, end = _units("after").at(row, index + 1 if _at(row, index) == "-" else index)
    return (unit, end) if unit is not None else (None, index)


def _shown(mod: str | None) -> str | None:
    return None if mod == "EQUAL" else mod


def _range(row: Sequence[Word], first: Numeral) -> Numeral | None:
    """The upper end of "30-40", "30 to 40", "two or three", or None where it does not rise."""
    if first.value is None or _at(row, first.last) not in _DASHES | {"to", "or"}:
        return None
    second = numeral_at(row, first.last + 1)
    if second is None or second.value is None or row[second.first].lower in {"a", "an"}:
        return None
    if _at(row, first.last) == "or" and second.value > 3 * max(first.value, 1):
        return None
    low, high = _ranged(first, second)[1:]
    return second if low is not None and high is not None and low < high else None


def _ranged(first: Numeral, second: Numeral) -> Interval:
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


def _between(text: str, row: Sequence[Word], first: int, index: int) -> _Reading | None:
    """ "between 30 and 40", "from 30 to 40"."""
    low = numeral_at(row, index)
    if low is None or low.value is None or _at(row, low.last) not in {"and", "to"} | _DASHES:
        return None
    high = numeral_at(row, low.last + 1)
    if high is None or high.value is None or not low.value < high.value or not _countable(row, high):
        return None
    unit, last = _unit(row, high.last)
    return _reading(text, row, first, last, _ranged(low, high), None, unit)


def _interval(numeral: Numeral, mod: str | None) -> Interval:
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


def _countable(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number counts or measures, and is not a name's, an age's, a score's or a telephone's part."""
    before, after = _at(row, numeral.first - 1), _at(row, numeral.last)
    glued = numeral.first > 0 and row[numeral.first - 1].end == row[numeral.first].start
    follows = numeral.last < len(row) and row[numeral.last - 1].end == row[numeral.last].start
    if row[numeral.first].numeric and (before in _labels() or (glued and (before.isalpha() or before in "^_#№/:.@"))):
        return False
    if glued and before in _DASHES and not _opens_range(row, numeral):
        return False
    if (
        follows
        and row[numeral.last - 1].numeric
        and (after in {"^", "_", "/", ":", "@"} or _is_code(row, numeral.last))
    ):
        return False
    return not (follows and after in _DASHES and _tail_is_number(row, numeral)) and not _age(row, numeral)


def _is_code(row: Sequence[Word], index: int) -> bool:
    """Whether letters glued to digits are no unit: "21st", "6abc", "10am"."""
    return row[index].text[0].isalpha() and _unit(row, index)[0] is None


def _opens_range(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether the dash before a number parts words, not digits or letters ("capital—12 dead")."""
    return row[numeral.first - 1].text in {"–", "—"} and not row[max(0, numeral.first - 2)].numeric


def _tail_is_number(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether digits joined by dashes follow that make no rising range: a score, a telephone number, a code."""
    after = numeral.last + 1
    if after >= len(row) or not row[after].numeric or row[after].start != row[after - 1].end:
        return False
    second = _range(row, numeral)
    return second is None or (
        _at(row, second.last) in _DASHES and second.last + 1 < len(row) and row[second.last + 1].numeric
    )


def _age(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number tells somebody's age: "aged 23", "23-year-old", ", 23,"."""
    before, after = _at(row, numeral.first - 1), _at(row, numeral.last)
    if before in _AGES or (before in {"both", "each"} and after in {",", "."}):
        return True
    if "old" in {_at(row, numeral.last + i) for i in range(1, 4)} and _at(row, numeral.last) in {"-", "year", "years"}:
        return True
    bracketed = before in {",", "("} and after in {",", ")", ".", ";"} and numeral.last - numeral.first == 1
    listed = numeral.first >= 2 and row[numeral.first - 2].numeric
    return bracketed and not listed and numeral.value is not None and numeral.value < 120 and row[numeral.first].numeric
