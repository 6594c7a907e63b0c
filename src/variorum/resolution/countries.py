"""The states and territories of the world, by the names, adjectives and seats under which reports mention them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from variorum.data.load import table
from variorum.resolution.folding import fold

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of ISO 3166-1; `is_disputed` where its standing is (PLOVER's PRE)."""

    alpha2: str
    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    latitude: float
    longitude: float
    geonames: str
    population: int
    neighbours: Codes
    is_disputed: bool


@cache
def countries() -> Mapping[str, Country]:
    """All of them by alpha-3 code."""
    return {row["alpha3"]: _country(row) for row in table("countries.tsv")}


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        alpha2=row["alpha2"],
        code=row["alpha3"],
        name=row["name"],
        names=cells(row["names"]),
        adjectives=cells(row["adjectives"]),
        demonyms=cells(row["demonyms"]),
        seats=cells(row["seats"]),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames=row["geonames"],
        population=int(row["population"]),
        neighbours=cells(row["neighbours"]),
        is_disputed=row["status"] == "pre",
    )


def cells(text: str | None) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(part.strip() for part in (text or "").split(";") if part.strip())


@cache
def by_alpha2() -> Mapping[str, str]:
    """Alpha-3 codes by alpha-2 codes."""
    return {country.alpha2: code for code, country in countries().items()}


@cache
def by_name() -> Mapping[str, Country]:
    """Countries by each folded name."""
    return _index((country, (country.name, *country.names)) for country in countries().values())


@cache
def by_people() -> Mapping[str, Country]:
    """Countries by each folded adjective and name of their people."""
    return _index((country, (*country.adjectives, *country.demonyms)) for country in countries().values())


def _index(named: Iterable[tuple[Country, Iterable[str]]]) -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country, names in named:
        for name in names:
            found.setdefault(fold(name), country)
    return found
