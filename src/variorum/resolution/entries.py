"""What a list of places knows of one place."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from variorum.data.load import table
from variorum.resolution.countries import Country, by_alpha2, cells
from variorum.resolution.folding import fold

Codes = tuple[str, ...]

GEONAMES = "GeoNames"
OVERLAY = "the overlay"
_EARTH = 6371.0
_PRECISION = {"town": 1, "district": 3, "province": 4, "country": 6}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a list: what it is, where, in which countries (alpha-3) and province, how many live there."""

    id: str
    name: str
    kind: str  # town, district, province, region, area, island, water, continent, country
    countries: Codes
    latitude: float | None
    longitude: float | None
    precision: int
    according_to: str
    population: int = 0
    province: str = ""  # folded
    is_other_name: bool = False  # found under a name that is not its first


def kilometres(one: Entry, other: Entry) -> float | None:
    """How far two places lie apart, or None where either has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    low, high = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * math.sin(across / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def of_country(country: Country) -> Entry:
    """A state or territory as a place."""
    return Entry(
        f"geonames:{country.geonames}",
        country.name,
        "country",
        (country.code,),
        country.latitude,
        country.longitude,
        _PRECISION["country"],
        GEONAMES,
        country.population,
    )


# folded, geonames, name or null, latitude and longitude in ten-thousandths, population, division, is it another name
TownRow = tuple[str, int, str | None, int, int, int, int, int]


def of_town(row: TownRow, countries: Codes, province: str, *, is_other_name: bool = False) -> Entry:
    """A row of the gazetteer's towns, with the countries and the folded province it lies in."""
    folded, geonames, name, latitude, longitude, population, _, _ = row
    return Entry(
        f"geonames:{geonames}",
        name or folded.title(),
        "town",
        countries,
        latitude / 10_000,
        longitude / 10_000,
        _PRECISION["town"],
        GEONAMES,
        population,
        province,
        is_other_name,
    )


def of_division(row: tuple[str, str, str, str, int, int, int, str | None]) -> Entry:
    """A row of the gazetteer's divisions, with the one above it."""
    kind, name, alpha2, reference, latitude, longitude, population, outer = row
    return Entry(
        f"geonames:{reference}",
        name,
        kind,
        codes_of(alpha2),
        latitude / 10_000,
        longitude / 10_000,
        _PRECISION[kind],
        GEONAMES,
        population,
        fold(outer or name),
    )


def codes_of(alpha2: str) -> Codes:
    """The country's own code, nothing for one that the table of countries lacks."""
    code = by_alpha2().get(alpha2)
    return (code,) if code else ()


def of_overlay(row: Mapping[str, str]) -> Entry:
    """A row of the overlay."""
    return Entry(
        f"overlay:{row['id']}",
        row["name"],
        row["kind"],
        cells(row["countries"]),
        float(row["latitude"]) if row["latitude"] else None,
        float(row["longitude"]) if row["longitude"] else None,
        int(row["precision"]),
        OVERLAY,
    )


@cache
def overlay() -> Mapping[str, tuple[Entry, ...]]:
    """The overlay's places by each folded name."""
    found: dict[str, tuple[Entry, ...]] = {}
    for row in table("places_overlay.tsv"):
        entry = of_overlay(row)
        for name in dict.fromkeys(fold(name) for name in (row["name"], *cells(row["names"]))):
            found[name] = (*found.get(name, ()), entry)
    return found
