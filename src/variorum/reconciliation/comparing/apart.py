"""Parts a group of claims in which two exclude each other: other places, other days.

What belongs together in pairs need not in the whole: in a war "nine were killed on Tuesday" fits the count of every
town on that day, and "shells killed four in Kelm" every shelling of Kelm in months. Where such a chain ties what
cannot be one, the claims that say most make the incidents, and one that says less joins the incident that it fits, if
it is only one (clustering with cannot-link constraints: Wagstaff and others, ICML 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from itertools import combinations, pairwise

from variorum.reconciliation.comparing.incidents import INCIDENT
from variorum.reconciliation.comparing.meetings import LASTING, STORY, surroundings, tied_places
from variorum.reconciliation.pile.anchor import SLACK, Anchor
from variorum.reconciliation.pile.days import OPEN, Window, moved, touch, width
from variorum.reconciliation.pile.figures import floor_of, same
from variorum.reconciliation.pile.pile import Pile, said_window
from variorum.reconciliation.pile.vicinity import same_spot
from variorum.records import Claim

MUCH = 2.0  # times; of one incident a count said a week later is seldom less than half, or more than twice as much
TELLING = 10  # a number of two digits tells an incident again weeks later; a smaller one is of many
MONTH = 30  # days of one block
ANY, OPEN_END = "any", "open"  # blocks of every incident, and of those whose days have an open end


@dataclass(frozen=True, slots=True)
class Rule:
    """What ties two claims of a kind, where and when each is, and which of them go on: series, not incidents."""

    touching: Callable[[Claim, Claim], bool]
    anchors: Mapping[str, Anchor]
    goes_on: Callable[[Claim], bool]


@dataclass(slots=True)
class Incident:
    """Claims of one incident, and where and when it is said to be; its days are those that all of them allow."""

    number: int
    days: Window
    claims: list[Claim] = field(default_factory=list)
    places: set[str] = field(default_factory=set)


def apart(group: Sequence[Claim], rule: Rule, pile: Pile) -> list[list[Claim]]:
    """The claims of a group, parted where two of them have places or days that cannot be one's; in their order."""
    if len(group) < 2 or not _is_torn(group, rule, pile):
        return [list(group)]
    incidents = Incidents(rule, pile)
    for claim in sorted(group, key=lambda claim: _order(claim, rule, pile)):
        incidents.take(claim)
    parts = [sorted(each.claims, key=lambda claim: pile.rank[claim.id]) for each in incidents.found]
    return sorted(parts, key=lambda part: pile.rank[part[0].id])


def _order(claim: Claim, rule: Rule, pile: Pile) -> tuple[bool, bool, bool, int, int, int]:
    """What says most of where and when comes first; what goes on comes last, since it may be of any of them."""
    anchor = rule.anchors[claim.id]
    known = pile.gazetteer.get(anchor.place or "")
    blunt = known.precision or 0 if known is not None else 0
    placed, dated = anchor.place is not None, anchor.days != OPEN
    return (rule.goes_on(claim), not placed, not dated, blunt, width(anchor.days) or 0, pile.rank[claim.id])


def _is_torn(group: Sequence[Claim], rule: Rule, pile: Pile) -> bool:
    """Whether two of the claims exclude each other, however they hang together through others."""
    anchors = [rule.anchors[claim.id] for claim in group]
    places = sorted({anchor.place for anchor in anchors if anchor.place is not None})
    if any(not same_spot(one, other, pile, within=True) for one, other in combinations(places, 2)):
        return True
    undated = [claim for claim in group if rule.anchors[claim.id].days == OPEN and not rule.goes_on(claim)]
    by_then = [(None, said_window(claim, pile)[1]) for claim in undated]
    return not _share_a_day([*by_then, *(anchor.days for anchor in anchors)]) or _jumps(undated, pile)


def _share_a_day(windows: Sequence[Window]) -> bool:
    begins, ends = [first for first, _ in windows if first], [final for _, final in windows if final]
    return touch((max(begins, default=None), None), (None, min(ends, default=None)), slack=SLACK)


def _jumps(undated: Sequence[Claim], pile: Pile) -> bool:
    """Whether counts without a day fall by half in more than a week, or double in one with no count between."""
    told = [(said, least) for claim in undated if (said := said_window(claim, pile)[1]) and (least := _least(claim))]
    told.sort()
    if any((then - said).days > INCIDENT and more > MUCH * least for (said, least), (then, more) in pairwise(told)):
        return True
    most, waiting = 0.0, 0  # the highest of the counts said more than a week before
    for said, least in told:
        while (said - told[waiting][0]).days > INCIDENT:
            most = max(most, told[waiting][1])
            waiting += 1
        if most > MUCH * least:
            return True
    return False


def _least(claim: Claim) -> float:
    """The least that a claim counts; 0 where it says no number."""
    return (floor_of(claim.figure) if claim.figure is not None else None) or 0.0


class Incidents:
    """The incidents of a group as they are found; a claim is compared only with those of its place or its days."""

    def __init__(self, rule: Rule, pile: Pile) -> None:
        self.found: list[Incident] = []
        self._rule, self._pile, self._ties = rule, pile, tied_places(pile)
        self._blocks: dict[Hashable, set[int]] = {}

    def take(self, claim: Claim) -> None:
        """Puts a claim into the incident that it tells of, else into one of its own."""
        days = self._days(claim)
        found = self._told_of(claim, days)
        if found is None:
            found = Incident(len(self.found), days)
            self.found.append(found)
        anchor = self._rule.anchors[claim.id]
        found.claims.append(claim)
        found.days = _both(found.days, anchor.days)
        spots = [] if anchor.place is None else [*surroundings(anchor.place, self._ties, self._pile)]
        if anchor.place is not None:
            found.places.add(anchor.place)
        for name in (*spots, *((bool(found.places), month) for month in (*_months(found.days), ANY))):
            self._blocks.setdefault(name, set()).add(found.number)

    def _told_of(self, claim: Claim, days: Window) -> Incident | None:
        """The incident that a claim tells of; None where it fits none, or names no place and fits several."""
        near = self._fitting(claim, days)
        if self._rule.anchors[claim.id].place is None:
            return _only(claim, [each for each in near if each.places]) or _latest(
                [each for each in near if not each.places]
            )
        if not near and _least(claim) >= TELLING:
            first = said_window(claim, self._pile)[0]
            before = (moved(first, -STORY) if first is not None else None, days[1])
            return _only(claim, self._fitting(claim, before), alike=True)
        return _latest([each for each in near if _tells_alike(each, claim)] or near)

    def _days(self, claim: Claim) -> Window:
        """The days of a claim; where it names none, those of the week before it was said, if it does not go on."""
        days, (first, final) = self._rule.anchors[claim.id].days, said_window(claim, self._pile)
        if days != OPEN or self._rule.goes_on(claim):
            return days
        return (moved(first, -INCIDENT) if first is not None else None, final)

    def _fitting(self, claim: Claim, days: Window) -> list[Incident]:
        """The incidents in which nothing excludes a claim that may be of these days, and something ties it."""
        found = (self.found[number] for number in sorted(self._near(claim, days)))
        return [each for each in found if self._allows(each, claim, days)]

    def _near(self, claim: Claim, days: Window) -> set[int]:
        place, months = self._rule.anchors[claim.id].place, list(_months(days))
        when = [ANY] if OPEN_END in months else [*months, OPEN_END]
        names: Iterable[Hashable] = ((is_placed, month) for is_placed in (True, False) for month in when)
        if place is not None:
            names = (*surroundings(place, self._ties, self._pile), *((False, month) for month in when))
        return set().union(*(self._blocks.get(name, ()) for name in names))

    def _allows(self, incident: Incident, claim: Claim, days: Window) -> bool:
        place = self._rule.anchors[claim.id].place
        if not touch(incident.days, days, slack=SLACK):
            return False
        if place is not None and not all(same_spot(place, other, self._pile, within=True) for other in incident.places):
            return False
        return any(self._rule.touching(claim, other) for other in incident.claims)


def _both(days: Window, others: Window) -> Window:
    """The days that two stretches have in common; where they only lie side by side, those between which both lie."""
    firsts, finals = [day for day in (days[0], others[0]) if day], [day for day in (days[1], others[1]) if day]
    return (max(firsts, default=None), min(finals, default=None))


def _months(days: Window) -> Iterator[Hashable]:
    first, final = days
    if first is None or final is None or (final - first).days > LASTING:
        yield OPEN_END
    else:
        low, high = sorted((first, final))
        yield from range((low.toordinal() - SLACK) // MONTH, (high.toordinal() + SLACK) // MONTH + 1)


def _only(claim: Claim, fitting: Sequence[Incident], *, alike: bool = False) -> Incident | None:
    """The incident that fits, if it is only one; of several, or if asked, the only one told with the same number."""
    told = [each for each in fitting if _tells_alike(each, claim)] if alike or len(fitting) > 1 else fitting
    return told[0] if len(told) == 1 else None


def _latest(fitting: Sequence[Incident]) -> Incident | None:
    return max(fitting, key=lambda each: each.days[1] or Day.min, default=None)


def _tells_alike(incident: Incident, claim: Claim) -> bool:
    figures = (other.figure for other in incident.claims)
    return claim.figure is not None and any(other is not None and same(claim.figure, other) for other in figures)
