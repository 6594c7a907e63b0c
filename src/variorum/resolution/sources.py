"""Who says it and who acts in it, with the party of each."""

from __future__ import annotations

from dataclasses import replace

from variorum.records import Chain, Claim
from variorum.resolution.actors import Cast, resolve_actor, resolve_level
from variorum.resolution.known import Known


def settle_sources(claim: Claim, known: Known) -> Claim:
    """The claim with its sources and actors told; the actors last, since some are the speaker's own."""
    chain = _told(claim.attribution, known.cast)
    return replace(
        claim,
        attribution=chain,
        alternatives=tuple(_told(other, known.cast) for other in claim.alternatives),
        actors=tuple(resolve_actor(actor, chain, known.cast) for actor in claim.actors),
    )


def _told(chain: Chain, cast: Cast) -> Chain:
    return tuple(resolve_level(level, cast) for level in chain)
