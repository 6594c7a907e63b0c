"""Gives each actor and each place of the claims one row, under whichever names the reports use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from variorum.folding import folded
from variorum.ledger.encoding import decoded
from variorum.ledger.insert import insert
from variorum.ledger.touched import Touched
from variorum.records import Place


class Names:
    """The actors and places of the claims: rows that are there stay, whatever nobody names any more goes."""

    def __init__(self, connection: sqlite3.Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched
        self._actors: dict[str, int] = {}
        self._places: dict[str, int] = {}

    def actor(self, name: str) -> int:
        """The row of an actor."""
        if name not in self._actors:
            row = self._connection.execute("SELECT key FROM actors WHERE name = ?", (name,)).fetchone()
            self._actors[name] = insert(self._connection, "actors", {"name": name}) if row is None else row[0]
        return self._actors[name]

    def place(self, place: Place) -> int:
        """The row of a place: one for each entry of the gazetteer, and one for each name that is not in it."""
        own = identity(place)
        if own not in self._places:
            self._places[own] = self._found(place) or insert(self._connection, "places", _row(place))
        return self._places[own]

    def _found(self, place: Place) -> int | None:
        if place.id is not None:
            row = self._connection.execute("SELECT key FROM places WHERE id = ?", (place.id,)).fetchone()
        else:
            row = self._connection.execute(
                "SELECT place FROM place_names JOIN places ON places.key = place"
                " WHERE place_names.folded = ? AND places.id IS NULL AND fold(places.name) = place_names.folded",
                (folded(place.canonical or place.name),),
            ).fetchone()
        return None if row is None else int(row[0])

    def settle(self) -> None:
        """Gives the places that were touched their names as the claims have them now, and drops who is named no more.

        A place is as the first claim has it, and else as the first question.
        """
        for key in self._touched.all("places"):
            places = list(self._named(key))
            if places:
                self._settle(key, places)
            else:
                self._connection.execute("DELETE FROM places WHERE key = ?", (key,))
        self._connection.execute(
            f"DELETE FROM actors WHERE key IN ({self._touched.listed('actors')})"
            " AND NOT EXISTS (SELECT 1 FROM levels WHERE levels.actor = actors.key)"
            " AND NOT EXISTS (SELECT 1 FROM claim_actors WHERE claim_actors.actor = actors.key)"
        )

    def _named(self, key: int) -> Iterator[Place]:
        """The place as the claims have it, each name once, and then as the questions have it."""
        for rows in (_PLACED, _ASKED):
            for (where,) in self._connection.execute(rows, (key,)).fetchall():
                yield decoded(Place, where)

    def _settle(self, key: int, places: list[Place]) -> None:
        wanted = {"key": key, **_row(places[0])}
        self._connection.execute(
            "UPDATE places SET name = :name, id = :id, lat = :lat, lon = :lon"
            " WHERE key = :key AND (name, id, lat, lon) IS NOT (:name, :id, :lat, :lon)",
            wanted,
        )
        names = {name for place in places for name in (place.name, place.canonical or place.name)}
        there = {name for (name,) in self._connection.execute("SELECT name FROM place_names WHERE place = ?", (key,))}
        gone, new = sorted(there - names), sorted(names - there)
        self._connection.executemany(
            "DELETE FROM place_names WHERE place = ? AND name = ?", [(key, name) for name in gone]
        )
        self._connection.executemany(
            "INSERT INTO place_names VALUES (?, ?, ?)", [(key, name, folded(name)) for name in new]
        )


def identity(place: Place) -> str:
    """What tells one place from another: its entry in the gazetteer, or its name."""
    return place.id or "name:" + folded(place.canonical or place.name)


def _row(place: Place) -> dict[str, object]:
    return {"name": place.canonical or place.name, "id": place.id, "lat": place.lat, "lon": place.lon}


# The place alone, because the records lead to far more than is asked here.
_PLACED = """
SELECT json_extract(record, '$.where') FROM claims
WHERE key IN (SELECT min(key) FROM claims WHERE place = ? GROUP BY place_name) ORDER BY key
"""
_ASKED = "SELECT json_extract(record, '$.where') FROM questions WHERE place = ? ORDER BY key"
