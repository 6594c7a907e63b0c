"""Whether two claims may speak of the same place, as far as their words, their articles and the gazetteer tell."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.places import place_key
from variorum.records import Claim, Place

TOWN = 2  # UCDP where_prec of a place or its surroundings
NEAR = 20.0  # kilometres; a quarter, a street or a suburb and its city
EARTH = 6371.0  # kilometres


def same_place(one: Claim, other: Claim, pile: Pile) -> bool:
    """Whether two claims name one place; a claim that names none speaks of a place that its article names."""
    left, right = place_key(one.where), place_key(other.where)
    if left is not None and right is not None:
        return same_spot(left, right, pile)
    if left is None and right is None:
        return one.article == other.article or bool(_named(one, pile) & _named(other, pile))
    placed, unplaced = (left, other) if left is not None else (right, one)
    return placed in _named(unplaced, pile)


def _named(claim: Claim, pile: Pile) -> frozenset[str]:
    return pile.places.get(claim.article, frozenset())


def same_spot(left: str, right: str, pile: Pile, *, within: bool = False) -> bool:
    """Whether two keys are one place or its near surroundings, or, if asked, a place and what some text puts it in."""
    one, other = pile.gazetteer.get(left), pile.gazetteer.get(right)
    if left == right or one is None or other is None:
        return left == right
    # The gazetteer's country is one voice among others: only a report's own "Nice, France" puts a place in another.
    tied = is_within(left, right, pile) or is_within(right, left, pile)
    return (within and tied) or _is_near(one, other) or _is_named_after(one, other) or _is_named_after(other, one)


def is_within(inner: str, outer: str, pile: Pile) -> bool:
    """Whether some text writes a place as lying in another."""
    return (inner, outer) in pile.tied and may_lie_in(inner, outer, pile)


def may_lie_in(inner: str, outer: str, pile: Pile) -> bool:
    """Whether one place may be a part of another by their size: "Norvalia in Estmar" puts no country into another."""
    small, large = pile.gazetteer.get(inner), pile.gazetteer.get(outer)
    if small is None or large is None or small.precision is None or large.precision is None:
        return True
    return small.precision < large.precision


def _is_named_after(one: Place, other: Place) -> bool:
    """Whether a place that no gazetteer knows bears another's name at its head: the Strip of a city."""
    own, theirs = fold(one.name).split(), fold(other.name).split()
    return one.id is None and len(own) > len(theirs) and own[: len(theirs)] == theirs


def _is_near(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    if max(one.precision or TOWN + 1, other.precision or TOWN + 1) > TOWN:
        return False
    return _distance(one.lat, one.lon, other.lat, other.lon) <= NEAR


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle (the haversine formula)."""
    first, second = radians(lat), radians(other_lat)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
