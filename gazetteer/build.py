"""Writes the gazetteer: one SQLite file, the same bytes from the same packages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from gazetteer.divisions import Division, Key, SeatOf, divisions
from gazetteer.sources import Town, seats, states, towns
from gazetteer.spellings import other_spellings
from variorum.resolution.folding import fold

_SMALLEST = 1_000
_SCALE = 10_000


def build(out: Path) -> int:
    """The number of places written to `out`, which is replaced."""
    out.unlink(missing_ok=True)
    kept, seat_of = list(_worth_keeping(towns())), seats()
    found = divisions(kept, seat_of, states())
    with sqlite3.connect(out) as connection:
        connection.executescript((files("gazetteer") / "schema.sql").read_text(encoding="utf-8"))
        _write_divisions(connection, found.values())
        _write_towns(connection, kept, seat_of, found)
    connection.execute("VACUUM")
    connection.close()
    return len(kept) + len(found)


def _worth_keeping(all_towns: Iterable[Town]) -> Iterable[Town]:
    """All towns of a thousand and more, and the seats of local government that come without a number.

    A seat that shares its name with a larger place of the same country is left out: news do not tell it from the
    town without more context than a gazetteer look-up has.
    """
    seen: set[tuple[str, str]] = set()
    for town in all_towns:  # most populous first
        key = (town.country, fold(town.name))
        if not key[1] or 0 < town.population < _SMALLEST or (town.population == 0 and key in seen):
            continue
        seen.add(key)
        yield town


def _write_divisions(connection: sqlite3.Connection, found: Iterable[Division]) -> None:
    for one in found:
        row = (one.id, one.kind, one.name, one.country, one.province, *_scaled(one.spot), one.population, one.reference)
        connection.execute("INSERT INTO division VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO division_name VALUES (?, ?)", [(name, one.id) for name in one.spellings])


def _write_towns(
    connection: sqlite3.Connection, kept: Iterable[Town], seat_of: SeatOf, found: Mapping[Key, Division]
) -> None:
    for town in kept:
        folded = fold(town.name)
        shown = None if folded.title() == town.name else town.name
        row = (folded, town.geonames, shown, _division_of(town, seat_of, found), *_scaled(town.spot), town.population)
        connection.execute("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        others = other_spellings(town.name, town.names, town.population)
        rows = [(other, town.geonames, folded) for other in others]
        connection.executemany("INSERT INTO town_name VALUES (?, ?, ?)", rows)


def _division_of(town: Town, seat_of: SeatOf, found: Mapping[Key, Division]) -> int:
    seat = seat_of.get((town.country, *town.spot))
    county = seat.county if seat is not None and seat.county else ""
    inner = found.get((town.country, town.admin1, county))
    return (inner or found[town.country, town.admin1, ""]).id


def _scaled(spot: tuple[float, float]) -> tuple[int, int]:
    return round(spot[0] * _SCALE), round(spot[1] * _SCALE)
