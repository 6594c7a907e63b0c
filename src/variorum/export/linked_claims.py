"""One claim as linked data: the claim, its chain, its quotations, its passage, and who is named for the first time."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.export.files import Plain, told
from variorum.export.naming import article_iri, claim_iri, iri
from variorum.export.voices import party_of
from variorum.folding import fold
from variorum.public import Object

QUOTED = ("direct", "mixed")


class Agents:
    """Whoever says something; each is described once, where it comes up first."""

    def __init__(self, persons: frozenset[str]) -> None:
        self._persons = persons
        self._known: set[str] = set()

    def new(self, name: str | None, role: str) -> Iterator[Plain]:
        """The node of an agent that was not described yet."""
        if name is None or role == "unnamed" or name in self._known:
            return
        self._known.add(name)
        yield {"@id": iri("agent", name), "@type": self._types(name, role), "schema:name": name}

    def _types(self, name: str, role: str) -> list[str]:
        if fold(name) in self._persons:
            return ["prov:Agent", "prov:Person", "schema:Person"]
        return ["prov:Agent", "schema:Organization"] if role in ("outlet", "agency") else ["prov:Agent"]


def claim_nodes(claim: Object, agents: Agents) -> Iterator[Plain]:
    """The nodes of a claim; the first is the claim itself."""
    chain = claim["attribution"]
    yield _claim(claim)
    for number, level in enumerate(chain):
        yield from agents.new(_named(level), level["role"])
        yield _level(claim, number)
        if level.get("quotation") in QUOTED and level["content"]:
            yield _quotation(claim, number)
    yield _annotation(claim)


def _claim(claim: Object) -> Plain:
    chain = claim["attribution"]
    return told(
        {
            "@id": claim_iri(claim["id"]),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": claim["evidence"]["exact"],
            "appearance": article_iri(claim["article"]),
            "quotedFrom": article_iri(claim["article"]),
            "attributedTo": _agent(claim, len(chain) - 1),
            "chain": [_level_iri(claim, number) for number in range(len(chain))],
            "schema:temporalCoverage": claim["when"]["edtf"],
            "v:extent": claim["when"]["extent"] if claim["when"]["edtf"] else None,
            "schema:spatialCoverage": _place(claim["where"]),
            **_what(claim),
            **_links(claim),
        }
    )


def _what(claim: Object) -> Plain:
    kinds = {f"v:{kind}": _value(kind, claim[kind]) for kind in ("control", "figure", "event")}
    named = {f"v:{name}": claim[name] for name in ("kind", "part", "factuality", "status", "background")}
    return {**named, **kinds}


def _value(kind: str, value: Object | None) -> Plain | None:
    if value is None:
        return None
    plain = {name: one["edtf"] if isinstance(one, dict) else one for name, one in value.items()}
    return told({"@type": f"v:{kind.title()}", **{f"v:{name}": one for name, one in plain.items()}})


def _links(claim: Object) -> Plain:
    found: dict[str, list[Plain]] = {}
    for link in claim["links"]:
        if link["claim"] is not None:
            found.setdefault(f"v:{link['type']}", []).append({"@id": claim_iri(link["claim"])})
    return dict(found)


def _place(place: Object | None) -> Plain | None:
    if place is None:
        return None
    is_placed = place["lat"] is not None and place["lon"] is not None
    point = {"@type": "schema:GeoCoordinates", "schema:latitude": place["lat"], "schema:longitude": place["lon"]}
    return told(
        {
            "@type": "schema:Place",
            "schema:name": place["name"],
            "schema:alternateName": place["canonical"] if place["canonical"] != place["name"] else None,
            "schema:identifier": place["id"],
            "schema:geo": point if is_placed else None,
            "v:where_prec": place["precision"],
        }
    )


def _level(claim: Object, number: int) -> Plain:
    """What one source of the chain says: derived from what the next one inside said."""
    chain = claim["attribution"]
    level = chain[number]
    is_last = number == len(chain) - 1
    return told(
        {
            "@id": _level_iri(claim, number),
            "@type": ["v:Saying", "prov:Entity"],
            "v:role": level["role"],
            "attributedTo": _agent(claim, number),
            "derivedFrom": None if is_last else _level_iri(claim, number + 1),
            "isPartOf": None if number else article_iri(claim["article"]),
            "refersTo": claim_iri(claim["id"]) if is_last else None,
            "v:speaksFor": party_of(level),
            "v:said": (level.get("said") or {}).get("edtf"),
            "v:cue": [span["exact"] for span in level.get("cue", ())],
            "v:factuality": level["factuality"],
            "v:certain": level.get("certain"),
        }
    )


def _quotation(claim: Object, number: int) -> Plain:
    level = claim["attribution"][number]
    return {
        "@id": iri("claim", claim["id"], "quotation", str(number)),
        "@type": ["schema:Quotation", "prov:Entity"],
        "schema:text": " … ".join(span["exact"] for span in level["content"]),
        "spokenBy": _agent(claim, number),
        "isPartOf": article_iri(claim["article"]),
        "refersTo": claim_iri(claim["id"]),
    }


def _annotation(claim: Object) -> Plain:
    evidence = claim["evidence"]
    return {
        "@id": iri("annotation", claim["id"]),
        "@type": "oa:Annotation",
        "motivatedBy": "oa:identifying",
        "body": claim_iri(claim["id"]),
        "target": [_target(claim, evidence["in"], span) for span in evidence["spans"]],
    }


def _target(claim: Object, stands_in: str, span: Object) -> Plain:
    quote = {"@type": "oa:TextQuoteSelector", **{name: span[name] for name in ("exact", "prefix", "suffix")}}
    position = {"@type": "oa:TextPositionSelector", "start": span["start"], "end": span["end"]}
    return {
        "@type": "oa:SpecificResource",
        "source": article_iri(claim["article"]),
        "v:in": stands_in,
        "selector": [quote, position],
    }


def _agent(claim: Object, number: int) -> str:
    """Whoever has a name is one agent wherever it speaks; who has none is nobody else's agent."""
    level = claim["attribution"][number]
    name = _named(level)
    if name is None and number == 0:
        return iri("agent", "outlet of", claim["article"])
    is_named = name is not None and level["role"] != "unnamed"
    return iri("agent", str(name)) if is_named else iri("claim", claim["id"], "source", str(number))


def _named(level: Object) -> str | None:
    name: str | None = level.get("actor") or level["name"]
    return name


def _level_iri(claim: Object, number: int) -> str:
    return iri("claim", claim["id"], "level", str(number))
