"""Reads the figures of a text as intervals, with what opens or blurs them and the unit that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from variorum.data.load import toml
from variorum.propositions.clauses.phrases import text_of
from variorum.propositions.numbers.corrected import Meant, correcting_words, meant_at
from variorum.propositions.numbers.countable import is_countable
from variorum.propositions.numbers.figure_words import closers, currency, openers, opening_words, unit_at, word_at
from variorum.propositions.numbers.intervals import DASHES, Interval, interval_of, range_end, ranged
from variorum.propositions.numbers.lexing import Word, words
from variorum.propositions.numbers.numerals import Numeral, may_begin, numeral_at
from variorum.propositions.numbers.parts_of_counts import (
    CountedPart,
    excepted,
    fraction_of,
    part_openings,
    worded_part,
)
from variorum.propositions.numbers.wholes import people_words
from variorum.propositions.times.time_grammar import time_spans
from variorum.records import Figure, Span

_LARGEST_WHOLE = 1000  # "one in a thousand"; above it, "in 2019" is a year
_MANY_POINTS = 10  # "he made two points": below this, points are arguments and no index's or score's


class _Reading(NamedTuple):
    """The words read, from first to last (exclusive), and what they say; of a part also the whole that it is of."""

    first: int
    last: int
    figure: Figure | None
    whole: Figure | None = None


def parse(text: str) -> Figure | None:
    """The first figure of a short text, or None."""
    found = figures_in(text)
    return found[0] if found else None


@lru_cache(maxsize=4)
def figures(doc: Doc) -> tuple[Figure, ...]:
    """All figures of a document that count or measure something, in order; each with its span."""
    return tuple(figure for figure in figures_in(text_of(doc)) if not _ends_a_name(doc, figure))


def _ends_a_name(doc: Doc, figure: Figure) -> bool:
    """Whether the parse takes bare digits for the last word of a name ("Nikkei 225")."""
    if figure.span is None or not figure.exact.isdigit() or not doc.has_annotation("DEP"):
        return False
    found = doc.char_span(figure.span.start, figure.span.end)
    token = found[0] if found is not None and len(found) == 1 else None
    return token is not None and token.dep_ == "flat" and token.head.i < token.i and token.head.pos_ == "PROPN"


def figure_at(doc: Doc, token: int) -> Figure | None:
    """The figure that a token is part of, or None."""
    start, end = doc[token].idx, doc[token].idx + len(doc[token])
    return next((f for f in figures(doc) if f.span and f.span.start < end and start < f.span.end), None)


def whole_of(doc: Doc, part: Figure) -> Figure | None:
    """The counted whole that a figure is a part of: the 40 in "half of the 40 hostages"; None where it is of none."""
    return None if part.span is None else _wholes(text_of(doc)).get(part.span.start)


def figures_in(text: str) -> tuple[Figure, ...]:
    """All figures of a text; dates, times, ages, ordinals, telephone numbers and names with numbers are left out."""
    return _figures_in(text)[0]


def _wholes(text: str) -> dict[int, Figure]:
    """The wholes that are counted beside a part of them, by where the part begins."""
    return _figures_in(text)[1]


@lru_cache(maxsize=16)
def _figures_in(text: str) -> tuple[tuple[Figure, ...], dict[int, Figure]]:
    row = words(text)
    taken = [(span.start, span.end) for span in time_spans(text)]
    found = [
        (reading.figure, reading.whole)
        for reading in _readings(text, row)
        if reading.figure is not None and not _inside(reading.figure, taken)
    ]
    wholes = {part.span.start: whole for part, whole in found if whole is not None and part.span is not None}
    return tuple(figure for figure, _ in found), wholes


def _readings(text: str, row: Sequence[Word]) -> Iterator[_Reading]:
    index = 0
    while index < len(row):
        word = row[index]
        may_open = may_begin(word) or word.lower in _opening()
        reading = _read(text, row, index) if may_open else None
        if reading is None:
            index += 1
            continue
        index = reading.last
        yield reading


@cache
def _opening() -> frozenset[str]:
    return opening_words() | part_openings() | correcting_words()


def _inside(figure: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    span = figure.span
    return span is not None and any(start < span.end and span.start < end for start, end in taken)


def _read(text: str, row: Sequence[Word], index: int) -> _Reading | None:
    """The figure that begins at a word with its openers ("more than", "$"), or None."""
    part = excepted(row, index) or worded_part(row, index)
    if part is not None:
        return _of_part(text, row, index, part)
    meant = meant_at(row, index) if row[index].lower in correcting_words() else None
    if meant is not None:
        return _of_pair(text, row, index, meant)
    mod, at = openers(row, index)
    money, at = currency(row, at)
    if money is not None and mod is None:
        mod, at = openers(row, at)
    if word_at(row, at) in {"between", "from"} and mod is None:
        return _between(text, row, index, at + 1)
    share = _share(row, at) or _proportion(row, at)
    if share is not None:
        if (part := fraction_of(row, share, mod)) is not None:
            return _of_part(text, row, index, part)
        value, low, high = interval_of(share, mod)
        return _reading(text, row, index, share.last, (value, low, high), _shown(mod), "percent")
    numeral = numeral_at(row, at)
    if numeral is None or not is_countable(row, numeral):
        return None
    second = range_end(row, numeral)
    last = second.last if second else numeral.last
    after, last = closers(row, last)
    unit, last = _unit(row, last, numeral)
    if unit == "percent" and second is None:
        part = fraction_of(row, Numeral(numeral.first, last, numeral.value, None), mod or after)
        if part is not None:
            return _of_part(text, row, index, part)
    value, low, high = ranged(numeral, second) if second else interval_of(numeral, mod or after)
    mod = None if second else mod or after
    return _reading(text, row, index, last, (value, low, high), _shown(mod), unit or money)


def _of_pair(text: str, row: Sequence[Word], index: int, meant: Meant) -> _Reading:
    """The number that is meant of two for one count, over the words of both; none where it stands elsewhere."""
    if meant.numeral is None:
        return _Reading(index, meant.last, None)
    after, last = closers(row, meant.last)
    unit, last = _unit(row, last, meant.numeral)
    mod = meant.mod or after
    return _reading(text, row, index, last, interval_of(meant.numeral, mod), _shown(mod), unit)


def _of_part(text: str, row: Sequence[Word], index: int, part: CountedPart) -> _Reading:
    """A part of a counted whole, with that whole beside it."""
    if part.interval is None or part.whole is None:
        return _Reading(index, part.last, None)
    told = _reading(text, row, index, part.last, part.interval, _shown(part.mod), None)
    whole = _reading(text, row, part.whole.first, part.whole.last, interval_of(part.whole, None), None, None)
    return told._replace(whole=whole.figure)


def _unit(row: Sequence[Word], index: int, numeral: Numeral) -> tuple[str | None, int]:
    """The unit behind a number, also behind "of" after a vague one: "hundreds of miles"."""
    of = numeral.value is None and word_at(row, index) == "of"
    unit, last = unit_at(row, index + 1 if of else index)
    few = numeral.value is not None and numeral.value < _MANY_POINTS and numeral.value == int(numeral.value)
    return (None, index) if unit is None or (few and unit == "points") else (unit, last)


def _share(row: Sequence[Word], index: int) -> Numeral | None:
    """ "A third of", "two-thirds of", "half the": a share in percent."""
    count = 1.0 if word_at(row, index) in {"a", "one"} else None
    at = index + 1 if count is not None else index
    if count is None and (first := numeral_at(row, index)) is not None and first.last == index + 1 and first.value:
        count, at = first.value, index + 1
    at += 1 if word_at(row, at) == "-" else 0
    word = word_at(row, at)
    part = toml("numbers.toml")["fractions"].get(word)
    if (
        part is None
        or (count is None and word != "half")
        or word_at(row, at + 1) not in ({"of", "the"} if word == "half" else {"of"})
    ):
        return None
    behind = at + 3 if word_at(row, at + 2) in {"a", "an"} else at + 2
    if word_at(row, behind) in _multipliers() or (count or 1.0) * part >= 1:
        return None
    value = round((count or 1.0) * part * 100, 1)
    return Numeral(index, at + 1, value, None)


def _proportion(row: Sequence[Word], index: int) -> Numeral | None:
    """ "One in three of them", "two in five children", "one in ten was": a share in percent, no count of one."""
    part = numeral_at(row, index)
    if part is None or part.value is None or word_at(row, part.last) != "in":
        return None
    at = part.last + 2 if word_at(row, part.last + 1) == "every" else part.last + 1
    whole = numeral_at(row, at)
    if whole is None or whole.value is None or not 1 <= part.value < whole.value <= _LARGEST_WHOLE:
        return None
    behind = word_at(row, whole.last)
    if behind != "of" and behind not in people_words() and behind not in toml("numbers.toml")["proportions"]["verbs"]:
        return None
    return Numeral(index, whole.last, round(part.value / whole.value * 100, 1), None)


@cache
def _multipliers() -> frozenset[str]:
    """Words that make a fraction a number ("a quarter of a million")."""
    numbers = toml("numbers.toml")
    return frozenset({*numbers["scales"], *numbers["groups"]})


def _reading(
    text: str, row: Sequence[Word], first: int, last: int, interval: Interval, mod: str | None, unit: str | None
) -> _Reading:
    start, end = row[first].start, row[last - 1].end
    value, low, high = interval
    span = Span(start, end, text[start:end])
    return _Reading(first, last, Figure(value, low, high, mod, unit, exact=span.exact, span=span))


def _shown(mod: str | None) -> str | None:
    return None if mod == "EQUAL" else mod


def _between(text: str, row: Sequence[Word], first: int, index: int) -> _Reading | None:
    """ "between 30 and 40", "from 30 to 40"."""
    low = numeral_at(row, index)
    if low is None or low.value is None or word_at(row, low.last) not in {"and", "to"} | DASHES:
        return None
    high = numeral_at(row, low.last + 1)
    if high is None or high.value is None or not low.value < high.value or not is_countable(row, high):
        return None
    unit, last = unit_at(row, high.last)
    return _reading(text, row, first, last, ranged(low, high), None, unit)
