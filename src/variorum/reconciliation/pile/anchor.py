"""Where and when something happened, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.reconciliation.pile.days import OPEN, Window, touch

SLACK = 1  # day; a night's attack is dated by some to its eve


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place and days, as far as they are known."""

    place: str | None = None
    days: Window = OPEN
    inherited: bool = False  # taken from the words around, which may speak of something else

    @property
    def is_known(self) -> bool:
        """Whether it tells anything."""
        return self.place is not None or self.days != OPEN

    def allows(self, days: Window) -> bool:
        """Whether what happened on these days may be this incident."""
        return touch(self.days, days, slack=SLACK)
