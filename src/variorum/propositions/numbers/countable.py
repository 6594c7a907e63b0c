"""Whether a number counts or measures, and is not the part of a name, an age, a score or a telephone number."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.propositions.numbers.figure_words import label_heads, label_verbs, labels, unit_at, word_at
from variorum.propositions.numbers.intervals import DASHES, range_end
from variorum.propositions.numbers.lexing import Word
from variorum.propositions.numbers.numerals import Numeral
from variorum.propositions.numbers.wholes import people_words

_AGES = frozenset({"age", "aged", "ages", "turned"})
_FURTHER = frozenset({"additional", "further", "in", "more", "new", "other", "others"})
_NOBODY = frozenset({"any", "every", "no", "not"})  # before "one": no count of one


def is_countable(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number counts or measures, and is not a name's, an age's, a score's or a telephone's part."""
    before, after = word_at(row, numeral.first - 1), word_at(row, numeral.last)
    glued = numeral.first > 0 and row[numeral.first - 1].end == row[numeral.first].start
    follows = numeral.last < len(row) and row[numeral.last - 1].end == row[numeral.last].start
    labelled = before in labels() and not _opens_paragraph(row, numeral)
    if row[numeral.first].numeric and (labelled or (glued and (before.isalpha() or before in "^_#№/:.@"))):
        return False
    if before in _NOBODY and row[numeral.first].lower == "one":
        return False
    if _is_name_part(row, numeral):
        return False
    if glued and before in DASHES and not _opens_range(row, numeral):
        return False
    if (
        follows
        and row[numeral.last - 1].numeric
        and (after in {"^", "_", "/", ":", "@"} or _is_code(row, numeral.last))
    ):
        return False
    return not (follows and after in DASHES and _tail_is_number(row, numeral)) and not _age(row, numeral)


def _opens_paragraph(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a break of paragraphs stands before a number: a headline that ends in "day" labels no "12 children"."""
    return row[numeral.first].start - row[numeral.first - 1].end > 1


def _is_name_part(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether bare digits close a name: after an abbreviation or a word with a capital inside ("FTSE 100")."""
    first, last = numeral.first, numeral.last
    if not row[first].text.isdigit() or last != first + 1 or not first or row[first - 1].end + 1 != row[first].start:
        return False
    if word_at(row, last) in label_heads():
        return True
    before = row[first - 1].text
    lettered = first > 1 and row[first - 2].text == "&"  # "S&P 500"
    shouted = any(_is_shouted(row, at) for at in (first - 2, last))  # a headline in capitals has no abbreviations
    abbreviation = before[1:] != before[1:].lower() and before.isalpha() and not shouted
    return (abbreviation or (lettered and before.isupper())) and not _counts(row, last)


def _is_shouted(row: Sequence[Word], index: int) -> bool:
    return (
        0 <= index < len(row) and row[index].text.isalpha() and row[index].text.isupper() and len(row[index].text) > 1
    )


def _counts(row: Sequence[Word], index: int) -> bool:
    """Whether a number is followed by what it counts or measures: a plural, people, a unit, or who died."""
    word = word_at(row, index)
    return (
        word in people_words() | label_verbs() | _FURTHER
        or (word.endswith("s") and word.isalpha())
        or unit_at(row, index)[0] is not None
    )


def _is_code(row: Sequence[Word], index: int) -> bool:
    """Whether letters glued to digits are no unit: "21st", "6abc", "10am"."""
    return row[index].text[0].isalpha() and unit_at(row, index)[0] is None


def _opens_range(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether the dash before a number parts words, not digits or letters ("capital—12 dead")."""
    return row[numeral.first - 1].text in {"–", "—"} and not row[max(0, numeral.first - 2)].numeric


def _tail_is_number(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether digits joined by dashes follow that make no rising range: a score, a telephone number, a code."""
    after = numeral.last + 1
    if after >= len(row) or not row[after].numeric or row[after].start != row[after - 1].end:
        return False
    second = range_end(row, numeral)
    return second is None or (
        word_at(row, second.last) in DASHES and second.last + 1 < len(row) and row[second.last + 1].numeric
    )


def _age(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number tells somebody's age: "aged 23", "23-year-old", ", 23,", ", 23 - "."""
    before, after = word_at(row, numeral.first - 1), word_at(row, numeral.last)
    if before in _AGES or (before in {"both", "each"} and after in {",", "."}):
        return True
    if "old" in {word_at(row, numeral.last + i) for i in range(1, 4)} and word_at(row, numeral.last) in {
        "-",
        "year",
        "years",
    }:
        return True
    dashed = after in DASHES and not (numeral.last + 1 < len(row) and row[numeral.last + 1].numeric)
    closed = after in {",", ")", ".", ";"} or dashed
    bracketed = before in {",", "("} and closed and numeral.last - numeral.first == 1
    listed = numeral.first >= 2 and row[numeral.first - 2].numeric
    return bracketed and not listed and numeral.value is not None and numeral.value < 120 and row[numeral.first].numeric
