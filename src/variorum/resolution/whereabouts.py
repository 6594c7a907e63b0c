"""Where it is said to have happened: the place behind the words of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Claim, Place
from variorum.resolution.descriptions import described
from variorum.resolution.known import Known
from variorum.resolution.parts import with_part
from variorum.resolution.places import explained, place_at, place_called


def settle_place(claim: Claim, known: Known) -> Claim:
    """The claim with its place as the lists know it."""
    return replace(claim, where=_where(claim.where, known.places, known.article.text))


def _where(where: Place | None, places: Sequence[Place], text: str) -> Place | None:
    """The resolved place, under the name that the claim's text uses; of a description, the place that it means."""
    if where is None or where.span is None:
        return where
    found = place_at(places, where.span) or place_called(places, where.name)
    if found is not None:
        return with_part(replace(found, name=where.name, span=where.span), text)
    found = explained(places, where.span, text) or described(places, where.span)
    return found or where
