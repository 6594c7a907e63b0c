"""Where and when what a claim counts happened: as it says itself, else as the words nearest before it say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from variorum.reconciliation.days import OPEN, Window, width, window
from variorum.reconciliation.families import family, is_deed
from variorum.reconciliation.pile import Pile, start
from variorum.reconciliation.places import place_key, places_named
from variorum.records import Claim

SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘A-Z0-9])|\n\n")
BELONGING = ("of_event", "part_of")
LONGEST = 400  # code points; news sentences are seldom longer


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place and days, as far as they are known."""

    place: str | None = None
    days: Window = OPEN
    inherited: bool = False  # taken from the words around, which may speak of something else

    @property
    def is_known(self) -> bool:
        """Whether it tells anything."""
        return self.place is not None or self.days != OPEN


def anchors(pile: Pile, wanted: Iterable[Claim]) -> Mapping[str, Anchor]:
    """The anchor of each wanted claim: its own, that of the event it is a figure of, or the nearest one told before."""
    counted = list(wanted)
    own = {claim.id: _own(claim, pile) for name in {c.article for c in counted} for claim in _incidents(name, pile)}
    return {claim.id: _anchor(claim, own, pile) for claim in counted}


def stated(claim: Claim, pile: Pile) -> Anchor:
    """Where and when it happened as the claim itself says, or the event that it is a figure of."""
    events = {link.claim for link in claim.links if link.type in BELONGING}
    own = {other.id: _own(other, pile) for other in _incidents(claim.article, pile) if other.id in events}
    return _with_event(claim, {**own, claim.id: _own(claim, pile)}, pile)


def _anchor(claim: Claim, own: Mapping[str, Anchor], pile: Pile) -> Anchor:
    found = _with_event(claim, own, pile)
    return found if found.is_known else _nearest(claim, own, pile)


def _incidents(article: str, pile: Pile) -> list[Claim]:
    return [claim for claim in pile.told.get(article, ()) if claim.kind == "casualty" or _is_incident(claim)]


def _with_event(claim: Claim, own: Mapping[str, Anchor], pile: Pile) -> Anchor:
    found = own[claim.id]
    for link in claim.links:
        event = own.get(link.claim or "") if link.type in BELONGING else None
        if event is not None:
            place = event.place if _is_sharper(event.place, found.place, pile) else found.place
            found = Anchor(place, found.days if found.days != OPEN else event.days)
    return found


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
    place, days = place_key(claim.where), window(claim.when)
    if place is None:
        within, before = places_named(claim.evidence.exact, pile.names), places_named(_before(claim, pile), pile.names)
        place = next(iter([*within, *reversed(before)]), None)
    return Anchor(place, days if width(days) is not None else OPEN)


def _before(claim: Claim, pile: Pile) -> str:
    """The words before a claim in its sentence; what a source is made to say keeps to the source's words."""
    text, end = pile.articles[claim.article].text, start(claim)
    content = [span.start for level in claim.attribution[-1:] for span in level.content if span.start <= end]
    breaks = [found.end() for found in SENTENCE_END.finditer(text, max(0, end - LONGEST), end)]
    return text[max([0, end - LONGEST, *content, *breaks]) : end]


def _nearest(claim: Claim, own: Mapping[str, Anchor], pile: Pile) -> Anchor:
    """The anchor told nearest before a claim that has none; for an opening, the place that its report names first."""
    told = [other for other in _incidents(claim.article, pile) if start(other) <= start(claim) and other.id != claim.id]
    before = [own[other.id] for other in told if own[other.id].place is not None]
    return replace(before[-1] if before else Anchor(pile.openings.get(claim.article)), inherited=True)
