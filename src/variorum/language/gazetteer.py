"""Names that are known beforehand: states, their peoples, regions, towns, bodies between states."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from variorum.data.load import lines, table
from variorum.language.forms import texts

LONGEST_NAME = 6
"""Words in the longest name that is looked for."""

SHORTEST_PLACE = 4

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A known name at its tokens; `firm` where hardly anything else bears it (a state, unlike a town)."""

    start: int
    end: int
    label: str
    firm: bool


def known_at(known: Sequence[Known], place: int) -> Known | None:
    """The one of some names, in order and none inside another, that holds a token."""
    at = bisect_right(known, place, key=lambda name: name.start) - 1
    return known[at] if at >= 0 and place < known[at].end else None


def known_names(doc: Doc) -> Iterator[Known]:
    """The longest known names in order, none inside another."""
    names, start, row = _names(), 0, tuple(text.replace("’", "'") for text in texts(doc))
    while start < len(doc):
        found = _longest_at(doc, start, names, row) if _may_begin(doc, start, row[start]) else None
        if found is not None:
            yield found
        start = start + 1 if found is None else found.end


def is_people(word: str) -> bool:
    """Whether a word is the adjective or name of a people or faith."""
    entry = _names().get((word,))
    return entry is not None and entry[0] == "NORP"


def is_place(words: str) -> bool:
    """Whether words are the name of a state, region or town."""
    entry = _names().get(_key(words))
    return entry is not None and entry[0] == "LOC"


def is_state(words: str) -> bool:
    """Whether words are the name of a state or territory."""
    return words in _states()


@cache
def _names() -> dict[Key, tuple[str, bool]]:
    names: dict[Key, tuple[str, bool]] = {}
    names.update({_key(name): ("LOC", False) for name in lines("names/cities.txt")})
    names.update({_key(name): ("LOC", True) for name in _overlay()})
    names.update({_key(name): ("NORP", True) for name in lines("names/peoples.txt")})
    names.update({_key(name): ("LOC", True) for name in lines("names/regions.txt")})
    names.update({_key(name): ("ORG", True) for name in lines("names/bodies.txt")})
    names.update({_key(name): ("ORG", True) for name in lines("names/groups.txt")})
    for row in table("countries.tsv"):
        names.update({_key(name): ("NORP", True) for name in _cells(row, "adjectives", "demonyms")})
        names.update({_key(name): ("LOC", True) for name in _cells(row, "capital")})
    names.update({_key(name): ("LOC", True) for name in _states()})
    return {key: entry for key, entry in names.items() if key}


def _overlay() -> Iterator[str]:
    """The names of places that the gazetteer adds, abbreviations apart."""
    for row in table("places_overlay.tsv"):
        for name in _cells(row, "name", "names"):
            if len(name) >= SHORTEST_PLACE and name[:1].isupper() and "." not in name:
                yield name


@cache
def _longest() -> dict[str, int]:
    """For the first word of a name how many words the longest has."""
    longest: dict[str, int] = {}
    for key in _names():
        longest[key[0]] = max(longest.get(key[0], 0), min(len(key), LONGEST_NAME))
    return longest


@cache
def _states() -> frozenset[str]:
    return frozenset(name for row in table("countries.tsv") for name in _cells(row, "name", "names"))


def _cells(row: dict[str, str], *columns: str) -> Iterator[str]:
    for column in columns:
        yield from (cell.strip() for cell in (row[column] or "").split(";") if cell.strip())


def _key(name: str) -> Key:
    return tuple(name.replace("-", " - ").replace("’", "'").split())


def _may_begin(doc: Doc, start: int, word: str) -> bool:
    """A capital, or the lower-case article of an Arabic name before a hyphen ("al-Shabaab")."""
    return word[:1].isupper() or (word == "al" and not doc[start].whitespace_)


def _longest_at(doc: Doc, start: int, names: dict[Key, tuple[str, bool]], row: Key) -> Known | None:
    first, known = texts(doc)[start], _longest()
    longest = max(known.get(first, 0), known.get(first.title(), 0))
    for end in range(min(len(doc), start + longest), start, -1):
        key = row[start:end]
        entry = names.get(key) or _lettered(key, names)
        if entry is not None and (entry[1] or all(token.pos_ == "PROPN" for token in doc[start:end])):
            return Known(start, end, *entry)
    return None


def _lettered(key: Key, names: dict[Key, tuple[str, bool]]) -> tuple[str, bool] | None:
    """A name in capitals, as in a dateline; not so short that it could be an abbreviation."""
    if not all(word.isupper() or not word.isalpha() for word in key) or len("".join(key)) < 4:
        return None
    return names.get(tuple(word.title() for word in key))
