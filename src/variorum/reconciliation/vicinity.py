"""Whether two claims may speak of the same place, as far as their words and their articles tell."""

from __future__ import annotations

from variorum.reconciliation.pile import Pile, place_key
from variorum.records import Claim, Place

COUNTRY = 6  # UCDP where_prec of a whole country


def same_place(one: Claim, other: Claim, pile: Pile, *, within: bool = False) -> bool:
    """Whether two claims name one place; a claim that names none speaks of a place that its article names."""
    left, right = place_key(one.where), place_key(other.where)
    if left is not None and right is not None:
        return left == right or (within and lies_in(one.where, other.where))
    if left is None and right is None:
        return one.article == other.article or bool(_named(one, pile) & _named(other, pile))
    placed, unplaced = (left, other) if left is not None else (right, one)
    return placed in _named(unplaced, pile)


def _named(claim: Claim, pile: Pile) -> frozenset[str]:
    return pile.places.get(claim.article, frozenset())


def lies_in(one: Place | None, other: Place | None) -> bool:
    """Whether one of two places is the country in which somebody says the other lies."""
    if one is None or other is None:
        return False
    wide, narrow = (one, other) if (one.precision or 0) >= (other.precision or 0) else (other, one)
    shared = {country.code for country in wide.countries} & {country.code for country in narrow.countries}
    return wide.precision == COUNTRY and bool(shared)
