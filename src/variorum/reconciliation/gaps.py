"""What no report says: expectations from a closed list, each raised by claims that are in the pile."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import variorum.reconciliation.comparing.deeds as deeds
import variorum.reconciliation.comparisons.events as events
from variorum.data.load import toml
from variorum.reconciliation.comparing.meetings import Ties, surroundings, tied_places
from variorum.reconciliation.comparing.scopes import group_of
from variorum.reconciliation.pile.days import spoken, touch, window
from variorum.reconciliation.pile.families import family, is_two_sided
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.matters import reports_by_matter, sharing_matters
from variorum.reconciliation.pile.parties import holder, named, parties_in
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, said_on
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.sides import side_of
from variorum.reconciliation.pile.vicinity import same_place
from variorum.reconciliation.pile.voices import answers_fact, denied_by, is_denial, speaker
from variorum.records import Claim, Gap, Question

FILE = "reconciliation/expectations.toml"
Finder = Callable[[Pile, Sequence[Question]], Iterator[Gap]]
Fighters = tuple[int, dict[str, str]]  # the place of a claim in the order, and who fights in it by key


def find_gaps(pile: Pile, questions: Sequence[Question]) -> tuple[Gap, ...]:
    """The open ends of the pile, each once, in the order in which they were raised."""
    found: dict[tuple[str, str], Gap] = {}
    for gap in (gap for finder in FINDERS for gap in finder(pile, questions)):
        before = found.get((gap.about, gap.expectation))
        claims = dict.fromkeys((*(before.claims if before else ()), *gap.claims))
        found[gap.about, gap.expectation] = replace(gap, claims=tuple(claims))
    return tuple(sorted(found.values(), key=lambda gap: min(pile.rank[claim] for claim in gap.claims)))


def _expectation(name: str, **slots: str) -> str:
    template: str = toml(FILE)[name]["asks"]
    return template.format(**slots)


def _families_of(name: str) -> frozenset[str]:
    return frozenset(toml(FILE)[name]["families"])


def _unnamed_attackers(pile: Pile, questions: Sequence[Question]) -> Iterator[Gap]:
    """Attacks with a day of which nobody says who carried them out."""
    attacks = [claim for claim in pile.claims if family(claim) in _families_of("attacker") and answers_fact(claim)]
    ties = tied_places(pile)
    near: dict[Hashable, list[Claim]] = {}
    for claim in attacks:
        for spot in _spots(claim, ties, pile) if _somebody_acts([claim]) else ():
            near.setdefault(spot, []).append(claim)
    for told in deeds.groups(pile.claims, pile):
        open_ended = _is_attack(told) and not told[0].background and not any(map(is_two_sided, told))
        if not open_ended or _somebody_acts(told):
            continue
        spots = {spot for claim in told for spot in (_spots(claim, ties, pile) or _named(claim, pile))}
        beside = {claim.id: claim for spot in spots for claim in near.get(spot, ())}
        if not any(_is_around(claim, told, pile) for claim in beside.values()):
            yield Gap(events.asked(told, pile).about, _expectation("attacker"), tuple(claim.id for claim in told))


def _spots(claim: Claim, ties: Ties, pile: Pile) -> frozenset[Hashable]:
    place = place_key(claim.where)
    return frozenset() if place is None else frozenset(surroundings(place, ties, pile))


def _named(claim: Claim, pile: Pile) -> frozenset[Hashable]:
    """The places that the report of a claim without one names, any of which may be where it was."""
    return frozenset(("place", place) for place in pile.places.get(claim.article, ()))


def _is_around(attack: Claim, told: Sequence[Claim], pile: Pile) -> bool:
    """Whether an attack was in the same place, and is told of these days or of no day."""
    if not touch(window(attack.when), events.days_of(told), slack=deeds.EPISODE):
        return False
    return any(same_place(attack, other, pile) for other in told)


def _claims_of(question: Question, pile: Pile) -> list[Claim]:
    return [pile.claims[i] for i in sorted(pile.rank[claim] for claim in question.claims)]


def _is_attack(claims: Sequence[Claim]) -> bool:
    return any(family(claim) in _families_of("attacker") for claim in claims)


def _somebody_acts(claims: Sequence[Claim]) -> bool:
    return any(actor.role == "agent" for claim in claims for actor in claim.actors)


def _uncounted_sides(pile: Pile, questions: Sequence[Question]) -> Iterator[Gap]:
    """Sides whose opponent's dead are counted while their own are not."""
    counted = [claim for claim in pile.claims if _is_count_of_side(claim, pile)]
    sides = {fold(side_of(claim, pile) or "") for claim in counted if claim.figure}
    fighters = _fighters_by_report(pile)
    by_matter = reports_by_matter(fighters, pile)
    fighting: dict[str, Mapping[str, str]] = {}
    for claim in counted:
        figure = claim.figure
        if figure is None:
            continue
        if claim.article not in fighting:
            near = {claim.article, *sharing_matters(claim.article, by_matter, pile)}
            fighting[claim.article] = _fighting(named for report in near for named in fighters.get(report, ()))
        for key, name in fighting[claim.article].items():
            if key not in sides:
                group = phrase("group", group_of(figure) or "all")
                asks = _expectation("other side", side=name, group=group)
                yield Gap(phrase("scope", "side", group=group, side=side_of(claim, pile)), asks, (claim.id,))


def _is_count_of_side(claim: Claim, pile: Pile) -> bool:
    figure = claim.figure
    return bool(
        figure and side_of(claim, pile) and figure.outcome in ("killed", "casualties") and answers_fact(claim)
    ) and (figure is not None and group_of(figure) in toml(FILE)["other side"]["groups"])


def _fighters_by_report(pile: Pile) -> dict[str, list[Fighters]]:
    """Who is said in each report to fight, to take or to lose places, claim by claim."""
    denied = {link.claim for claim in pile.claims for link in denied_by(claim)}
    found: dict[str, list[Fighters]] = {}
    for rank, claim in enumerate(pile.claims):
        is_told = claim.id not in denied and not is_denial(claim) and not claim.background and answers_fact(claim)
        if is_told and (named := _fighters(claim)):
            found.setdefault(claim.article, []).append((rank, named))
    return found


def _fighting(told: Iterable[Fighters]) -> Mapping[str, str]:
    """All these fighters in the order in which they were told of."""
    found: dict[str, str] = {}
    for _, own in sorted(told, key=lambda one: one[0]):
        found |= own
    return found


def _fighters(claim: Claim) -> dict[str, str]:
    if claim.control is not None:
        parties = parties_in(claim)
        held = [name for name in (holder(claim), claim.control.from_whom) if name and fold(name) in parties]
        return {fold(name): name for name in held}
    if family(claim) in _families_of("attacker"):
        return {**named(claim, "agent"), **named(claim, "recipient")}
    return {}


def _unkept_announcements(pile: Pile, questions: Sequence[Question]) -> Iterator[Gap]:
    """Truces and agreements announced for later of which no report says whether they began."""
    kept = buckets(pile.claims, lambda claim: name if (name := family(claim)) in _families_of("announcement") else None)
    for claim in pile.claims:
        name = family(claim)
        if name is None or name not in kept or claim.status not in ("planned", "promised"):
            continue
        if not any(_is_later(other, claim, pile) for other in kept[name]):
            day = spoken(claim.when) or spoken(said_on(claim, pile))
            yield Gap(name, _expectation("announcement", what=name, day=day), (claim.id,))


def _is_later(other: Claim, claim: Claim, pile: Pile) -> bool:
    if not answers_fact(other) or other.background:
        return False
    announced, began = window(said_on(claim, pile)), window(other.when)
    return bool(announced[1] and began[0] and began[0] >= announced[1])


def _unanswered_captures(pile: Pile, questions: Sequence[Question]) -> Iterator[Gap]:
    """Places that only their new holder, or nobody but outlets, calls taken."""
    for question in questions:
        if question.kind != "control" or question.relation in ("denied", "conflicts", "differs"):
            continue
        taken = [claim for claim in _claims_of(question, pile) if claim.control and claim.control.state == "takes"]
        losers = [claim.control.from_whom for claim in taken if claim.control]
        voices = {fold(speaker(claim, pile).name) for claim in _claims_of(question, pile)}
        parties = {party for claim in taken for party in parties_in(claim)} - voices
        for loser in dict.fromkeys(losers):
            if loser is not None and fold(loser) in parties and loser not in {holder(claim) for claim in taken}:
                yield Gap(question.about, _expectation("loser", side=loser), tuple(claim.id for claim in taken))


FINDERS: tuple[Finder, ...] = (_unnamed_attackers, _uncounted_sides, _unkept_announcements, _unanswered_captures)
