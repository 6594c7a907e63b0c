"""Where and when something happened, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from variorum.reconciliation.pile.days import OPEN, Window, touch

SLACK = 1  # day; a night's attack is dated by some to its eve


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place and days, as far as they are known, and the claims that say so: where they are is all that compares."""

    place: str | None = None
    days: Window = OPEN
    inherited: bool = False  # taken from the words around, which may speak of something else
    placed_by: str | None = field(default=None, compare=False)
    dated_by: str | None = field(default=None, compare=False)

    @property
    def is_known(self) -> bool:
        """Whether it tells anything."""
        return self.place is not None or self.days != OPEN

    def at_place_of(self, other: Anchor) -> Anchor:
        """The anchor with the place of another, as said by whichever claim says it there."""
        return replace(self, place=other.place, placed_by=other.placed_by)

    def on_days_of(self, other: Anchor) -> Anchor:
        """The anchor with the days of another, as said by whichever claim says them there."""
        return replace(self, days=other.days, dated_by=other.dated_by)

    def allows(self, days: Window) -> bool:
        """Whether what happened on these days may be this incident."""
        return touch(self.days, days, slack=SLACK)
