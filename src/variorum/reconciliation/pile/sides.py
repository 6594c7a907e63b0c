"""Whose people a figure counts; a town's dead are those who died there, not those of a side."""

from __future__ import annotations

from variorum.reconciliation.pile.folding import fold, is_name
from variorum.reconciliation.pile.pile import Pile
from variorum.records import Claim

COUNTRY = 6  # UCDP where_prec


def side_of(claim: Claim, pile: Pile) -> str | None:
    """Whose people are counted: as named, or those of the party that speaks of "its soldiers"."""
    side = claim.figure.side if claim.figure else None
    if side is None or place_of_side(claim, pile) is not None:
        return None
    if is_name(side):
        return side
    parties = [level.party.name for level in claim.attribution if level.party is not None and level.party.name]
    return parties[-1] if parties else None


def place_of_side(claim: Claim, pile: Pile) -> str | None:
    """The place by which a figure's side is named, where it is a place that nobody acts or speaks for."""
    side = claim.figure.side if claim.figure else None
    key = pile.names.get(side) if side is not None else None
    place = pile.gazetteer.get(key) if key is not None else None
    if side is None or place is None or fold(side) in pile.parties:
        return None
    return key if place.precision is None or place.precision < COUNTRY else None
