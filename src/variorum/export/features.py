"""Claims on a map: GeoJSON (RFC 7946), a feature for each claim that names a place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from variorum.export.files import Plain, dumped, words, write_lines, write_notice
from variorum.export.pile import Pile
from variorum.export.voices import claimant, party_of, said_by
from variorum.public import Object

FILE = "claims.geojson"


def write_geojson(pile: Pile, directory: Path) -> None:
    """One feature collection; a place that the gazetteer does not know has no geometry."""
    write_lines(directory / FILE, _collection(pile))
    write_notice(directory, pile)


def _collection(pile: Pile) -> Iterator[str]:
    """The collection a line a feature, so that a large one need not be held."""
    told = words()
    head = {"type": "FeatureCollection", "title": told["title"], "attribution": told["gazetteer"]}
    yield dumped(head).removesuffix("}") + ', "features": ['
    asked = _asked(pile)
    before: str | None = None
    for claim in pile.claims():
        if claim["where"] is not None:
            if before is not None:
                yield before + ","
            before = dumped(_feature(claim, asked.get(claim["id"], [])))
    if before is not None:
        yield before
    yield "]}"


def _asked(pile: Pile) -> dict[str, list[str]]:
    """The questions that each claim answers."""
    found: dict[str, list[str]] = {}
    for question in pile.questions():
        for name in dict.fromkeys(name for position in question["positions"] for name in position["claims"]):
            found.setdefault(name, []).append(question["id"])
    return found


def _feature(claim: Object, questions: list[str]) -> Plain:
    return {
        "type": "Feature",
        "id": claim["id"],
        "geometry": _point(claim["where"]),
        "properties": {**_who(claim), **_when_and_where(claim), **_what(claim), "questions": questions},
    }


def _point(place: Object) -> Plain | None:
    if place["lat"] is None or place["lon"] is None:
        return None
    return {"type": "Point", "coordinates": [place["lon"], place["lat"]]}


def _who(claim: Object) -> Plain:
    level = claimant(claim)
    return {
        "said_by": said_by(claim),
        "said_by_role": level["role"],
        "party": party_of(level),
        "said": (level.get("said") or {}).get("edtf"),
        "outlet": claim["attribution"][0]["name"],
        "article": claim["article"],
        "published": claim["published"]["edtf"],
    }


def _when_and_where(claim: Object) -> Plain:
    when, place = claim["when"], claim["where"]
    return {
        "when": when["edtf"],
        "earliest": when["earliest"],
        "latest": when["latest"],
        "extent": when["extent"],
        "date_prec": when["precision"],
        "place": place["name"],
        "place_canonical": place["canonical"],
        "place_id": place["id"],
        "where_prec": place["precision"],
    }


def _what(claim: Object) -> Plain:
    control, event, figure = claim["control"] or {}, claim["event"] or {}, claim["figure"] or {}
    return {
        "kind": claim["kind"],
        "words": claim["evidence"]["exact"],
        "factuality": claim["factuality"],
        "status": claim["status"],
        **{name: control.get(name) for name in ("state", "holder", "from", "sense")},
        "event": event.get("type"),
        "mode": event.get("mode"),
        **{name: figure.get(name) for name in ("value", "low", "high", "mod", "of", "outcome", "group", "side")},
    }
