"""A noun phrase as words, with the sides and the offices that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from variorum.data.load import table, toml
from variorum.resolution.countries import cells
from variorum.resolution.folding import fold
from variorum.resolution.sides import Side, longest_from, side_of

_WORD = re.compile(r"[^\W_][\w.’'&\-‐‑]*|[,;:()\"“”]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_BREAKS = frozenset(',;:()"“”')

# Offices with these sectors are a state's, and so are those that speak for whoever it is (no sector of their own).
_OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_OF_NOBODY = frozenset({"CVL", "REF"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, without its possessive ending, and folded."""

    text: str
    plain: str
    is_possessive: bool


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is: words, kind (person, body, group), sectors."""

    words: str
    kind: str
    sectors: tuple[str, ...]
    is_capital: bool = False  # an office only where it is written with a capital letter

    @property
    def is_of_state(self) -> bool:
        """Whether such an office belongs to the state whose adjective it bears."""
        return not self.sectors or bool(_OF_STATE & set(self.sectors))

    @property
    def is_of_nobody(self) -> bool:
        """Whether such people speak for themselves: residents, witnesses, refugees."""
        return bool(_OF_NOBODY & set(self.sectors))


@dataclass(frozen=True, slots=True)
class FoundSide:
    """A side at its words."""

    start: int
    end: int
    side: Side
    is_possessive: bool


@dataclass(frozen=True, slots=True)
class FoundOffice:
    """An office at its words."""

    start: int
    end: int
    office: Office
    is_plural: bool = False


@cache
def steering(name: str) -> frozenset[str]:
    """A list of the words that steer to whom a phrase belongs."""
    words: dict[str, Any] = toml("parties.toml")
    return frozenset(words[name])


@cache
def _offices() -> Mapping[str, Office]:
    return {fold(row["office"]): _office(row) for row in table("offices.tsv")}


def _office(row: Mapping[str, str]) -> Office:
    return Office(row["same"] or row["office"], row["kind"], cells(row["sectors"]), row["office"][0].isupper())


def is_of_title(word: str) -> bool:
    """May a word stand in a title before a name? Names, words of offices, and the small words between them."""
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return word[:1].isupper() or plain in _title_words() or word.lower() in steering("in_titles")


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for office in _offices() for word in office.split())


def segments(phrase: str) -> list[list[Word]]:
    """The words of a phrase, parted at commas, brackets and quotation marks."""
    found: list[list[Word]] = [[]]
    for written in _WORD.findall(phrase):
        if written in _BREAKS:
            found.append([])
        else:
            found[-1].append(_word(written))
    return [words for words in found if words]


@lru_cache(maxsize=2**12)  # most words of a report stood in others before it
def _word(written: str) -> Word:
    text = _POSSESSIVE.sub("", written)
    return Word(text, fold(text) or text.lower(), text != written)


def sides(words: list[Word], ignored: frozenset[str] = frozenset()) -> list[FoundSide]:
    """The sides named, the longest names first, none within another; `ignored` are names that mean something else."""
    found: list[FoundSide] = []
    start = 0
    while start < len(words):
        one = _side_at(words, start, ignored) if words[start].text[:1].isupper() else None
        if one is not None:
            found.append(one)
        start = one.end if one is not None else start + 1
    return found


def _side_at(words: list[Word], start: int, ignored: frozenset[str]) -> FoundSide | None:
    longest = longest_from(words[start].plain)
    for end in range(min(len(words), start + longest), start, -1):
        name = fold(" ".join(word.text for word in words[start:end]))
        side = side_of(name)
        if side is not None and name not in ignored and _is_written_so(words[start:end], name):
            return FoundSide(start, end, side, words[end - 1].is_possessive)
    return None


def _is_written_so(words: list[Word], name: str) -> bool:
    """Short names are codes and stand in capitals ("US"); a word within a name is not possessive."""
    whole = "".join(word.text for word in words)
    return (len(name) > 3 or whole.upper() == whole) and not any(word.is_possessive for word in words[:-1])


def offices(words: list[Word]) -> list[FoundOffice]:
    """The offices named, the longest first, none within another."""
    found: list[FoundOffice] = []
    start = 0
    while start < len(words):
        one = _office_at(words, start)
        if one is not None:
            found.append(one)
        start = one.end if one is not None else start + 1
    return found


def names_office(phrase: str, kinds: Collection[str] = ("person", "group", "body")) -> bool:
    """Does a phrase name an office of some kinds?"""
    return any(one.office.kind in kinds for words in segments(phrase) for one in offices(words))


def _office_at(words: list[Word], start: int) -> FoundOffice | None:
    longest = _longest_office(words[start].plain)
    for end in range(min(len(words), start + longest), start, -1):
        name = " ".join(word.plain for word in words[start:end])
        office = _offices().get(name) or _offices().get(_singular(name))
        if office is not None and (words[start].text[:1].isupper() or not office.is_capital):
            return FoundOffice(start, end, office, name not in _offices())
    return None


@lru_cache(maxsize=2**12)
def _longest_office(plain: str) -> int:
    """How many words the longest office has that begins with a word or its singular; 0 where none does."""
    return _longest_from().get(plain) or _longest_from().get(_singular(plain), 0)


@cache
def _longest_from() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for words in (office.split() for office in _offices()):
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") else name
