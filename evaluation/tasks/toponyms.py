"""Toponyms: spans of place names and adjectives of places, with the coordinates of the place that is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from variorum.language import annotate, mentions
from variorum.resolution import resolve_places
from variorum.settings import Settings


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A prediction row for each document."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        places = resolve_places(mentions(doc), row["text"], Settings(), everywhere=True)
        found = [
            {"span": [place.span.start, place.span.end], "lat": place.lat, "lon": place.lon}
            for place in places
            if place.span is not None
        ]
        yield {"id": row["id"], "toponyms": found}
