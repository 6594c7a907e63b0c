"""FollowTheMoney entities, one JSON object a line: reports, whoever speaks or acts, places, events, and every claim.

A claim is a Note about whoever makes it, an event is an Event too; both have the report as proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from variorum.export.cast import Cast, Member, cast_of, told_of
from variorum.export.files import Plain, dumped, words, write_lines, write_notice
from variorum.export.naming import entity_id
from variorum.export.pile import Pile
from variorum.export.voices import claimant, said_by
from variorum.public import Object

FILE = "entities.ftm.json"


def write_ftm(pile: Pile, directory: Path) -> None:
    """One file of entities, each once."""
    write_lines(directory / FILE, (dumped(entity) for entity in _entities(pile)))
    write_notice(directory, pile)


def _entities(pile: Pile) -> Iterator[Plain]:
    yield from (_article(article) for article in pile.articles())
    cast = cast_of(pile)
    for member in cast.values():
        yield _entity(member.schema, _member_id(member), {"name": [member.name]})
        yield from (_mention(member, article) for article in member.articles)
    yield from _places(pile)
    for claim in pile.claims():
        yield _note(claim, cast)
        if claim["event"] is not None:
            yield _event(claim, cast)


def _entity(schema: str, name: str, properties: dict[str, list[str | None]]) -> Plain:
    told = {
        key: list(dict.fromkeys(" ".join(one.split()) for one in values if one)) for key, values in properties.items()
    }
    return {"id": name, "schema": schema, "properties": {key: values for key, values in told.items() if values}}


def _article_id(name: str) -> str:
    return entity_id("article", name)


def _member_id(member: Member) -> str:
    return entity_id("actor", member.name)


def _article(article: Object) -> Plain:
    published = article["published"]
    is_one_day = published["earliest"] is not None and published["earliest"] == published["latest"]
    properties = {
        "title": [article["title"]],
        "name": [article["title"] or article["id"]],
        "author": [article["byline"]],
        "publisher": [article["outlet"]],
        "publishedAt": [published["earliest"] if is_one_day else None],
        "sourceUrl": [article["url"]],
    }
    return _entity("Article", _article_id(article["id"]), properties)


def _mention(member: Member, article: str) -> Plain:
    return _entity(
        "Mention",
        entity_id("mention", article, member.name),
        {
            "name": [member.name],
            "document": [_article_id(article)],
            "resolved": [_member_id(member)],
            "detectedSchema": [member.schema],
        },
    )


def _places(pile: Pile) -> Iterator[Plain]:
    known: set[str] = set()
    for claim in pile.claims():
        place = claim["where"]
        if place is not None and place["lat"] is not None and _place_id(place) not in known:
            known.add(_place_id(place))
            name = place["canonical"] or place["name"]
            yield _entity(
                "Address",
                _place_id(place),
                {"name": [name], "full": [name], "latitude": [f"{place['lat']:g}"], "longitude": [f"{place['lon']:g}"]},
            )


def _place_id(place: Object) -> str:
    return entity_id("place", place["id"] or place["canonical"] or place["name"])


def _note(claim: Object, cast: Cast) -> Plain:
    level = claimant(claim)
    speaker = cast.get(told_of(level) or "")
    return _entity(
        "Note",
        entity_id("claim", claim["id"]),
        {
            "name": [f"{_said_by(claim)}{_taken(claim)}: {claim['evidence']['exact']}"],
            "description": [claim["evidence"]["exact"]],
            "notes": [f"{claim['kind']}, {claim['status']}, {claim['factuality']}"],
            "entity": [_member_id(speaker) if speaker else _article_id(claim["article"])],
            "proof": [_article_id(claim["article"])],
        },
    )


def _said_by(claim: Object) -> str:
    return said_by(claim) or str(words()["nobody"])


def _taken(claim: Object) -> str:
    """In brackets, that the voice denies it, leaves it open, or does not say that it happened; a title stands alone."""
    keys = ({"-": "minus"}.get(claim["factuality"][-1], claim["factuality"][-1]), claim["status"])
    told = [words()["taken"][key] for key in keys if key in words()["taken"]]
    return f" ({', '.join(told)})" if told else ""


def _event(claim: Object, cast: Cast) -> Plain:
    when, place = claim["when"], claim["where"] or {}
    acting = [cast[one["actor"]] for one in claim["actors"] if one["actor"] in cast]
    is_placed = place.get("lat") is not None
    is_one_day = when["earliest"] is not None and when["earliest"] == when["latest"]
    kind = " ".join(part for part in (claim["event"]["type"], claim["event"]["mode"]) if part)
    return _entity(
        "Event",
        entity_id("event", claim["id"]),
        {
            "name": [f"{kind}{_taken(claim)}: {claim['evidence']['exact']}"],
            "summary": [claim["evidence"]["exact"]],
            "notes": [f"{_said_by(claim)}: {claim['status']}, {claim['factuality']}"],
            "date": [when["earliest"] if is_one_day else None],
            "startDate": [None if is_one_day else when["earliest"]],
            "endDate": [None if is_one_day else when["latest"]],
            "location": [place.get("name")],
            "addressEntity": [_place_id(place) if is_placed else None],
            "involved": [_member_id(member) for member in acting],
            "recordId": [claim["id"]],
            "proof": [_article_id(claim["article"])],
        },
    )
