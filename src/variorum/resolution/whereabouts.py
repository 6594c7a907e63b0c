"""Where it is said to have happened: the place behind the words of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Claim, Place, Span
from variorum.resolution.descriptions import described
from variorum.resolution.known import Known
from variorum.resolution.parts import with_part
from variorum.resolution.places import explained, place_at, place_called
from variorum.resolution.sites import site


def settle_place(claim: Claim, known: Known) -> Claim:
    """The claim with its place as the lists know it."""
    if claim.where is None or claim.where.span is None:
        return claim
    within = site(known.places, claim.where, claim.where.span) if claim.control is not None else None
    where = within or _where(claim.where, claim.where.span, known.places, known.article.text)
    return replace(claim, where=where)


def _where(where: Place, span: Span, places: Sequence[Place], text: str) -> Place:
    """The resolved place, under the name that the claim's text uses; of a description, the place that it means."""
    found = place_at(places, span) or place_called(places, where.name)
    if found is not None:
        return with_part(replace(found, name=where.name, span=span), text)
    return explained(places, span, text) or described(places, span) or where
