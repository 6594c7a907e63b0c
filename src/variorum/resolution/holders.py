"""Whose it is: who holds a place, whose the counted are, as the name of a party where the text says one."""

from __future__ import annotations

from dataclasses import replace

from variorum.records import Chain, Claim, Control, Figure
from variorum.resolution.actors import speakers_own
from variorum.resolution.carrying import side_name
from variorum.resolution.folding import fold
from variorum.resolution.known import Known
from variorum.resolution.parties import belonging
from variorum.resolution.sides import side_of
from variorum.resolution.wording import offices, segments, steering


def settle_holders(claim: Claim, known: Known) -> Claim:
    """The claim with holder, giver, side and causer as parties; it needs the actors and sources settled."""
    if claim.control is None and claim.figure is None:
        return claim
    return replace(claim, control=_control(claim, known), figure=_figure(claim, known))


def _control(claim: Claim, known: Known) -> Control | None:
    if claim.control is None:
        return None
    holder, giver = claim.control.holder, claim.control.from_whom
    return replace(claim.control, holder=_party_name(holder, claim, known), from_whom=_party_name(giver, claim, known))


def _figure(claim: Claim, known: Known) -> Figure | None:
    if claim.figure is None:
        return None
    side = _side(claim.figure.side, claim.attribution)
    if side != claim.figure.side or is_of_state(claim.figure) or _is_body(side):
        side = _party_name(side, claim, known)
    return replace(claim.figure, side=side, by=_party_name(claim.figure.by, claim, known))


def _side(words: str | None, chain: Chain) -> str | None:
    """Whose the counted are; "its servicemen" are the innermost source's that speaks for a party."""
    if words is None or words.lower() not in steering("possessives"):
        return words
    return next((level.party.name for level in reversed(chain) if level.party is not None), None)


def _is_body(words: str | None) -> bool:
    """Is it a movement or body by name? Who is counted as its own belongs to it, which no adjective of a state says."""
    side = side_of(fold(words)) if words else None
    return side is not None and side.kind == "body"


def is_of_state(figure: Figure) -> bool:
    """Are those counted a side's own people, its soldiers or police? Of others an adjective tells but nationality."""
    held = [one.office for words in segments(figure.of or "") for one in offices(words)]
    return figure.group == "military" or any(office.sectors and office.is_of_state for office in held)


def _party_name(words: str | None, claim: Claim, known: Known) -> str | None:
    """The party that words stand for, where the text says it; else the words as they are."""
    if not words:
        return words
    cast = known.cast
    same = next((actor.party for actor in claim.actors if actor.name == words and actor.party is not None), None)
    party = same or speakers_own(words, claim.attribution, cast.persons) or belonging(words, cast.named).party
    if party is None and (person := cast.people.get(fold(words))) is not None:
        party = person.belonging.party
    # What may be one party's or another's ("Armenian forces") stays in the text's own words.
    if party is not None and party.name and len(party.candidates) < 2:
        return party.name
    return None if words.lower() in steering("pronouns") else side_name(words, cast.named)
