"""Looks names up: in the user's own list, the overlay, the states of the world, and the gazetteer, in that order."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from threading import local

from variorum.data.load import path, table
from variorum.resolution.countries import by_name, cells
from variorum.resolution.entries import Entry, codes_of, kilometres, of_country, of_division, of_town, overlay
from variorum.resolution.folding import fold
from variorum.resolution.own_places import own_places

# How near a gazetteer's place of the same name and kind must be to be the overlay's: one town, one province.
_SAME = {"town": 60.0, "district": 150.0, "province": 1500.0, "area": 100.0, "island": 300.0, "region": 400.0}
_MAPPED = 1 << 26  # bytes: the whole file is mapped, so that a look-up is no call to the system
_CODE = re.compile(r"[A-Z]{2,4}")

# One question for both: the names that towns go by first and the other ones, which are marked.
_TOWNS = """
SELECT folded, geonames, name, latitude, longitude, population, division, 0 FROM town WHERE folded = ?1
UNION ALL
SELECT town.folded, town.geonames, town.name, latitude, longitude, population, division, 1
FROM town_name AS other JOIN town ON town.folded = other.town AND town.geonames = other.geonames
WHERE other.folded = ?1
"""
_LIES_IN = """
SELECT one.country, coalesce(outer_one.name, one.name)
FROM division AS one LEFT JOIN division AS outer_one ON outer_one.id = one.province WHERE one.id = ?
"""
_DIVISIONS = """
SELECT one.kind, one.name, one.country, one.reference, one.latitude, one.longitude, one.population, outer_one.name
FROM division_name JOIN division AS one ON one.id = division_name.division
LEFT JOIN division AS outer_one ON outer_one.id = one.province
WHERE division_name.folded = ?
"""

_connections = local()


def look_up(name: str, own: str | None = None) -> tuple[Entry, ...]:
    """Every place known under a name, the user's own first, then by kind and size; empty where none is.

    A word for the kind of place ("the Donetsk region", "Walker County") leaves only places of that kind.
    """
    folded = fold(name)
    if not folded or (len(folded) < 4 and _is_lower(name)):
        return ()
    return _found(folded, own)


def _is_lower(name: str) -> bool:
    """Short names are codes ("US", "UK"), which stand in capitals, or they are common words."""
    return not any(letter.isupper() for letter in name)


@lru_cache(maxsize=2**12)
def _found(folded: str, own: str | None) -> tuple[Entry, ...]:
    whole = _known(folded, own)
    if whole:
        return whole
    return next((found for bare, kinds in _without_kind(folded) if (found := _of_kind(bare, kinds, own))), ())


def _known(folded: str, own: str | None) -> tuple[Entry, ...]:
    if mine := own_places(own).get(folded, ()):
        return mine
    listed = overlay().get(folded, ())
    country = by_name().get(folded)
    states = (of_country(country),) if country else ()
    found = _joined(listed, _gazetteer(folded))
    return (*found, *states) if states else found


def _joined(listed: Sequence[Entry], found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The overlay's places, each in the stead of the gazetteer's for the same place, and the gazetteer's others."""
    if not listed:
        return found
    ours = []
    for entry in listed:
        same = [other for other in found if _is_same(entry, other)]
        largest = max(same, key=lambda other: other.population, default=entry)
        ours.append(replace(entry, population=largest.population, province=largest.province))
        found = tuple(other for other in found if other not in same)
    return (*ours, *found)


def _is_same(entry: Entry, other: Entry) -> bool:
    far = kilometres(entry, other)
    level = "town" if other.kind == "town" else entry.kind
    return far is not None and far <= _SAME.get(level, 0.0) and (entry.kind == other.kind or entry.kind != "town")


def _gazetteer(folded: str) -> tuple[Entry, ...]:
    connection = _connection()
    towns = [
        of_town(row, *_lies_in(row[6]), is_other_name=bool(row[7]))
        for row in connection.execute(_TOWNS, (folded,)).fetchall()
    ]
    if folded not in _division_names() and len(towns) < 2:
        return tuple(towns)
    divisions = [of_division(row) for row in connection.execute(_DIVISIONS, (folded,))]
    called = [entry for entry in towns if entry.is_other_name]
    first = [entry for entry in towns if not entry.is_other_name]
    found = {entry.id: entry for entry in (*called, *divisions, *first)}
    return tuple(sorted(found.values(), key=lambda entry: (-entry.population, entry.id)))


@cache
def _division_names() -> frozenset[str]:
    """The folded names of divisions: few beside those of towns, so that most names need no question about them."""
    return frozenset(name for (name,) in _connection().execute("SELECT folded FROM division_name"))


@lru_cache(maxsize=2**12)
def _lies_in(division: int) -> tuple[tuple[str, ...], str]:
    """The country codes and the folded province of a town in this division."""
    country, province = _connection().execute(_LIES_IN, (division,)).fetchone()
    return codes_of(country), fold(province)


def _connection() -> sqlite3.Connection:
    """This thread's reading connection; the file never changes, so no locks are taken."""
    known: sqlite3.Connection | None = getattr(_connections, "gazetteer", None)
    return known or _open()


def _open() -> sqlite3.Connection:
    address = f"file:{path('gazetteer.sqlite')}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=True)
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    _connections.gazetteer = connection
    return connection


@cache
def kind_words() -> Mapping[str, tuple[str, ...]]:
    """The kinds of place that a common noun beside a name allows."""
    return {row["word"]: cells(row["kinds"]) for row in table("place_kinds.tsv")}


def _without_kind(folded: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The name without the word for its kind, before or after it, and the kinds that the word allows."""
    words = folded.split()
    kinds = kind_words()
    if len(words) > 1 and words[-1] in kinds:
        yield " ".join(words[:-1]), kinds[words[-1]]
    if len(words) > 1 and words[0] in kinds:
        rest = words[2:] if words[1] == "of" else words[1:]
        yield " ".join(rest), kinds[words[0]]


def _of_kind(bare: str, kinds: tuple[str, ...], own: str | None) -> tuple[Entry, ...]:
    """The places of the kinds asked for; a region known only by its main town is that town's surroundings."""
    known = _known(bare, own) if bare else ()
    right = tuple(entry for entry in known if entry.kind in kinds)
    if right or not known or "town" in kinds:
        return right or known
    coarse = precision_of(kinds)
    return tuple(replace(entry, precision=max(entry.precision, coarse)) for entry in known if entry.kind == "town")


def precision_of(kinds: tuple[str, ...]) -> int:
    """How exact a name is that a word for these kinds of place goes with, where only its town is known."""
    if "town" in kinds:
        return 1
    return 3 if "district" in kinds else 4
