"""Articles without a day of their own, placed by their neighbours; never written back into the article."""

from __future__ import annotations

from typing import Protocol

from variorum.reconciliation.pile import Pile
from variorum.records import Date, Dating, TimeExpression


class ResolveTime(Protocol):
    """What turns a time expression and its anchor into a Date; the pipeline passes resolution's own."""

    def __call__(
        self, expression: TimeExpression, *, anchor: Date, said: Date | None = None, event: Date | None = None
    ) -> Date: ...


def place_articles(pile: Pile) -> tuple[Dating, ...]:
    """The day of every article that has none, as far as its neighbours give it."""
    return ()
