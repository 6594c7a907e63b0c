"""Denials that say what they deny, tied in their article to a claim that says something else: the ties are cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from variorum.reconciliation.comparing.denying import may_be_denied
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.voices import denied_by, speaker
from variorum.records import Claim


def well_aimed(claims: Iterable[Claim], pile: Pile) -> tuple[Claim, ...]:
    """The claims, their denials tied only to what may say what is denied; parties are known here, not there."""
    return tuple(_well_aimed(claim, pile) if denied_by(claim) else claim for claim in claims)


def _well_aimed(denial: Claim, pile: Pile) -> Claim:
    told = {claim.id: claim for claim in pile.told[denial.article]}
    denier = speaker(denial, pile)
    missed = {
        link
        for link in denied_by(denial)
        if (target := told.get(link.claim or "")) is not None and not may_be_denied(target, denial, denier, pile)
    }
    return replace(denial, links=tuple(link for link in denial.links if link not in missed)) if missed else denial
