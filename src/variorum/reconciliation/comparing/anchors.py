"""Where and when what a claim counts happened: as it says itself, else as its report tells of its one incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.reconciliation.comparing.incidents import INCIDENT, main_incident
from variorum.reconciliation.comparing.others import BELONGING, without_others
from variorum.reconciliation.pile.anchor import Anchor
from variorum.reconciliation.pile.counting import is_counting_day
from variorum.reconciliation.pile.days import OPEN, width, window
from variorum.reconciliation.pile.families import family, is_deed
from variorum.reconciliation.pile.figures import same
from variorum.reconciliation.pile.pile import Pile, said_window, start
from variorum.reconciliation.pile.places import place_key, places_at, places_named, written_together
from variorum.reconciliation.pile.sides import place_of_side
from variorum.reconciliation.pile.vicinity import may_lie_in
from variorum.records import Claim
from variorum.sentences import breaks

TRUCE = "ceasefire"  # the family of event_families.tsv
OLD = 365  # days; a truce longer ago ended another war than the one in the news
LONGEST = 400  # code points; news sentences are seldom longer

Anchors = Mapping[str, Anchor]


def anchors(pile: Pile, wanted: Iterable[Claim]) -> Anchors:
    """The anchor of each wanted claim: its own, that of the event it is a figure of, else that of its report."""
    counted = list(wanted)
    known = {name: _of_article(name, pile) for name in dict.fromkeys(claim.article for claim in counted)}
    return {claim.id: known[claim.article][claim.id] for claim in counted}


def _of_article(name: str, pile: Pile) -> Anchors:
    """The anchor of every count of a report, worked out once for the pile."""
    known = pile.anchored.get(name)
    if known is None:
        told = _incidents(name, pile)
        own = {claim.id: _own(claim, pile) for claim in told}
        truces = [claim for claim in told if family(claim) == TRUCE]
        stated = {claim.id: _ended(claim, _with_event(claim, own, pile), own, truces, pile) for claim in told}
        news = without_others(told, pile)
        main = main_incident([(claim, stated[claim.id]) for claim in news], name, pile)
        counts = (claim for claim in told if claim.kind == "casualty")
        known = pile.anchored[name] = {claim.id: _anchor(claim, stated, told, news, main, pile) for claim in counts}
    return known


def _anchor(
    claim: Claim, stated: Anchors, told: Sequence[Claim], news: Sequence[Claim], main: Anchor | None, pile: Pile
) -> Anchor:
    own = stated[claim.id]
    if own.place is not None or (own.days != OPEN and main is None):
        return own
    again = _told_again(claim, stated, told)
    if again is not None and own.days == OPEN:
        return again
    if main is not None and main.allows(own.days) and _may_inherit(claim):
        return main.on_days_of(own) if own.days != OPEN else main
    return own if own.is_known else _nearest(claim, stated, news, pile)


def _may_inherit(claim: Claim) -> bool:
    """Whether a count may be the incident's: old history is not, nor what is counted since a day of its own."""
    return not claim.background and (claim.figure is None or claim.figure.since is None)


def _incidents(article: str, pile: Pile) -> list[Claim]:
    return [claim for claim in pile.told.get(article, ()) if claim.kind == "casualty" or _is_incident(claim)]


def _with_event(claim: Claim, own: Anchors, pile: Pile) -> Anchor:
    found = own[claim.id]
    for link in claim.links:
        event = own.get(link.claim or "") if link.type in BELONGING else None
        if event is not None:
            found = found.at_place_of(event) if _is_sharper(event.place, found.place, pile) else found
            is_dated = found.days != OPEN or _began_long_ago(event, claim, pile)
            found = found if is_dated else found.on_days_of(event)
    return found


def _ended(claim: Claim, found: Anchor, own: Anchors, truces: Sequence[Claim], pile: Pile) -> Anchor:
    """The anchor; a count without days is over by the truce of old that its sentence tells of before it."""
    is_open = claim.kind == "casualty" and found.days == OPEN
    if not truces or not is_open or (claim.figure is not None and claim.figure.since is not None):
        return found
    first, said = start(claim) - len(_before(claim, pile)), said_window(claim, pile)[0]
    before = [other for other in truces if first <= start(other) < start(claim)]
    ends = [(final, other.id) for other in before if (final := own[other.id].days[1]) is not None]
    if not ends or said is None or (said - ends[-1][0]).days <= OLD:
        return found
    final, truce = ends[-1]
    return replace(found, days=(None, final), dated_by=truce)


def _began_long_ago(event: Anchor, claim: Claim, pile: Pile) -> bool:
    """Whether an event was dated weeks before its new dead are told: that day is then the start of what goes on."""
    final, said = event.days[1], said_window(claim, pile)[0]
    new = claim.figure is not None and claim.figure.cumulative is False and window(claim.when) == OPEN
    return new and final is not None and said is not None and (said - final).days > INCIDENT


def _is_sharper(one: str | None, other: str | None, pile: Pile) -> bool:
    """Whether a place says more exactly where: the town of the attack rather than its country."""
    if one is None or other is None:
        return one is not None
    sharp, blunt = pile.gazetteer.get(one), pile.gazetteer.get(other)
    return bool(sharp and blunt and sharp.precision and blunt.precision and sharp.precision < blunt.precision)


def _is_incident(claim: Claim) -> bool:
    name = family(claim) if claim.kind == "event" else None
    return name is not None and is_deed(name)


def _own(claim: Claim, pile: Pile) -> Anchor:
    """What the claim itself says: its days, and its place, else the nearest one named in its words or before them."""
    place, days = place_key(claim.where) or place_of_side(claim, pile), window(claim.when)
    if place is None:
        within, before = places_named(claim.evidence.exact, pile.names), places_named(_before(claim, pile), pile.names)
        place = next(iter([*within, *reversed(before)]), None)
    known = width(days) is not None and not is_counting_day(claim, pile)
    return Anchor(_sharpened(place, claim, pile), days if known else OPEN, placed_by=claim.id, dated_by=claim.id)


def _sharpened(place: str | None, claim: Claim, pile: Pile) -> str | None:
    """The town where the claim's words put one into the country or region that it names: "Kelm in Norvalia"."""
    if not claim.evidence.spans or all(large != place for _, large in pile.tied):
        return place
    text = pile.articles[claim.article].text
    stretch = _before(claim, pile) + text[start(claim) : claim.evidence.spans[-1].end]
    pairs = written_together(stretch, places_at(stretch, pile.names))
    inner = [small for small, large in pairs if large == place and may_lie_in(small, large, pile)]
    return inner[0] if len(set(inner)) == 1 else place


def _before(claim: Claim, pile: Pile) -> str:
    """The words before a claim in its sentence; what a source is made to say keeps to the source's words."""
    text, end = pile.articles[claim.article].text, start(claim)
    content = [span.start for level in claim.attribution[-1:] for span in level.content if span.start <= end]
    # One sign more than before it, because a sentence begins with a sign of its own.
    begun = [begin for _, begin in breaks(text, max(0, end - LONGEST), end + 1) if begin <= end]
    return text[max([0, end - LONGEST, *content, *begun]) : end]


def _told_again(claim: Claim, stated: Anchors, told: Sequence[Claim]) -> Anchor | None:
    """The anchor of the nearest claim in the report that gives the same number: a heading and its paragraph."""
    alike = [other for other in told if other.id != claim.id and _is_same_count(claim, other)]
    placed = [other for other in alike if stated[other.id].is_known]
    near = sorted(placed, key=lambda other: (abs(start(other) - start(claim)), other.id))
    return stated[near[0].id] if near else None


def _is_same_count(one: Claim, other: Claim) -> bool:
    left, right = one.figure, other.figure
    return left is not None and right is not None and left.outcome == right.outcome and same(left, right)


def _nearest(claim: Claim, stated: Anchors, told: Sequence[Claim], pile: Pile) -> Anchor:
    """The anchor told nearest before a claim that has none; for an opening, the place that its report names first."""
    before = [stated[other.id] for other in told if start(other) <= start(claim) and other.id != claim.id]
    placed = [anchor for anchor in before if anchor.place is not None]
    return replace(placed[-1] if placed else Anchor(pile.openings.get(claim.article)), inherited=True)
