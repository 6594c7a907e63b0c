"""Provinces and districts, made from the towns that lie in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gazetteer.sources import Seat, Spot, Town
from variorum.resolution.folding import fold

SeatOf = Mapping[tuple[str, float, float], Seat]
Key = tuple[str, str, str]  # country, admin1 code, county or ""

# Words that only say what kind of division it is, in the languages that GeoNames mixes into its English names.
_KIND_WORDS = re.compile(
    r"\b(province|provincia|region|rayon|raion|district|governorate|department|departement|county|oblast|oblast|krai"
    r"|prefecture|state|municipality|city|territory|republic|autonomous|parish|canton|division|voivodeship|of)\b"
)


@dataclass(frozen=True, slots=True)
class Division:
    """A province or district: number, name, country, where its middle is, how many live in its towns."""

    id: int
    kind: str
    name: str
    country: str
    province: int | None
    spot: Spot
    population: int
    reference: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its name as written, and without the word for its kind."""
        own = fold(self.name)
        bare = " ".join(_KIND_WORDS.sub(" ", own).split())
        return tuple(dict.fromkeys(name for name in (own, bare) if name))


def divisions(towns: Iterable[Town], seat_of: SeatOf, states: Mapping[str, int]) -> dict[Key, Division]:
    """All provinces and districts, numbered in the order of country, code and name."""
    members = _members(towns, seat_of)
    found: dict[Key, Division] = {}
    for key in sorted(members):
        if key[2] and _is_its_town(key, members[key]):
            continue
        found[key] = _division(len(found) + 1, key, members[key], seat_of, found, states)
    return found


def _members(towns: Iterable[Town], seat_of: SeatOf) -> dict[Key, list[Town]]:
    members: dict[Key, list[Town]] = defaultdict(list)
    for town in towns:
        members[town.country, town.admin1, ""].append(town)
        seat = seat_of.get((town.country, *town.spot))
        if seat is not None and seat.county:
            members[town.country, town.admin1, seat.county].append(town)
    return members


def _is_its_town(key: Key, towns: list[Town]) -> bool:
    """Is the district no more than the town that gives it its name?"""
    return any(fold(town.name) == fold(key[2]) for town in towns)


def _division(
    number: int, key: Key, towns: list[Town], seat_of: SeatOf, found: Mapping[Key, Division], states: Mapping[str, int]
) -> Division:
    country, code, county = key
    population = sum(town.population for town in towns)
    if county:
        above = found[country, code, ""]
        reference = f"{country}.{code}/{county}"
        return Division(number, "district", county, country, above.id, _middle(towns), population, reference)
    reference = str(states[code]) if country == "US" and code in states else f"{country}.{code}"
    name = _province_name(towns, seat_of) or code or country
    return Division(number, "province", name, country, None, _middle(towns), population, reference)


def _province_name(towns: list[Town], seat_of: SeatOf) -> str | None:
    seats = (seat_of.get((town.country, *town.spot)) for town in towns)
    names = Counter(seat.state for seat in seats if seat is not None and seat.state)
    return min(names, key=lambda name: (-names[name], name)) if names else None


def _middle(towns: list[Town]) -> Spot:
    """The middle of the box around the towns: nearer to the middle of the land than the mean of where people live."""
    latitudes = [town.spot[0] for town in towns]
    longitudes = [town.spot[1] for town in towns]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
