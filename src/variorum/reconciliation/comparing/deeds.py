"""Which claims of deeds tell of one event: grouped by family, place, people and days.

Claims know their family, place and people, so of the pairwise rule of `event_tellings` little is left to decide here:
its words, kinds and measures matter where events are not typed, as in the benchmarks of coreference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as Day
from functools import partial

from variorum.reconciliation.comparing.apart import Rule, apart
from variorum.reconciliation.comparing.event_tellings import Telling, is_one_event
from variorum.reconciliation.pile.anchor import Anchor
from variorum.reconciliation.pile.days import each_day, moved, width, window
from variorum.reconciliation.pile.families import family, is_deed
from variorum.reconciliation.pile.folding import fold, words
from variorum.reconciliation.pile.grouping import components, together
from variorum.reconciliation.pile.parties import described, named
from variorum.reconciliation.pile.pile import Pile, may_be_one_story, said_window
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.vicinity import TOWN, same_place, same_spot
from variorum.reconciliation.pile.voices import answers_fact
from variorum.records import ActorRole, Claim

Groups = list[list[Claim]]
OneEvent = Callable[[Claim, Claim], bool]
Mark = tuple[object, Day]  # a family of deeds, and a day
Towns = dict[Mark, dict[str, dict[int, list[Claim]]]]

EPISODE = 7  # days; an event told less exactly than a week cannot be matched by its day, nor by a report a week later


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """The claims of deeds by event; one that names no day joins the one event that it fits, if it is only one."""
    told = [claim for claim in claims if claim.kind == "event" and answers_fact(claim) and _key(claim) is not None]
    fits = partial(_one_event, tellings={claim.id: _telling(claim, pile) for claim in told}, pile=pile)
    found = _dated([claim for claim in told if _is_dated(claim)], fits, pile)
    return _with_undated(found, [claim for claim in told if width(window(claim.when)) is None], fits, pile)


def _dated(told: Sequence[Claim], fits: OneEvent, pile: Pile) -> Groups:
    """The events that have a day; tellings that name nobody join the one event that they fit, and tie no two."""
    peopled = _tied([claim for claim in told if _everybody(claim)], fits, pile)
    waiting: dict[Mark, list[int]] = {}
    for number, event in enumerate(peopled):
        for mark in {mark for claim in event for mark in _marks(claim)}:
            waiting.setdefault(mark, []).append(number)
    alone = []
    for bare in _tied([claim for claim in told if not _everybody(claim)], fits, pile):
        near = sorted({number for claim in bare for mark in _marks(claim) for number in waiting.get(mark, ())})
        fitting = [n for n in near if any(fits(claim, other) for claim in bare for other in peopled[n])]
        if len(fitting) == 1:
            peopled[fitting[0]] = [*peopled[fitting[0]], *bare]
        else:
            alone.append(bare)
    events = (_in_order(event, pile) for event in (*peopled, *alone))
    return sorted(events, key=lambda event: pile.rank[event[0].id])


def _tied(told: Sequence[Claim], fits: OneEvent, pile: Pile) -> Groups:
    # Their days touch, known to the week: only places can exclude each other.
    rule = Rule(fits, {claim.id: Anchor(place_key(claim.where)) for claim in told}, goes_on=lambda _: True)
    found = components(told, fits, blocks=lambda claim: together(_marks(claim)))
    return [event for tied in found for event in apart(tied, rule, pile)]


def _is_dated(claim: Claim) -> bool:
    days = width(window(claim.when))
    return days is not None and days <= EPISODE


def _key(claim: Claim) -> tuple[str, bool] | None:
    name = family(claim)
    return (name, claim.background) if name is not None and is_deed(name) else None


def _marks(claim: Claim) -> list[Mark]:
    return [(_key(claim), day) for day in each_day(window(claim.when))]


def _telling(claim: Claim, pile: Pile) -> Telling:
    return Telling(
        id=claim.id,
        article=claim.article,
        story="",  # which reports tell one story is asked of the pile, pair by pair
        words=(fold(claim.wording.lemma) if claim.wording else "",),
        families=frozenset({family(claim) or ""}),
        agents=_folded(claim, "agent"),
        recipients=_folded(claim, "recipient"),
        place=place_key(claim.where),
        days=window(claim.when),
    )


def _folded(claim: Claim, role: ActorRole) -> frozenset[str]:
    """The actors of a role: the named by their party or name, the others by the last word of their description."""
    return frozenset((*named(claim, role), *_heads(claim, role)))


def _one_event(one: Claim, other: Claim, *, tellings: Mapping[str, Telling], pile: Pile) -> bool:
    """Whether two claims of one family may tell of one event."""
    if not _shares_people(one, other) or not _may_be_one_place(one, other, pile):
        return False
    return is_one_event(tellings[one.id], tellings[other.id], at_one_place=True)


def _may_be_one_place(one: Claim, other: Claim, pile: Pile) -> bool:
    """Whether the places allow one event; one that names none may still name who was in it."""
    if one.where is not None and other.where is not None:
        return same_place(one, other, pile)
    return bool(_everybody(one) & _everybody(other)) or same_place(one, other, pile)


def _shares_people(one: Claim, other: Claim) -> bool:
    """Whether nothing said of the people involved parts two events; who naming nobody abstains."""
    left, right = _everybody(one), _everybody(other)
    if left and right:
        return bool(left & right)
    return not _reversed(one, other)


def _everybody(claim: Claim) -> set[str]:
    return {*named(claim, "agent"), *named(claim, "recipient")}


def _reversed(one: Claim, other: Claim) -> bool:
    """Whether who acts in one is acted on in the other: police shot the gunman, the gunman shot at a crowd."""
    return bool(_heads(one, "agent") & _heads(other, "recipient") or _heads(one, "recipient") & _heads(other, "agent"))


def _heads(claim: Claim, role: ActorRole) -> set[str]:
    return {tokens[-1] for text in described(claim, role) if (tokens := words(text))}


def _with_undated(found: Groups, undated: Sequence[Claim], fits: OneEvent, pile: Pile) -> Groups:
    """The events with the claims that name no day, each with the only event of its town that it fits."""
    towns = _by_day_and_town(found)
    joining: dict[int, list[Claim]] = {}
    for claim in undated:
        near = _near(claim, towns, pile)
        fitting = {number for number, told in near.items() if any(_join(claim, other, fits, pile) for other in told)}
        if len(fitting) == 1:
            joining.setdefault(fitting.pop(), []).append(claim)
    return [
        _in_order((*event, *joining[number]), pile) if number in joining else event
        for number, event in enumerate(found)
    ]


def _join(undated: Claim, dated: Claim, fits: OneEvent, pile: Pile) -> bool:
    return may_be_one_story(undated, dated, pile) and fits(undated, dated)


def _by_day_and_town(found: Groups) -> Towns:
    """Where each event is told of: by family and day, then by town, its number and the claims that place it there."""
    towns: Towns = {}
    for number, event in enumerate(found):
        for claim in event:
            town = _town(claim)
            for mark in _marks(claim) if town is not None else ():
                towns.setdefault(mark, {}).setdefault(str(town), {}).setdefault(number, []).append(claim)
    return towns


def _town(claim: Claim) -> str | None:
    """The place that a claim names, no wider than a town: one actor does like deeds in a week, a country sees many."""
    place = claim.where
    return None if place is None or (place.precision or TOWN) > TOWN else place_key(place)


def _near(claim: Claim, towns: Towns, pile: Pile) -> dict[int, list[Claim]]:
    """The events of its town that a claim without a day may speak of, with the claims that place them there."""
    town = _town(claim)
    found: dict[int, list[Claim]] = {}
    for mark in _days_before(claim, pile) if town is not None else ():
        for other, told in towns.get(mark, {}).items():
            for number, claims in told.items() if same_spot(str(town), other, pile) else ():
                found.setdefault(number, []).extend(claims)
    return found


def _days_before(claim: Claim, pile: Pile) -> Iterator[Mark]:
    """The days of which a claim may speak that names none: that of its saying, and the week before."""
    said = said_window(claim, pile)
    if said[0] is not None and width(said) == 1:
        yield from ((_key(claim), day) for day in each_day((moved(said[0], -EPISODE), said[0])))


def _in_order(claims: Sequence[Claim], pile: Pile) -> list[Claim]:
    return sorted(claims, key=lambda claim: pile.rank[claim.id])
