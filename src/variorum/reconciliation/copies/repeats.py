"""What one report says over and over in the same words is one telling of it: the first."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import replace

from variorum.reconciliation.pile.pile import start
from variorum.records import Claim, Figure, Link


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that their own report has made before, word for word and by the same voice."""
    first: dict[Hashable, Claim] = {}
    stands_for: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: (claim.article, start(claim), claim.id)):
        before = first.setdefault(_told(claim), claim)
        # Two claims of the same words in the same place are two findings in them, and no repetition.
        stands_for[claim.id] = before.id if start(before) < start(claim) else claim.id
    return [_linked(claim, stands_for) for claim in claims if stands_for[claim.id] == claim.id]


def repeats(given: Sequence[Claim], once: Sequence[Claim], known: Container[str]) -> list[Claim]:
    """The claims that were left out as told before, of the reports that are known: they stay to be looked up."""
    kept = {claim.id for claim in once}
    left = [claim for claim in given if claim.id not in kept and claim.article in known]
    return sorted(left, key=lambda claim: (claim.article, start(claim), claim.id))


def _told(claim: Claim) -> Hashable:
    """All that a reader sees of a claim but where in its part of the report it stands."""
    return (
        (claim.article, claim.version, claim.kind, claim.part, claim.evidence.exact, claim.factuality, claim.status),
        tuple((level.role, level.name, level.actor, level.lemma) for level in claim.attribution),
        (claim.when.edtf, claim.where.name if claim.where is not None else None, claim.control, claim.event),
        tuple((actor.name, actor.role) for actor in claim.actors),
        claim.trigger.exact if claim.trigger is not None else None,
        _number(claim.figure),
    )


def _number(figure: Figure | None) -> Hashable:
    if figure is None:
        return None
    return (figure.value, figure.low, figure.high, figure.mod, figure.unit, figure.of, figure.outcome, figure.group)


def _linked(claim: Claim, stands_for: Mapping[str, str]) -> Claim:
    """The claim with its links on the telling that is kept; none leads to itself."""
    links = [
        replace(link, claim=stands_for.get(link.claim, link.claim)) if link.claim else link for link in claim.links
    ]
    kept: tuple[Link, ...] = tuple(dict.fromkeys(link for link in links if link.claim != claim.id))
    return claim if kept == claim.links else replace(claim, links=kept)
