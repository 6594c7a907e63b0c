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

_CELL = 0.5  # degrees: a cell and those around it reach about 80 kilometres; found with the weights in `choosing`
_WIDE = frozenset({"country", "continent", "water"})

Cell = tuple[int, int]
Area = tuple[str, str]  # country and province
Weights = Mapping[str, float]  # by name: one where it can mean but one place, less the more it can mean
Choice = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How much the other names of an article speak for each country, province and cell of the map."""

    countries: Mapping[str, Weights]
    provinces: Mapping[Area, Weights]
    cells: Mapping[Cell, Weights]

    def share_of_country(self, entry: Entry, name: str) -> float:
        """The share of the article's other names that lie in the place's country, each by how often it stands."""
        others = sum(_sum_of_others(weights, name) for weights in self.countries.values())
        spoken = (_sum_of_others(self.countries.get(code, {}), name) for code in entry.countries)
        return min(1.0, max(spoken, default=0.0) / max(1.0, others))

    def is_neighbour(self, entry: Entry) -> bool:
        """Whether the article speaks of a country next to the place's."""
        return any(self.countries.get(near) for code in entry.countries for near in _neighbours(code))

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
    return math.log2(1 + _sum_of_others(weights, name))


def _sum_of_others(weights: Weights, name: str) -> float:
    return sum(weight for other, weight in weights.items() if other != name)


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


def _spoken_of(found: Iterable[Named], chosen: Choice) -> dict[str, dict[str, float]]:
    """How often names stand that mean places of each country; a people's name counts half."""
    spoken: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in found:
        codes = chosen[one.key].countries if one.key in chosen else ()
        for code in codes:
            spoken[code][one.key] += (0.5 if one.is_people else 1.0) / len(codes)
    return spoken


def _cell(entry: Entry) -> Cell | None:
    if entry.latitude is None or entry.longitude is None:
        return None
    return round(entry.latitude / _CELL), round(entry.longitude / _CELL)


def _cells_around(entry: Entry) -> Iterable[Cell]:
    cell = _cell(entry)
    steps = product((-1, 0, 1), repeat=2) if cell else ()
    return ((cell[0] + up, cell[1] + across) for up, across in steps) if cell else ()
