"""Gives each actor and each place of the claims one row, under whichever names the reports use."""

from __future__ import annotations

import sqlite3

from variorum.folding import folded
from variorum.ledger.insert import insert
from variorum.records import Place


class Names:
    """The actors and places written so far in one go."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._actors: dict[str, int] = {}
        self._places: dict[str, int] = {}

    def actor(self, name: str) -> int:
        """The row of an actor."""
        if name not in self._actors:
            self._actors[name] = insert(self._connection, "actors", {"name": name})
        return self._actors[name]

    def place(self, place: Place) -> int:
        """The row of a place: one for each entry of the gazetteer, and one for each name that is not in it."""
        identity = place.id or "name:" + folded(place.canonical or place.name)
        if identity not in self._places:
            row = {"name": place.canonical or place.name, "id": place.id, "lat": place.lat, "lon": place.lon}
            self._places[identity] = insert(self._connection, "places", row)
        key = self._places[identity]
        for name in dict.fromkeys((place.name, place.canonical or place.name)):
            self._connection.execute(
                "INSERT INTO place_names VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (key, name, folded(name))
            )
        return key
