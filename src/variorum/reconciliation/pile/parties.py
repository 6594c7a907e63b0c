"""Who is named in a claim, as far as names go: a description such as "a gunman" names nobody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from variorum.data.load import table
from variorum.reconciliation.pile.folding import fold, is_name
from variorum.reconciliation.pile.phrases import phrase
from variorum.records import Actor, ActorRole, Claim

ATTACK = "ASSAULT"  # PLOVER's type


def named(claim: Claim, role: ActorRole) -> dict[str, str]:
    """The actors of a role who are named, by key: their party where it is known, else themselves."""
    return {fold(name): name for actor in claim.actors if actor.role == role and (name := name_of(actor))}


def name_of(actor: Actor) -> str | None:
    """The party of an actor, else who it is; None for a bare description."""
    if actor.party is not None and actor.party.name:
        return actor.party.name
    return actor.actor


def described(claim: Claim, role: ActorRole) -> tuple[str, ...]:
    """The actors of a role as the text writes them."""
    return tuple(actor.name for actor in claim.actors if actor.role == role)


def holder(claim: Claim) -> str | None:
    """Who is said to hold or take the place: the party of the one who does it, else the name that the text gives."""
    if claim.control is None:
        return None
    agents = [actor for actor in claim.actors if actor.role == "agent"]
    by_party = next((name for actor in agents if actor.party is not None and (name := actor.party.name)), None)
    given = claim.control.holder
    return by_party or (given if is_name(given) else None)


def shown_holder(claim: Claim) -> str | None:
    """The holder in words: in quotation marks where the text gives only an adjective, which names no party."""
    name = holder(claim)
    if name is None or fold(name.split()[-1]) not in _adjectives():
        return name
    return phrase("control", "as written", holder=name)


@cache
def _adjectives() -> frozenset[str]:
    listed = (word for row in table("countries.tsv") for word in (row["adjectives"] or "").split(";"))
    return frozenset(fold(word) for word in listed if word)


def parties_in(claim: Claim) -> set[str]:
    """The keys of everybody named in a claim: who acts, who is acted on, who speaks and for whom."""
    speaking = [level.party.name for level in claim.attribution if level.party is not None]
    acting = [name_of(actor) for actor in claim.actors]
    return {fold(name) for name in (*speaking, *acting) if name}


def opponents(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    """The pairs of parties of which somebody says that one attacks the other or takes a place from it."""
    found: set[frozenset[str]] = set()
    for claim in claims:
        if claim.control is not None:
            sides = [fold(name) for name in (holder(claim), claim.control.from_whom) if name]
            found.add(frozenset(sides))
        elif claim.event is not None and claim.event.type == ATTACK:
            found |= {frozenset((one, other)) for one in named(claim, "agent") for other in named(claim, "recipient")}
    return frozenset(pair for pair in found if len(pair) == 2)
