"""The user's own places: a CSV with the columns name, latitude, longitude, and optionally names, country, id, kind."""

from __future__ import annotations

import csv
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from variorum.resolution.countries import cells
from variorum.resolution.entries import Entry
from variorum.resolution.folding import fold

logger = logging.getLogger(__name__)

ACCORDING_TO = "the user's list"
_PRECISION = {"town": 1, "district": 3, "province": 4, "region": 4, "country": 6, "water": 7}


@cache
def own_places(path: str | None) -> Mapping[str, tuple[Entry, ...]]:
    """The places of the list by each folded name; a row that cannot be read is left out and logged."""
    if path is None:
        return {}
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        logger.warning("the list of places %s cannot be read: %s", path, error)
        return {}
    found: dict[str, tuple[Entry, ...]] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        entry = _entry(row, number, path)
        for name in dict.fromkeys(fold(name) for name in (row.get("name") or "", *cells(row.get("names")))):
            if entry is not None and name:
                found[name] = (*found.get(name, ()), entry)
    return found


def _entry(row: Mapping[str, str | None], number: int, path: str) -> Entry | None:
    name = (row.get("name") or "").strip()
    try:
        latitude, longitude = _degrees(row.get("latitude"), 90), _degrees(row.get("longitude"), 180)
    except ValueError:
        name = ""
        latitude = longitude = None
    if not name or (latitude is None) != (longitude is None):
        logger.warning("line %d of %s is no place: it needs a name, and both coordinates or none", number, path)
        return None
    kind = (row.get("kind") or "town").strip()
    reference = (row.get("id") or "").strip() or fold(name).replace(" ", "-")
    precision = _PRECISION.get(kind, 5)
    return Entry(
        f"user:{reference}", name, kind, cells(row.get("country")), latitude, longitude, precision, ACCORDING_TO
    )


def _degrees(text: str | None, most: int) -> float | None:
    if not (text or "").strip():
        return None
    value = float(text or "")
    if not -most <= value <= most:
        raise ValueError(text)
    return value
