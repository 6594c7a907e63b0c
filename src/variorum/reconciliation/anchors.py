"""Where and when what a claim counts happened: as it says itself, else as the words nearest before it say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.reconciliation.days import OPEN, Window, width, window
from variorum.reconciliation.families import family, is_deed
from variorum.reconciliation.pile import Pile, place_key, places_named, start
from variorum.records import Claim

SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘A-Z0-9])|\n\n")
LONGEST = 400  # code points; news sentences are seldom longer


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place and days, as far as they are known."""

    place: str | None = None
    days: Window = OPEN

    @property
    def is_known(self) -> bool:
        """Whether it tells anything."""
        return self.place is not None or self.days != OPEN

    def fits(self, other: Anchor) -> bool:
        """Whether nothing in the other anchor gainsays this one."""
        return (None in (self.place, other.place) or self.place == other.place) and (
            OPEN in (self.days, other.days) or self.days == other.days
        )

    def filled(self, other: Anchor) -> Anchor:
        """This anchor, with what it leaves open taken from the other."""
        return Anchor(self.place or other.place, self.days if self.days != OPEN else other.days)


def anchors(pile: Pile, wanted: Iterable[Claim]) -> Mapping[str, Anchor]:
    """The anchor of each wanted claim: its own, that of the event it is a figure of, or the nearest one told before."""
    by_article: dict[str, list[Claim]] = {}
    for claim in pile.claims:
        if claim.kind == "casualty" or _is_incident(claim):
            by_article.setdefault(claim.article, []).append(claim)
    told = {name: sorted(claims, key=lambda claim: (start(claim), claim.id)) for name, claims in by_article.items()}
    return {claim.id: _anchor(claim, told.get(claim.article, []), pile) for claim in wanted}


def _is_incident(claim: Claim) -> bool:
    name = family(claim) if claim.kind == "event" else None
    return name is not None and is_deed(name)


def _own(claim: Claim, pile: Pile) -> Anchor:
    """What the claim itself says: its days, and its place, else the nearest one named in its words or before them."""
    place = place_key(claim.where)
    if place is None:
        named = (
            places_named(claim.evidence.exact, pile.names)[:1] or places_named(_before(claim, pile), pile.names)[-1:]
        )
        place = named[0] if named else None
    days = window(claim.when)
    return Anchor(place, days if width(days) is not None else OPEN)


def _before(claim: Claim, pile: Pile) -> str:
    """The words before a claim in its sentence; what a source is made to say keeps to the source's words."""
    text, end = pile.articles[claim.article].text, start(claim)
    content = [span.start for level in claim.attribution[-1:] for span in level.content if span.start <= end]
    breaks = [found.end() for found in SENTENCE_END.finditer(text, max(0, end - LONGEST), end)]
    return text[max([0, end - LONGEST, *content, *breaks]) : end]


def _anchor(claim: Claim, told: Sequence[Claim], pile: Pile) -> Anchor:
    own = _own(claim, pile)
    events = {link.claim for link in claim.links if link.type in ("of_event", "part_of")}
    for other in told:
        if other.id in events and own.fits(_own(other, pile)):
            own = own.filled(_own(other, pile))
    return own if own.is_known else _nearest(claim, told, pile)


def _nearest(claim: Claim, told: Sequence[Claim], pile: Pile) -> Anchor:
    """The anchor told nearest before a claim that has none; for an opening, the place that its report names first."""
    known = [(start(other), _own(other, pile)) for other in told if other.id != claim.id]
    before = [anchor for at, anchor in known if at <= start(claim) and anchor.is_known]
    first = places_named(pile.articles[claim.article].text, pile.names)
    return before[-1] if before else Anchor(first[0] if first else None)
