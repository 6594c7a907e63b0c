"""A claim in the making, together with what it was made from, so that links can be drawn before ids are needed."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Attribution, Claim


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim, the attributions behind its chain, the position of its proposition, and its trigger's token."""

    claim: Claim
    attributions: tuple[Attribution, ...]
    proposition: int | None = None
    token: int | None = None
    is_bare: bool = False  # a denial that only points at what it denies ("denied it", "rejected the claim")

    @property
    def start(self) -> int:
        """Where its evidence begins."""
        return self.claim.evidence.spans[0].start if self.claim.evidence.spans else 0

    @property
    def innermost(self) -> Attribution | None:
        """The attribution that carries it, or None in the outlet's own voice."""
        return self.attributions[-1] if self.attributions else None

    @property
    def is_denial(self) -> bool:
        """Whether its source denies it."""
        return self.innermost is not None and self.innermost.frame == "denial"

    @property
    def is_affirmed(self) -> bool:
        """Whether its source stands for it, however weakly."""
        return self.claim.factuality.endswith("+")
