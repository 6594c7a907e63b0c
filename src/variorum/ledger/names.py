"""Gives each actor and each place of the claims one row, under whichever names the reports use."""

from __future__ import annotations

import sqlite3

from variorum.folding import folded
from variorum.ledger.insert import insert
from variorum.records import Place


class Names:
    """The actors and places of the claims: rows that are there stay, whatever nobody names any more goes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._actors: dict[str, int] = dict(connection.execute("SELECT name, key FROM actors"))
        rows = connection.execute("SELECT key, name, id, lat, lon FROM places").fetchall()
        self._known = {row["id"] or "name:" + folded(str(row["name"])): (key, row) for key, row in map(_row, rows)}
        self._places: dict[str, int] = {}
        self._named = set(connection.execute("SELECT place, name FROM place_names"))
        self._used: set[tuple[int, str]] = set()

    def actor(self, name: str) -> int:
        """The row of an actor."""
        if name not in self._actors:
            self._actors[name] = insert(self._connection, "actors", {"name": name})
        return self._actors[name]

    def place(self, place: Place) -> int:
        """The row of a place: one for each entry of the gazetteer, and one for each name that is not in it.

        It is as the first place asked for has it.
        """
        identity = place.id or "name:" + folded(place.canonical or place.name)
        if identity not in self._places:
            self._places[identity] = self._first(identity, place)
        key = self._places[identity]
        for name in dict.fromkeys((place.name, place.canonical or place.name)):
            self._name(key, name)
        return key

    def _first(self, identity: str, place: Place) -> int:
        row = {"name": place.canonical or place.name, "id": place.id, "lat": place.lat, "lon": place.lon}
        key, known = self._known.get(identity, (None, None))
        if key is None:
            return insert(self._connection, "places", row)
        if row != known:
            self._connection.execute(
                "UPDATE places SET name = :name, id = :id, lat = :lat, lon = :lon WHERE key = :key", {**row, "key": key}
            )
        return key

    def _name(self, key: int, name: str) -> None:
        if (key, name) not in self._named:
            self._connection.execute("INSERT INTO place_names VALUES (?, ?, ?)", (key, name, folded(name)))
            self._named.add((key, name))
        self._used.add((key, name))

    def drop_others(self) -> None:
        """Removes whom and what no claim and no question names any more."""
        named = "SELECT actor FROM levels WHERE actor IS NOT NULL UNION SELECT actor FROM claim_actors"
        self._connection.execute(f"DELETE FROM actors WHERE key NOT IN ({named})")
        self._connection.executemany(
            "DELETE FROM place_names WHERE place = ? AND name = ?", sorted(self._named - self._used)
        )
        left = {key for key, _ in self._known.values()} - set(self._places.values())
        self._connection.executemany("DELETE FROM places WHERE key = ?", [(key,) for key in sorted(left)])


def _row(found: tuple[int, str, str | None, float | None, float | None]) -> tuple[int, dict[str, object]]:
    key, name, identity, lat, lon = found
    return key, {"name": name, "id": identity, "lat": lat, "lon": lon}
