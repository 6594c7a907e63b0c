"""MUC-3/4 incidents: attacks with day, place, perpetrators, victims, from the claims of one report."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Doc

from evaluation.tasks.suspects import is_suspected
from variorum.attribution import attribute, weigh
from variorum.claims import join
from variorum.data import load
from variorum.language import annotate, mentions
from variorum.propositions import propose
from variorum.records import Actor, Article, AttributionLevel, Claim, Date, Figure, Mention, Span
from variorum.resolution import resolve
from variorum.settings import Settings

Incident = dict[str, Any]

TYPES = {"explosives": "BOMBING", "suicide-attack": "BOMBING", "abduct": "KIDNAPPING"}
ARSON = ("burn", "torch", "arson", "set")
WARFARE = {
    "battle", "clash", "combat", "conduct", "conflict", "counter-offensive", "counteroffensive", "fight", "fighting",
    "hostility", "invade", "invasion", "offensive", "skirmish", "violence", "wage", "war",
}  # fmt: skip
REAL = ("happened", "ongoing")
_SERVICE_HEAD = re.compile(r"\A[^\n]{0,200}?\s--\s(?:\[[^\]\n]*\]\s*)*")  # "CITY, 4 Feb 90 (AGENCY) -- [TEXT]"
_WORDS = r"(?P<long>(?:[A-Za-z']+ ){1,7}[A-Za-z']+)\"?"
_SHORTENED = (  # "the Arlan people's Front (Apf)", "Apf [Arlan people's Front]"
    re.compile(rf"{_WORDS} [\[(](?P<short>[A-Z][a-z]{{1,6}})[\])]"),
    re.compile(rf"\b(?P<short>[A-Z][a-z]{{1,6}}) [\[(]{_WORDS}[\])]"),
)
_NO_NAME = {"a", "an", "at", "between", "by", "from", "group", "in", "on", "that", "the", "to", "with"}
EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "captured": "NO INJURY OR DEATH"}
BODIES = ("ORG", "MISC")
LINKS = {"a", "an", "and", "by", "from", "in", "of", "on", "the", "who"}
FIGHTERS = {"military", "militants"}  # the task asks for attacks, and leaves out the dead of armies and rebels
TAKEN_UP = ("both", "he", "her", "him", "she", "that", "the", "them", "they", "this", "who")
DEFINITE = ("the", "that", "these", "this", "those")
ENDLESS = 10**6
LOOSE = {"attack", "assault", "raid"}
FORCES = {"COP", "GOV", "MIL", "REB", "SPY", "UAF"}
CONFIDENCE = (  # where claims differ, the first that one of them gives
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "REPORTED AS FACT",
    "POSSIBLE",
    "DENIED",
)
ACCUSING = (  # the last also of one's own deeds
    *("accuse", "allege", "ascribe", "attribute", "blame", "charge", "hold", "indict", "suspect"),
    "claim",
)
AUTHORITIES = {"GOV", "MIL", "COP", "JUD"}


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A prediction row for each report."""
    kept = [{**row, "text": as_printed(row["text"])} for row in rows]
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        yield {"id": row["id"], "incidents": incidents(row, doc)}


def as_printed(text: str) -> str:
    """The text as a paper would print it: without its service's head, and with the capitals of bodies' names.

    The texts came in capitals throughout, and what gave them small letters back took abbreviations for words, and
    left small the words of names that end before an abbreviation: "the Arlan people's Front (Apf)".
    """
    body = _SERVICE_HEAD.sub("", text, count=1)
    told = [(_from_article(found["long"]), found["short"]) for one in _SHORTENED for found in one.finditer(body)]
    bodies = [(name, short) for name, short in told if short[0] in {word[0].upper() for word in name.split()}]
    for name, _ in sorted(bodies, key=lambda body: len(body[0]), reverse=True):
        body = re.sub(rf"\b{re.escape(name)}\b", _in_capitals(name), body)
    for _, short in bodies:
        body = re.sub(rf"\b{short}\b", short.upper(), body)
    return body[:1].upper() + body[1:]


def _from_article(words: str) -> str:
    """The words of a name behind its article or preposition; "of" and "for" may stand inside it."""
    kept = words.split()
    starts = (place + 1 for place, word in enumerate(kept) if word in _NO_NAME)
    return " ".join(kept[max(starts, default=0) :])


def _in_capitals(name: str) -> str:
    return " ".join(word if word in ("and", "for", "of") else word[:1].upper() + word[1:] for word in name.split())


def incidents(row: dict[str, Any], doc: Doc) -> list[Incident]:
    """The report's attacks, claims of one type and day taken together."""
    day = row.get("dct")
    article = Article(row["id"], row["text"], Date(day, day, day, basis="publication"), dateline=row.get("dateline"))
    names = mentions(doc)
    joined = join(article, doc, attribute(doc), weigh(doc), propose(doc))
    return told(resolve(joined, names, article, settings=Settings()), names, row["text"], day)


def told(claims: Sequence[Claim], names: Sequence[Mention], text: str, day: str | None) -> list[Incident]:
    """The attacks that the claims of one report tell of."""
    groups = _grouped([claim for claim in claims if _is_attack(claim)])
    found, owners = [], _owners(claims)
    for group in groups:
        harm = _victims(group, groups, claims)
        kind = next((_type(claim) for claim in group if not _only_takes_up(claim)), _type(group[0]))
        when = _date(group) or _date(_tied(harm, group)) or day
        incident = {"type": kind, "date": when, "location": _location(group)}
        found.append({**incident, **_perpetrators(group, names, text, owners), "victims": victims_of(harm)})
    return found


def _is_attack(claim: Claim) -> bool:
    """Whether it tells of an attack that was made; the task leaves out the battles of a war."""
    if claim.event is None or claim.event.type != "ASSAULT" or claim.status not in REAL or claim.background:
        return False
    return claim.wording is None or claim.wording.lemma not in WARFARE


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
    is_one_type = _type(left) == _type(right) or _only_takes_up(left) or _only_takes_up(right)
    return is_one_type and _meet(left.when, right.when)


def _only_takes_up(claim: Claim) -> bool:
    """Whether it names the attack without its kind: "blamed rebels for the attack", where a bomb was told of before."""
    if claim.event is None or claim.event.mode is not None or claim.wording is None:
        return False
    words = claim.evidence.exact.lower()
    return any(f"{word} {claim.wording.exact.lower()}" in words for word in DEFINITE) and claim.wording.lemma in LOOSE


def _tied(harm: Sequence[Claim], group: Sequence[Claim]) -> list[Claim]:
    """Those of the casualties that the text ties to these attacks."""
    own = {claim.id for claim in group}
    return [claim for claim in harm if any(link.type == "of_event" and link.claim in own for link in claim.links)]


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
        if _tells_victims(claim) and (ties & own or (not ties and group is groups[0])):
            found.append(claim)
    return found


def _tells_victims(claim: Claim) -> bool:
    """Whether it tells whom an attack harmed: no running count of a war, and none of those who fight it."""
    figure = claim.figure
    if figure is None or figure.outcome not in EFFECTS or figure.cumulative or figure.group in FIGHTERS:
        return False
    return claim.status in REAL and claim.factuality.endswith("+") and not claim.background


def _date(group: Sequence[Claim]) -> dict[str, str | None] | None:
    """The closest day that one of the claims tells; of equal ones the first."""
    dated = [claim.when for claim in group if claim.when.latest]
    return _day(min(dated, key=_days)) if dated else None


def _days(date: Date) -> int:
    if not (date.earliest and date.latest):
        return 1 if date.latest else ENDLESS
    return (_as_day(date.latest) - _as_day(date.earliest)).days


def _as_day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])


def _perpetrators(
    group: Sequence[Claim], names: Sequence[Mention], text: str, owners: Collection[str]
) -> dict[str, Any]:
    """Who is said to have done it, and how firmly: by the claims that name a body, else by those that name anybody."""
    agents = [(claim, actor) for claim in group for actor in claim.actors if actor.role == "agent"]
    bodies = [(claim, actor, name) for claim, actor in agents for name in _organisations(actor, names, text)]
    named = [(claim, actor) for claim, actor, _ in bodies] or agents
    held = [_confidence(claim, actor, text, owners) for claim, actor in named]
    persons = [name for _, actor in agents if (name := _person(actor, names, text)) is not None]
    return {
        "perp_individual": list(dict.fromkeys(persons)),
        "perp_org": list(dict.fromkeys(name for _, _, name in bodies)),
        "perp_confidence": min(held, key=CONFIDENCE.index, default=None),
    }


def _organisations(actor: Actor, names: Sequence[Mention], text: str) -> list[str]:
    """The bodies in an actor's words: those named, or the force or government that it is or belongs to.

    Soldiers and rebels without a name are none: the task takes them for persons.
    """
    inside = [name.name for name in _bodies(actor, names, text)]
    if inside or not FORCES & set(actor.sectors):
        return inside
    if _head(actor.name) in _nouns_of_bodies():
        return [actor.actor or actor.name]
    return _forces_in(actor.name)


def _bodies(actor: Actor, names: Sequence[Mention], text: str) -> list[Mention]:
    """The names of bodies in an actor's words."""
    span = actor.span
    if span is None:
        return []
    inside = [name for name in names if span.start <= name.span.start < span.end]
    return [name for name in inside if name.label in BODIES or _is_no_person(name, span, text)]


def _is_no_person(name: Mention, span: Span, text: str) -> bool:
    """Whether a name is none of a person, whatever its label: it has an article, or only says whose others are."""
    if name.label != "PER":
        return False
    before = text[: name.span.start].split()[-1:]
    has_article = name.span.exact.lower().startswith("the ") or before in (["the"], ["The"], ['"the'])
    behind = text[name.span.end : span.end].split()[:1]
    return has_article or (bool(behind) and behind[0].isalpha() and behind[0].islower() and behind[0] not in LINKS)


def _forces_in(phrase: str) -> list[str]:
    """The force that persons belong to: "Arlan army" in "Arlan army troops", "army" in "officers of the army"."""
    words = phrase.split()
    last = max((place for place, word in enumerate(words) if word.lower() in _nouns_of_bodies()), default=None)
    if last is None:
        return []
    first = max((place + 1 for place, word in enumerate(words[:last]) if word.lower() in LINKS), default=0)
    return [" ".join(words[first : last + 1])]


def _person(actor: Actor, names: Sequence[Mention], text: str) -> str | None:
    """The persons that an actor is or has: "the rebels", "members of the Front"; None of a body's mere name."""
    name = actor.actor if actor.name.lower() in _pronouns() else actor.name
    if name is None or _head(name) in _nouns_of_bodies():
        return None
    at = (actor.span.start if actor.span else 0) + len(_before_link(actor.name)) - 1
    is_named = any(body.span.start <= at < body.span.end for body in _bodies(actor, names, text))
    return None if is_named else name


def _head(phrase: str) -> str:
    """The head noun of a phrase in lower case: that before "of", "from" or a mark."""
    return _before_link(phrase).split()[-1:][0].lower() if phrase.split() else ""


def _before_link(phrase: str) -> str:
    return re.split(r"\s+(?:of|from|in|who|which)\s|[,(\[]", phrase)[0].rstrip()


@cache
def _nouns_of_bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in load.table("names/heads.tsv") if row["label"] == "ORG")


@cache
def _pronouns() -> frozenset[str]:
    return frozenset((*load.lines("grammar/pronouns.txt"), *load.lines("grammar/relatives.txt")))


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


def _confidence(claim: Claim, doer: Actor, text: str, owners: Collection[str]) -> str:
    """The task's word for how it is told that this doer did it: by its chain, its factuality, and hedges on the doer.

    It calls a fact what is said without a hedge, whoever says so; an accusation or a suspicion it gives to its voice.
    """
    if claim.factuality.endswith("-"):
        return "DENIED"
    if claim.factuality[:2] not in ("CT", "PR"):
        return "POSSIBLE"
    if not {doer.actor, doer.name}.isdisjoint(owners):
        return "CLAIMED OR ADMITTED"
    accuses = any(level.lemma in ACCUSING for level in claim.attribution[1:])
    if claim.factuality == "CT+" and not accuses and not is_suspected(doer, text):
        return "REPORTED AS FACT"
    by_office = any(AUTHORITIES & set(level.sectors) for level in claim.attribution[1:])
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by_office else "SUSPECTED OR ACCUSED"


def _owners(claims: Iterable[Claim]) -> frozenset[str]:
    """The names of those who say that they themselves did what they are the doers of."""
    own = (claim for claim in claims if claim.event and claim.event.type == "ASSAULT" and len(claim.attribution) > 1)
    return frozenset(
        name
        for claim in own
        for actor in claim.actors
        for name in (actor.actor, actor.name)
        if name and actor.role == "agent" and _is_own(claim.attribution[-1], actor)
    )


def _is_own(speaker: AttributionLevel, doer: Actor) -> bool:
    named = speaker.name is not None and (speaker.actor or speaker.name) in (doer.actor, doer.name)
    return named and speaker.lemma not in ACCUSING[:-1] and speaker.frame != "denial"


def victims_of(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The victims whom the claims tell of, each once: the task lists persons named one by one."""
    told = [victim for claim in claims if claim.figure for victim in _persons(claim.figure, _recipients(claim))]
    found: list[dict[str, Any]] = []
    for victim in sorted(told, key=_is_taken_up):
        same = [other for other in found if other["effect"] == victim["effect"]]
        if not any(_is_same(victim, other) for other in same) and not (_is_taken_up(victim) and same):
            found.append(victim)
    return found


def _recipients(claim: Claim) -> list[str]:
    return [actor.name for actor in claim.actors if actor.role == "recipient"]


def _persons(figure: Figure, recipients: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The persons a figure counts, one by one where as many are named as it counts or it says no number."""
    names = (figure.of or "").split("; ")
    if len(names) < 2 and len(recipients) > 1 and figure.value in (None, len(recipients)):
        names = list(recipients)
    effect = EFFECTS[figure.outcome or ""]
    if len(names) > 1:
        yield from ({"text": name, "number": 1, "effect": effect} for name in names)
        return
    bounds = [None if bound is None else int(bound) for bound in (figure.low, figure.high)]
    number = int(figure.value) if figure.value is not None and bounds[0] == bounds[1] else bounds
    yield {"text": figure.exact if figure.value == 1 else figure.of or figure.exact, "number": number, "effect": effect}


def _is_taken_up(victim: dict[str, Any]) -> bool:
    """Whether the words only take up who was told of: "he", "the mayor", "both leaders"."""
    return victim["text"].lower().split()[0] in TAKEN_UP


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one["number"] == other["number"] and _last(one) == _last(other)


def _last(victim: dict[str, Any]) -> str:
    return str(victim["text"]).lower().split()[-1]
