"""One place under one name: what one report could not find in the gazetteer, another report's find stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.reconciliation.pile.folding import fold
from variorum.records import Claim, Place


def aligned(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each unresolved place taken for the one resolved place of its name, where the pile has just one."""
    known = _known(claims)
    return [_aligned(claim, known) for claim in claims]


def restored(claims: Sequence[Claim], given: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their places as their own reports gave them."""
    own = {claim.id: claim.where for claim in given}
    return tuple(claim if claim.where == own[claim.id] else replace(claim, where=own[claim.id]) for claim in claims)


def _known(claims: Sequence[Claim]) -> Mapping[str, Place]:
    """Every name of a resolved place, folded, with its place; names that two places bear are left out."""
    found: dict[str, dict[str, Place]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        if claim.where is not None and claim.where.id is not None:
            for name in (claim.where.name, claim.where.canonical or claim.where.name):
                found.setdefault(fold(name), {}).setdefault(claim.where.id, claim.where)
    return {name: next(iter(places.values())) for name, places in found.items() if len(places) == 1}


def _aligned(claim: Claim, known: Mapping[str, Place]) -> Claim:
    place = claim.where
    same = known.get(fold(place.name)) if place is not None and place.id is None else None
    return (
        claim
        if same is None or place is None
        else replace(claim, where=replace(same, name=place.name, span=place.span))
    )
