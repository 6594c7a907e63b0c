"""What happened: events by family, place and days; who did it is an answer, not part of the question."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from variorum.data.load import entries
from variorum.reconciliation.comparing.comparison import Asked, Comparison, Verdict
from variorum.reconciliation.comparing.deeds import groups
from variorum.reconciliation.pile.days import OPEN, Window, as_date, hull, spoken, width, window
from variorum.reconciliation.pile.families import family, is_two_sided
from variorum.reconciliation.pile.folding import fold, words
from variorum.reconciliation.pile.parties import described, named
from variorum.reconciliation.pile.phrases import listed, phrase
from variorum.reconciliation.pile.pile import Pile, place_words
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Claim, Relation


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """What happened there, on those days."""
    days = days_of(claims)
    places = sorted(filter(None, {place_key(claim.where) for claim in claims}))
    # Tellings of one event that place it differently are asked about by their day alone.
    place, day = place_words(claims) if len(places) == 1 else "", spoken(as_date(days))
    way = "event" + (" place" if place else "") + (" day" if day else "")
    name = family(claims[0]) or ""
    first = days[0]
    return Asked(
        phrase("ask", way, place=place, day=day, family=name),
        name,
        (name, first, *places[:1], claims[0].background),
        when=hull(dated) if (dated := [days for claim in claims if width(days := window(claim.when))]) else None,
    )


def days_of(claims: Sequence[Claim]) -> Window:
    """The days of an event: those told most exactly; open where no telling has a day, as a split may leave it."""
    told = [(long, days) for claim in claims if (long := width(days := window(claim.when))) is not None]
    sharpest = min((long for long, _ in told), default=None)
    return hull([days for long, days in told if long == sharpest]) if told else OPEN


def answer(stance: Stance, pile: Pile) -> str:
    """Who is said to have done it, and in which word."""
    claim = stance.claim
    told = claim.trigger.exact if claim.trigger else claim.wording.exact if claim.wording else claim.evidence.exact
    agents = list(named(claim, "agent").values()) or [name for name in described(claim, "agent") if not _is_small(name)]
    return phrase("event", "by" if agents else "nobody", agents=listed(agents), words=told)


def _is_small(name: str) -> bool:
    """Whether a description is only a pronoun."""
    return set(words(name)) <= entries("reconciliation/function_words.txt")


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """How two tellings of one event relate, by who is said to have done it."""
    left, right = named(one.claim, "agent"), named(other.claim, "agent")
    if left and right and not left.keys() & right.keys():
        return _other_agents(one, other)
    if bool(left) != bool(right) and is_two_sided(one.claim) != is_two_sided(other.claim):
        return _verdict("differs", "one side named", one, other)
    if left or right:
        return _verdict("one answer" if left.keys() == right.keys() else "compatible", "same event", one, other)
    return _verdict("one answer", "same event", one, other)


def _other_agents(one: Stance, other: Stance) -> Verdict:
    blames = (
        fold(one.speaker.name) in named(other.claim, "agent"),
        fold(other.speaker.name) in named(one.claim, "agent"),
    )
    if all(blames):
        return _verdict("mutual accusation", "each other", one, other)
    return _verdict("differs", "other agents", one, other)


def _verdict(relation: Relation, key: str, one: Stance, other: Stance) -> Verdict:
    return Verdict(relation, partial(_why, key, one, other))


def _why(key: str, one: Stance, other: Stance) -> str:
    slots = {"one_agents": _agents(one), "other_agents": _agents(other)}
    return phrase("reasons", key, one_who=one.speaker.name, other_who=other.speaker.name, **slots)


def _agents(stance: Stance) -> str:
    return listed(list(named(stance.claim, "agent").values())) or phrase("event", "no one")


def worth_asking(stances: Sequence[Stance]) -> bool:
    """An event is asked about where more than one voice tells it, or somebody denies it."""
    if all(stance.denies for stance in stances):
        return False
    return len({stance.speaker.key for stance in stances}) > 1 or any(stance.denies for stance in stances)


def signature(stance: Stance, pile: Pile) -> Hashable:
    """Who is named as the one who acted, whether both sides are, and the voice where somebody may name it."""
    agents, voice = frozenset(named(stance.claim, "agent")), fold(stance.speaker.name)
    return (agents, is_two_sided(stance.claim), voice if agents and voice in pile.parties else None)


EVENT = Comparison(groups, asked, answer, relate, worth_asking, signature)
