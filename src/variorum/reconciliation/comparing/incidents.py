"""The one incident of which a report tells, to which its counts belong that name neither place nor day."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconciliation.pile.anchor import SLACK, Anchor
from variorum.reconciliation.pile.days import OPEN, Window, touch, width
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.vicinity import same_spot
from variorum.records import Claim

INCIDENT = 7  # days; an incident is dated at least as closely as a week


Told = Sequence[tuple[Claim, Anchor]]


def main_incident(told: Told, article: str, pile: Pile) -> Anchor | None:
    """The incident of a report that tells of one place; None where it tells of several, or of none by name."""
    placed = [(claim, anchor) for claim, anchor in told if anchor.place is not None and not claim.background]
    places = [anchor.place for _, anchor in placed if anchor.place is not None]
    if not places or not any(claim.kind == "casualty" for claim, _ in placed):
        return None
    first = _sharpest(places, pile)
    if not all(same_spot(first, place, pile, within=True) for place in places):
        return None
    return Anchor(first, _days([anchor for _, anchor in placed]))


def _sharpest(places: Sequence[str], pile: Pile) -> str:
    """The place said most exactly, of those the first told."""
    precisions = [place.precision or 0 if (place := pile.gazetteer.get(key)) is not None else 0 for key in places]
    return places[precisions.index(min(precisions))]


def _days(anchors: Sequence[Anchor]) -> Window:
    """The day of the incident as told most exactly; open where the report tells of days that lie apart."""
    known = [(days, anchor.days) for anchor in anchors if (days := width(anchor.days)) is not None and days <= INCIDENT]
    if not known:
        return OPEN
    sharpest = min(known, key=lambda found: (found[0], str(found[1])))[1]
    return sharpest if all(touch(sharpest, days, slack=SLACK) for _, days in known) else OPEN
