"""Parts of a counted whole: "half of the 40 men" are 20, "all but three of the 14" are 11, "some of the 60" not 60."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from variorum.data.load import toml
from variorum.propositions.numbers.countable import is_countable
from variorum.propositions.numbers.figure_words import openers, unit_at, word_at
from variorum.propositions.numbers.intervals import DASHES, Interval, interval_of
from variorum.propositions.numbers.lexing import Phrases, Word
from variorum.propositions.numbers.numerals import Numeral, numeral_at
from variorum.propositions.numbers.wholes import people_words

_OWNER = 4  # words up to the one that ends in "'s": "the old port city's 800 homes"
_PLURAL = 3  # words behind the number in which the plural of what is counted stands
_YEARS = (1500, 2100)  # four plain digits between them may be a year: "half of the 2023 harvests"


class CountedPart(NamedTuple):
    """Where the words of a part end, how many it is (None where they do not say), and the whole if it is counted."""

    last: int
    interval: Interval | None
    mod: str | None
    whole: Numeral | None


@cache
def _phrases(section: str) -> Phrases:
    return Phrases(toml("numbers.toml")[section])


@cache
def part_openings() -> frozenset[str]:
    """The words with which a part can begin."""
    return _phrases("parts").first_words() | _phrases("excepting").first_words()


def excepted(row: Sequence[Word], index: int) -> CountedPart | None:
    """ "All but three of the 14": all less three; without a whole the number says only how many it was not."""
    opened, at = _phrases("excepting").at(row, index)
    if opened is None:
        return None
    less, few = numeral_at(row, at), worded_part(row, at)
    if few is not None:  # "all but a few of the 14"
        return _nearly(few.last, few.whole)
    if less is None or less.value is None:
        return None
    whole = _whole(row, less.last)
    if whole is None or whole.value is None or whole.value <= less.value:
        return CountedPart(less.last, None, None, None)
    left = whole.value - less.value
    return CountedPart(whole.last, (left, left, left), None, whole)


def worded_part(row: Sequence[Word], index: int) -> CountedPart | None:
    """ "Most of the 40", "several of the 60": what the words leave open of a counted whole."""
    part, at = _phrases("parts").at(row, index)
    whole = _whole(row, at) if part is not None else None
    if whole is None or whole.value is None:
        return None
    if part == "SOME":
        return CountedPart(whole.last, (None, 2.0, None), None, whole)
    if part == "MOST":
        half = float(whole.value // 2)  # more than 7 of 15
        return CountedPart(whole.last, (half, half, None), "MORE_THAN", whole)
    return _nearly(whole.last, whole)


def _nearly(last: int, whole: Numeral | None) -> CountedPart:
    """Nearly all of a whole."""
    return CountedPart(last, None if whole is None else interval_of(whole, "NEARLY"), "NEARLY", whole)


def fraction_of(row: Sequence[Word], share: Numeral, mod: str | None) -> CountedPart | None:
    """ "Half of the 40", "two thirds of its 1,200": the share of the count, to the nearest whole."""
    whole = _whole(row, share.last)
    if whole is None or whole.value is None or share.value is None:
        return None
    part = round(whole.value * _exact(share.value), 1)
    near = Numeral(share.first, whole.last, float(round(part)), None)
    if mod is None and part != near.value:
        return CountedPart(whole.last, (near.value, float(part // 1), float(part // 1 + 1)), "APPROX", whole)
    return CountedPart(whole.last, interval_of(near, mod), mod, whole)


def _exact(percent: float) -> float:
    """The share without the rounding of its percent: 66.7 are two thirds."""
    thirds = percent * 3 / 100
    return round(thirds) / 3 if abs(thirds - round(thirds)) < 0.01 else percent / 100


def _whole(row: Sequence[Word], index: int) -> Numeral | None:
    """The count behind "of the", "of its", "of the town's", "the", where what is counted follows in the plural."""
    words = toml("numbers.toml")["wholes"]["determiners"]
    first = index + 1 if word_at(row, index) == "of" else index
    owned = _behind_owner(row, first)
    if (word_at(row, index) != "of" and word_at(row, index) not in words) or (
        owned is None and word_at(row, first) not in words
    ):
        return None
    whole = numeral_at(row, openers(row, owned or first + 1)[1])
    if whole is None or whole.value is None or whole.value < 2 or not is_countable(row, whole):
        return None
    measured = unit_at(row, whole.last)[0] is not None or word_at(row, whole.last) in DASHES
    return None if measured or _may_be_year(row, whole) or not _is_plural(row, whole.last) else whole


def _behind_owner(row: Sequence[Word], index: int) -> int | None:
    """Where the words of whose they are end: "Arla's", "the port city's"."""
    for at in range(index, min(index + _OWNER, len(row))):
        word = row[at].lower
        if word.endswith(("'s", "’s")):
            return at + 1
        if word in {"'", "’"} and at > index:
            return at + 1
        if not word.isalpha():
            return None
    return None


def _may_be_year(row: Sequence[Word], whole: Numeral) -> bool:
    text = row[whole.first].text
    plain = whole.last == whole.first + 1 and text.isdigit() and len(text) == 4
    return plain and _YEARS[0] <= int(text) <= _YEARS[1]


def _is_plural(row: Sequence[Word], index: int) -> bool:
    """Whether something counted follows; of those taken together ("crew", "dead") the lists know no plural."""
    for at in range(index, min(index + _PLURAL, len(row))):
        word = row[at].lower
        if not word.isalpha() and word != "-":
            break
        if word in _gatherings() or (word.endswith("s") and not word.endswith("ss")):
            return True
    return False


@cache
def _gatherings() -> frozenset[str]:
    return people_words() | frozenset(toml("numbers.toml")["wholes"]["gatherings"])
