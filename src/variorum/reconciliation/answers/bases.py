"""What a claim is shown to rest on besides its voice: a document, a count, own witness, an opponent's concession."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from variorum.data.load import toml
from variorum.reconciliation.pile.folding import fold, is_name
from variorum.reconciliation.pile.voices import Stance

Basis = tuple[str, str, str]  # which kind, whose, and by which voice it is shown


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(toml("reconciliation/bases.toml")[kind])


def shown_bases(stances: Iterable[Stance]) -> frozenset[Basis]:
    """The bases that these stances show; an outlet's bare sentence shows none."""
    return frozenset(basis for stance in stances for basis in _bases(stance))


def _bases(stance: Stance) -> list[Basis]:
    claim, voice = stance.claim, stance.speaker.key
    papers = [level.name for level in claim.attribution if level.role == "document" and is_name(level.name)]
    documents = [("document", fold(name), voice) for name in papers if name]
    lemmas = {fold(level.lemma) for level in claim.attribution if level.lemma}
    by_cue = [(kind, voice, voice) for kind in ("count", "witness") if lemmas & _cues(kind)]
    conceded = concedes(stance)
    return documents + by_cue + ([("concession", voice, voice)] if conceded else [])


def are_separate(bases: Iterable[Basis]) -> bool:
    """Whether two of these bases have neither owner nor voice in common: a voice's document is no second side to it."""
    found = list(bases)
    return any(one[1] != other[1] and one[2] != other[2] for one in found for other in found)


def concedes(stance: Stance) -> bool:
    """Whether the voice admits what it says."""
    linked = any(link.type == "concedes" for link in stance.claim.links)
    lemma = stance.claim.attribution[-1].lemma if stance.claim.attribution else None
    return linked or (stance.speaker.voice == "party" and lemma is not None and fold(lemma) in _cues("concession"))
