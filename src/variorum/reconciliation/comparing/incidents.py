"""The one incident of which a report tells, to which its counts belong that name neither place nor day."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconciliation.pile.anchor import SLACK, Anchor
from variorum.reconciliation.pile.days import touch, width
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.vicinity import same_spot
from variorum.records import Claim

INCIDENT = 7  # days; an incident is dated at least as closely as a week


Told = Sequence[tuple[Claim, Anchor]]


def main_incident(told: Told, article: str, pile: Pile) -> Anchor | None:
    """The incident of a report that tells of one place; None where it tells of several, or of none by name."""
    placed = [(claim, anchor) for claim, anchor in told if anchor.place is not None and not claim.background]
    if not any(claim.kind == "casualty" for claim, _ in placed):
        return None
    anchors = [anchor for _, anchor in placed]
    first = min(anchors, key=lambda anchor: _bluntness(anchor, pile))
    if not all(_is_at_one_spot(first, anchor, pile) for anchor in anchors):
        return None
    return Anchor().at_place_of(first).on_days_of(_dated(anchors))


def _bluntness(anchor: Anchor, pile: Pile) -> int:
    """How loosely its place is said, by the gazetteer's precision; what that does not know counts as exact."""
    place = pile.gazetteer.get(anchor.place or "")
    return place.precision or 0 if place is not None else 0


def _is_at_one_spot(one: Anchor, other: Anchor, pile: Pile) -> bool:
    return one.place is not None and other.place is not None and same_spot(one.place, other.place, pile, within=True)


def _dated(anchors: Sequence[Anchor]) -> Anchor:
    """The anchor with the day of the incident told most exactly; an open one where the report's days lie apart."""
    known = [(days, anchor) for anchor in anchors if (days := width(anchor.days)) is not None and days <= INCIDENT]
    if not known:
        return Anchor()
    sharpest = min(known, key=lambda found: (found[0], str(found[1].days)))[1]
    return sharpest if all(touch(sharpest.days, anchor.days, slack=SLACK) for _, anchor in known) else Anchor()
