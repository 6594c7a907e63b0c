"""Which of several places of one name an article means: by what it says around the name and by its other places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from variorum.resolution.countries import countries
from variorum.resolution.entries import Entry, kilometres
from variorum.resolution.folding import fold
from variorum.resolution.named import Named
from variorum.resolution.surroundings import Choice, Surroundings, surroundings

# Weights in orders of magnitude of population, found on the dev part of the toponyms benchmark (world and local news).
SAID_AROUND = 6.0  # "Paris, Texas"
PEOPLE_BEFORE = 4.0  # "the Azerbaijani city of Ganja"
SAME_COUNTRY = 4.0
NEXT_COUNTRY = 0.35
SAME_PROVINCE = 1.5
NEARBY = 1.8
OTHER_NAME = -1.5  # the place has this name only among others
CAPITAL = 1.0
BEARS_NAME_OF_STATE = -3.0  # a town called Mexico or Cuba, where the text does not say which it is
NEAR = 150.0  # kilometres
_KIND = {"country": 1.0, "province": -0.5, "district": -1.0, "town": 0.0}
_UNCOUNTED = {"continent": 8.0, "region": 6.0, "water": 6.0, "area": 5.5, "island": 5.5, "province": 5.5, "town": 4.7}
_UNKNOWN_SIZE = 2.0
_ROUNDS = 2


def choose(found: Sequence[Named]) -> dict[int, Entry]:
    """The place meant by each mention, by where it starts; mentions of one name in one article mean one place."""
    told = _by_key(found)
    chosen: Choice = {name: max(_entries(ones), key=lambda entry: size(entry, name)) for name, ones in told.items()}
    for _ in range(_ROUNDS):
        around = surroundings(found, chosen)
        chosen = {name: _best(ones, around) for name, ones in told.items()}
    around = surroundings(found, chosen)
    return {one.span.start: _of_mention(one, chosen[one.key], around) for one in found if one.entries}


def _by_key(found: Iterable[Named]) -> dict[str, list[Named]]:
    told: dict[str, list[Named]] = {}
    for one in found:
        if one.entries:
            told.setdefault(one.key, []).append(one)
    return told


def _entries(told: Iterable[Named]) -> list[Entry]:
    return list({entry.id: entry for one in told for entry in one.entries}.values())


def size(entry: Entry, name: str) -> float:
    """How likely a place is meant before the article is asked: its size, by orders of magnitude."""
    if entry.population > 0:
        people = math.log10(entry.population + 10) + _KIND.get(entry.kind, 0.0)
    else:
        people = _UNKNOWN_SIZE if entry.id.startswith("geonames:") else _UNCOUNTED.get(entry.kind, _UNKNOWN_SIZE)
    other = OTHER_NAME if entry.is_other_name else 0.0
    return people + other + CAPITAL * (entry.kind == "town" and (name, entry.countries) in _capitals())


@cache
def _capitals() -> frozenset[tuple[str, tuple[str, ...]]]:
    return frozenset((fold(seat), (code,)) for code, country in countries().items() for seat in country.seats)


def _best(told: Sequence[Named], around: Surroundings) -> Entry:
    scores = {entry.id: _score(entry, told, around) for entry in _entries(told)}
    return max(_entries(told), key=lambda entry: (scores[entry.id], entry.id))


def _score(entry: Entry, told: Sequence[Named], around: Surroundings) -> float:
    name = told[0].key
    said = sum(is_within(entry, one.within) for one in told) / len(told)
    people = any(one.people in entry.countries for one in told if one.people)
    is_town_of_state_name = entry.kind in ("town", "district") and any(one.kind == "country" for one in _entries(told))
    return (
        size(entry, name)
        + BEARS_NAME_OF_STATE * is_town_of_state_name
        + SAID_AROUND * min(1.0, 2 * said)
        + PEOPLE_BEFORE * people
        + SAME_COUNTRY * around.share_of_country(entry, name)
        + NEXT_COUNTRY * around.is_neighbour(entry)
        + SAME_PROVINCE * around.in_province(entry, name)
        + NEARBY * around.nearby(entry, name)
    )


def is_within(entry: Entry, wide: Iterable[Entry]) -> bool:
    """Does a place lie in one of the wider places that the text names after it?"""
    return any(_holds(one, entry) for one in wide)


def _holds(wide: Entry, entry: Entry) -> bool:
    if wide.id == entry.id or not set(wide.countries) & set(entry.countries):
        return False
    if wide.kind == "country":
        return entry.kind != "country"
    if wide.kind == "province":
        return bool(wide.province) and wide.province == entry.province and entry.kind in ("town", "district")
    far = kilometres(wide, entry)
    return far is not None and far <= NEAR and entry.kind == "town"


def _of_mention(one: Named, chosen: Entry, around: Surroundings) -> Entry:
    """The article's choice, unless this very mention says otherwise ("London, Ontario" in a report from London)."""
    inside = [entry for entry in one.entries if is_within(entry, one.within)]
    if inside and not is_within(chosen, one.within):
        return _best([one], around)
    return chosen
