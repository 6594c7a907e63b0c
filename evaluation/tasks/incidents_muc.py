"""MUC-3/4 incidents: attacks with day, place, perpetrators, victims, from the claims of one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from variorum.attribution import attribute, weigh
from variorum.claims import join
from variorum.data import load
from variorum.language import annotate, mentions
from variorum.propositions import propose
from variorum.records import Actor, Article, Claim, Date, Figure, Mention
from variorum.resolution import resolve
from variorum.settings import Settings

Incident = dict[str, Any]

TYPES = {"explosives": "BOMBING", "suicide-attack": "BOMBING", "abduct": "KIDNAPPING"}
ARSON = ("burn", "torch", "arson", "set")
REAL = ("happened", "ongoing")
EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "captured": "NO INJURY OR DEATH"}
BODIES = ("ORG", "MISC")
FORCES = {"COP", "GOV", "MIL", "REB", "SPY", "UAF"}
AUTHORITIES = {"GOV", "MIL", "COP", "JUD"}


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A prediction row for each report."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        yield {"id": row["id"], "incidents": incidents(row, doc)}


def incidents(row: dict[str, Any], doc: Doc) -> list[Incident]:
    """The report's attacks, claims of one type and day taken together."""
    day = row.get("dct")
    article = Article(row["id"], row["text"], Date(day, day, day, basis="publication"), dateline=row.get("dateline"))
    names = mentions(doc)
    joined = join(article, doc, attribute(doc), weigh(doc), propose(doc))
    claims = resolve(joined, names, article, settings=Settings())
    groups = _grouped([claim for claim in claims if _is_attack(claim)])
    return [_incident(group, _victims(group, groups, claims), names, day) for group in groups]


def _is_attack(claim: Claim) -> bool:
    return claim.event is not None and claim.event.type == "ASSAULT" and claim.status in REAL and not claim.background


def _type(claim: Claim) -> str:
    mode = claim.event.mode if claim.event else None
    if mode == "destroy":
        return "ARSON" if claim.wording and claim.wording.lemma in ARSON else "ATTACK"
    return TYPES.get(mode or "", "ATTACK")


def _grouped(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim in claims:
        group = next((group for group in groups if all(_may_be_one(claim, other) for other in group)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return groups


def _may_be_one(left: Claim, right: Claim) -> bool:
    return _type(left) == _type(right) and _meet(left.when, right.when)


def _meet(left: Date, right: Date) -> bool:
    """Whether two dates could be one day; one that is open on both sides meets all."""
    first, last = left.earliest or "", left.latest or "9999"
    return first <= (right.latest or "9999") and (right.earliest or "") <= last


def _victims(group: Sequence[Claim], groups: Sequence[Sequence[Claim]], claims: Iterable[Claim]) -> list[Claim]:
    """Casualty claims tied to the group, and the untied ones where there is only this group."""
    own = {claim.id for claim in group}
    found = []
    for claim in claims:
        ties = {link.claim for link in claim.links if link.type == "of_event"}
        if claim.figure and claim.figure.outcome in EFFECTS and (ties & own or (not ties and group is groups[0])):
            found.append(claim)
    return found


def _incident(group: Sequence[Claim], victims: Sequence[Claim], names: Sequence[Mention], day: str | None) -> Incident:
    agents = [(claim, actor) for claim in group for actor in claim.actors if actor.role == "agent"]
    bodies = [name for _, actor in agents for name in _organisations(actor, names)]
    return {
        "type": _type(group[0]),
        "date": next((_day(claim.when) for claim in group if claim.when.latest), None) or day,
        "location": _location(group),
        "perp_individual": list(dict.fromkeys(actor.name for _, actor in agents if not _organisations(actor, names))),
        "perp_org": list(dict.fromkeys(bodies)),
        "perp_confidence": _confidence(agents[0][0]) if agents else None,
        "phys_target": [],
        "victims": [_victim(claim.figure) for claim in victims if claim.figure],
    }


def _organisations(actor: Actor, names: Sequence[Mention]) -> list[str]:
    """The bodies in an actor's name; an actor of a force or government by its sectors is one itself."""
    span = actor.span
    if span is None:
        return []
    inside = [name for name in names if span.start <= name.span.start < span.end and name.label in BODIES]
    if inside or not FORCES & set(actor.sectors):
        return [name.name for name in inside]
    return [actor.actor or actor.name]


def _day(date: Date) -> dict[str, str | None]:
    return {"from": date.earliest or date.latest, "to": date.latest}


def _location(group: Sequence[Claim]) -> list[str]:
    places = [claim.where for claim in group if claim.where]
    codes = [country.code for place in places for country in place.countries]
    named = [name for place in places for name in (place.name, place.canonical) if name]
    return list(dict.fromkeys((*named, *(_country(code) for code in codes))))


def _country(code: str) -> str:
    rows = load.table("countries.tsv")
    return next((row["name"] for row in rows if code in row.values()), code)


def _confidence(claim: Claim) -> str:
    if claim.factuality.endswith("-"):
        return "DENIED"
    if claim.factuality != "CT+":
        return "POSSIBLE"
    if len(claim.attribution) == 1:
        return "REPORTED AS FACT"
    return _said(claim)


def _said(claim: Claim) -> str:
    speaker = claim.attribution[-1]
    actors = {actor.actor or actor.name for actor in claim.actors if actor.role == "agent"}
    if (speaker.actor or speaker.name) in actors:
        return "CLAIMED OR ADMITTED"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if AUTHORITIES & set(speaker.sectors) else "SUSPECTED OR ACCUSED"


def _victim(figure: Figure) -> dict[str, Any]:
    bounds = [None if bound is None else int(bound) for bound in (figure.low, figure.high)]
    number = int(figure.value) if figure.value is not None and bounds[0] == bounds[1] else bounds
    return {"text": figure.exact or figure.of or "", "number": number, "effect": EFFECTS[figure.outcome or ""]}
