"""What an article's other places say about one: in which countries and provinces they lie, and how near."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from variorum.resolution.countries import countries
from variorum.resolution.entries import Entry
from variorum.resolution.named import Named

_CELL = 1.0  # degrees: a cell and those around it reach about 150 kilometres
_WIDE = frozenset({"country", "continent", "water"})

Cell = tuple[int, int]
Area = tuple[str, str]  # country and province
Weights = Mapping[str, float]  # by name: one where it can mean but one place, less the more it can mean
Choice = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How much the other names of an article speak for each country, province and cell of the map."""

    countries: Mapping[str, float]
    provinces: Mapping[Area, Weights]
    cells: Mapping[Cell, Weights]

    def share_of_country(self, entry: Entry, own: float) -> float:
        """The share of the article's other mentions that lie in the place's country."""
        others = sum(self.countries.values()) - own
        spoken = max((self.countries.get(code, 0.0) for code in entry.countries), default=0.0)
        return min(1.0, spoken / max(1.0, others))

    def is_neighbour(self, entry: Entry) -> bool:
        """Whether the article speaks of a country next to the place's."""
        return any(near in self.countries for code in entry.countries for near in _neighbours(code))

    def in_province(self, entry: Entry, name: str) -> float:
        """How many other names may lie in the place's province, those with one meaning counted most (log scale)."""
        if not entry.province:
            return 0.0
        areas = ((code, entry.province) for code in entry.countries)
        return max((_others(self.provinces.get(area, {}), name) for area in areas), default=0.0)

    def nearby(self, entry: Entry, name: str) -> float:
        """How many other names may lie near the place (log scale)."""
        if entry.kind in _WIDE:
            return 0.0
        names: dict[str, float] = {}
        for cell in _cells_around(entry):
            names.update(self.cells.get(cell, {}))
        return _others(names, name)


def _others(weights: Weights, name: str) -> float:
    return math.log2(1 + sum(weight for other, weight in weights.items() if other != name))


def _neighbours(code: str) -> tuple[str, ...]:
    known = countries().get(code)
    return known.neighbours if known else ()


def surroundings(found: Sequence[Named], chosen: Choice) -> Surroundings:
    """What the names of an article say about each other."""
    told = {one.key: one.entries for one in found if one.entries and not one.is_people}
    provinces: dict[Area, dict[str, float]] = defaultdict(dict)
    cells: dict[Cell, dict[str, float]] = defaultdict(dict)
    for name, entries in told.items():
        for entry in entries:
            for code in entry.countries:
                provinces[code, entry.province][name] = 1 / len(entries)
            if entry.kind not in _WIDE and (cell := _cell(entry)) is not None:
                cells[cell][name] = 1 / len(entries)
    return Surroundings(_spoken_of(found, chosen), provinces, cells)


def _spoken_of(found: Iterable[Named], chosen: Choice) -> dict[str, float]:
    spoken: dict[str, float] = defaultdict(float)
    for one in found:
        entry = chosen.get(one.key)
        for code in entry.countries if entry else ():
            spoken[code] += weight_of(one) / len(entry.countries if entry else ())
    return spoken


def weight_of(one: Named) -> float:
    """A people's name speaks half as much for a country as a place in it."""
    return 0.5 if one.is_people else 1.0


def _cell(entry: Entry) -> Cell | None:
    if entry.latitude is None or entry.longitude is None:
        return None
    return round(entry.latitude / _CELL), round(entry.longitude / _CELL)


def _cells_around(entry: Entry) -> Iterable[Cell]:
    cell = _cell(entry)
    steps = product((-1, 0, 1), repeat=2) if cell else ()
    return ((cell[0] + up, cell[1] + across) for up, across in steps) if cell else ()
