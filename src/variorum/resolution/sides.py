"""Names, adjectives, seats and bodies under which reports speak of states, of authorities of regions, and of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from variorum.data.load import table
from variorum.resolution.countries import cells, countries
from variorum.resolution.folding import fold

SideKind = Literal["name", "adjective", "seat", "body"]
Sectors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A party under one of its names; more than one party where the name does not tell which."""

    kind: SideKind
    parties: tuple[str, ...]
    codes: tuple[str, ...] = ()
    sectors: Sectors = ()
    is_region: bool = False

    @property
    def party(self) -> str | None:
        """The party, where the name stands for one alone."""
        return self.parties[0] if len(self.parties) == 1 else None


@dataclass(frozen=True, slots=True)
class Kin:
    """Authorities whose bodies also go under a state's adjective, and the region that they are of."""

    region: str  # id of the overlay's place
    authority: str


def side_of(words: str) -> Side | None:
    """What a folded name stands for, or None."""
    return _sides().get(words)


def longest_from(word: str) -> int:
    """How many words to look up where a word stands; none where no name begins with it."""
    return _longest().get(word.split(" ")[0], 0) if word != "the" else max(_longest().values())


@cache
def _longest() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for words in (name.split() for name in _sides() if name):
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def _sides() -> Mapping[str, Side]:
    found: dict[str, Side] = {}
    for name, side in (*_states(), *_regions(), *_bodies()):
        found.setdefault(name, side)
    return found


def _states() -> Iterator[tuple[str, Side]]:
    for code, country in countries().items():
        sectors: Sectors = ("GOV", "PRE") if country.is_disputed else ("GOV",)
        for name in (country.name, *country.names):
            yield fold(name), Side("name", (country.name,), (code,), sectors, country.is_disputed)
    for code, country in countries().items():
        sectors = ("PRE",) if country.is_disputed else ()
        for name in country.adjectives:
            yield fold(name), Side("adjective", (country.name,), (code,), sectors, country.is_disputed)
    for code, country in countries().items():
        for name in country.seats:
            yield fold(name), Side("seat", (country.name,), (code,), ("GOV",))


def _regions() -> Iterator[tuple[str, Side]]:
    """Regions with authorities of their own; the mark for a disputed standing goes with them."""
    for row in table("places_overlay.tsv"):
        if row["authority"]:
            sectors: Sectors = ("PRE",) if row["status"] == "pre" else ()
            for name in (row["name"], *cells(row["names"])):
                yield fold(name), Side("name", (row["authority"],), (), ("GOV", *sectors), True)
            yield fold(row["authority"]), Side("body", (row["authority"],), (), ("GOV", *sectors), True)
            for name in cells(row["adjectives"]):
                yield fold(name), Side("adjective", (row["authority"],), (), sectors, True)


def _bodies() -> Iterator[tuple[str, Side]]:
    for row in table("bodies.tsv"):
        codes = cells(row["countries"])
        parties = tuple(countries()[code].name for code in codes) or (row["name"],)
        for name in (row["name"], *cells(row["names"])):
            yield fold(name), Side("body", parties, codes, cells(row["sectors"]))


@cache
def kin_of(code: str) -> tuple[Kin, ...]:
    """The authorities whose bodies also go under the adjective of a state."""
    rows = (row for row in table("places_overlay.tsv") if code in cells(row["kin"]) and row["authority"])
    return tuple(Kin(f"overlay:{row['id']}", row["authority"]) for row in rows)
