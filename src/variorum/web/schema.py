"""What the JSON looks like, as an OpenAPI document: derived from the records, less what `public.py` leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

import variorum.public as public
from variorum.ledger.listings import ActorRow, PlacedRow, WordedRow
from variorum.records import SCHEMA, Article, Claim, Dating, Decision, Origin, Problem, Question, Story
from variorum.web.asked import FARTHEST, KINDS, LONGEST, RELATIONS, USUAL
from variorum.web.data import MOST
from variorum.web.words import word

Object = dict[str, Any]
COMPONENTS = "#/components/schemas/"

# Which fields of a record the public objects show; a record that is not named here is shown whole.
PICKED: Mapping[str, Sequence[str]] = {
    "Date": public.DATE,
    "Place": public.PLACE,
    "Actor": public.ACTOR,
    "AttributionLevel": public.LEVEL,
    "Figure": public.FIGURE,
    "Count": public.COUNT,
    "Spell": public.SPELL,
    "Position": public.POSITION,
}
CLAIM_FILTERS = ("kind", "place", "party", "story", "article", "since", "until", "match")
FILTERS: Mapping[str, Sequence[str]] = {
    "questions": (*CLAIM_FILTERS, "relation", "heading"),
    "claims": CLAIM_FILTERS,
    "reports": ("voice", "since", "until", "story"),
    "wording": ("story",),
    "actors": ("party", "match"),
    "map": CLAIM_FILTERS,
}
ITEMS: Mapping[str, str] = {
    "questions": "QuestionObject",
    "claims": "ClaimObject",
    "reports": "ReportObject",
    "stories": "StoryObject",
    "decisions": "DecisionObject",
    "problems": "ProblemObject",
    "origins": "Origin",
    "wording": "WordedRow",
    "actors": "ActorRow",
    "map": "PlacedRow",
}
CHOICES: Mapping[str, Sequence[str]] = {"kind": KINDS, "relation": RELATIONS}


def description(app: FastAPI) -> Object:
    """The OpenAPI document of an edition, made once."""
    if not app.openapi_schema:
        made = get_openapi(title="Variorum", version=SCHEMA, routes=app.routes)
        app.openapi_schema = {**made, "components": {"schemas": schemas()}}
    return app.openapi_schema


def responses(path: str) -> dict[int | str, Object]:
    """What an address answers: its objects, or why there are none, in words."""
    name, _, one = path.partition("/")
    shape = _one(name) if one else _list_of(ITEMS[name])
    return {
        200: {"description": word("data", path), "content": {"application/json": {"schema": shape}}},
        "4XX": {"description": word("data", "error"), "content": {"application/json": {"schema": _ref("Error")}}},
    }


def parameters(path: str) -> list[Object]:
    """What may be asked of an address."""
    name, _, one = path.partition("/")
    if one:
        return []  # its name is told of by the route itself
    filters = [{"name": one, "in": "query", "schema": _filter(one), **_told(one)} for one in FILTERS.get(name, ())]
    offset = {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0}
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    paging = [
        {"name": "offset", "in": "query", "schema": offset, **_told("offset")},
        {"name": "limit", "in": "query", "schema": limit, **_told("limit")},
    ]
    return filters + paging


@cache
def schemas() -> Object:
    """The shapes of all objects, by name."""
    shapes: Object = {}
    for record in (Article, Claim, Dating, Decision, Origin, Problem, Question, Story, ActorRow, PlacedRow, WordedRow):
        made = TypeAdapter(record).json_schema(mode="serialization", ref_template=COMPONENTS + "{model}")
        shapes |= made.pop("$defs", {})
        shapes[record.__name__] = made
    shapes = {name: _picked(shape, PICKED[name]) if name in PICKED else shape for name, shape in shapes.items()}
    return _reached(
        {**shapes, **_own(shapes)}, [*ITEMS.values(), "QuestionWhole", "ClaimWhole", "ReportWhole", "Error"]
    )


def _own(shapes: Object) -> Object:
    """The objects that are no plain pick of one record."""
    date = shapes["Date"]["properties"]
    told = {"schema": {"const": SCHEMA}}
    claim = _picked(shapes["Claim"], [name for name in shapes["Claim"]["properties"] if name in CLAIM])["properties"]
    question = _picked(shapes["Question"], QUESTION)["properties"]
    decided = _picked(shapes["Decision"], public.DECISION)
    level = shapes["AttributionLevel"]
    dated = {**date, "evidence": _array("Evidence"), "against": _array("Evidence")}
    article = _picked(shapes["Article"], public.ARTICLE)["properties"]
    whole_claim = {**told, **claim, "published": _ref("Date"), "decisions": _array("Decided")}
    whole_question = {**told, **question, "decisions": _array("Decided"), "series": _array("Course")}
    dating = {"date": _ref("Date"), "reason": {"type": "string"}, "claims": _strings()}
    report = {**told, **article, "published": _shape(dated), "dating": _or_null(_shape(dating))}
    evidence = {**shapes["Evidence"]["properties"], "exact": {"type": "string"}}
    course = {
        **{name: shapes["Course"]["properties"][name] for name in ("voice", "name", "silences")},
        "figures": _array("Count"),
        "stretches": _array("Spell"),
    }
    return {
        "Evidence": _shape(evidence),
        # The report's own outlet is named and weighed, and has no words of its own.
        "AttributionLevel": {**level, "required": list(public.OUTLET)},
        "Course": _shape(course),
        "Decided": decided,
        "ClaimObject": _shape(whole_claim),
        "QuestionObject": _shape(whole_question),
        "ReportObject": _shape(report),
        "StoryObject": _shape({**told, **shapes["Story"]["properties"]}),
        "ProblemObject": _shape({**told, **shapes["Problem"]["properties"]}),
        "DecisionObject": _shape({**told, **decided["properties"], **_decision(shapes)}),
        "QuestionWhole": _shape({**whole_question, "evidence": _array("ClaimObject")}),
        "ClaimWhole": _shape({**whole_claim, "questions": _strings()}),
        "ReportWhole": _shape(
            {**report, "text": {"type": "string"}, "address": {"type": "string"}, "claims": _array("ClaimObject")}
        ),
        "Error": _shape({"error": {"type": "string"}}),
    }


CLAIM = frozenset(
    (
        *("id", "article", "kind", "part", "evidence", "attribution", "alternatives", "factuality", "status"),
        *("background", "when", "where", "actors", "control", "figure", "event", "wording", "links", "extractor"),
    )
)
QUESTION = ("id", "kind", "about", "where", "when", "relation", "flags", "reason", "positions", "grounds")


def _decision(shapes: Object) -> Object:
    told = shapes["Decision"]["properties"]
    pin = _shape({name: {"type": "string"} for name in ("claim", "article", "exact")})
    nothing_or_words = _or_null({"type": "string"})
    return {
        **{name: told[name] for name in ("sort", "target", "others")},
        "change": _or_null({"type": "object"}),
        "rests_on": {"type": "array", "items": {"type": "array", "items": pin}},
        "claims": _strings(),
        "questions": _strings(),
        "undone_by": nothing_or_words,
        "problem": nothing_or_words,
    }


def _list_of(name: str) -> Object:
    number = {"type": "integer"}
    return _shape(
        {
            "schema": {"const": SCHEMA},
            "count": {**_or_null(number), "description": "how many there are; null where nobody counted"},
            "next": {**_or_null(number), "description": "the offset to go on at; null at the end"},
            "items": _array(name),
        }
    )


def _one(name: str) -> Object:
    return _ref({"questions": "QuestionWhole", "claims": "ClaimWhole", "reports": "ReportWhole"}[name])


def _filter(name: str) -> Object:
    choices = CHOICES.get(name)
    return {"type": "string", "maxLength": LONGEST} | ({} if choices is None else {"enum": list(choices)})


def _told(name: str) -> Object:
    return {"description": word("data", name)}


def _picked(shape: Object, names: Iterable[str]) -> Object:
    return {**_shape({name: shape["properties"][name] for name in names}), "title": shape.get("title", "")}


def _shape(properties: Object) -> Object:
    """An object that has all of these, and nothing else."""
    required = list(properties)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _ref(name: str) -> Object:
    return {"$ref": COMPONENTS + name}


def _array(name: str) -> Object:
    return {"type": "array", "items": _ref(name)}


def _strings() -> Object:
    return {"type": "array", "items": {"type": "string"}}


def _or_null(shape: Object) -> Object:
    return {"anyOf": [shape, {"type": "null"}]}


def _reached(shapes: Object, names: Iterable[str]) -> Object:
    """Only the shapes that some answer leads to."""
    found: Object = {}
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found[name] = shapes[name]
            ahead += [ref.removeprefix(COMPONENTS) for ref in _refs(shapes[name])]
    return dict(sorted(found.items()))


def _refs(shape: object) -> Iterable[str]:
    if isinstance(shape, dict):
        for key, value in shape.items():
            yield from (value,) if key == "$ref" else _refs(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from _refs(value)
