"""What stands near a place in the text, so that a claim need not be compared with everything else in a long report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from variorum.records import Span

Thing = TypeVar("Thing")

_BLOCK = 256  # code points: about a sentence; the answer is the same with any other number


class Nearby(Generic[Thing]):
    """Things with the spans that they take up, found again by any span that shares a block of the text with them."""

    def __init__(self, things: Iterable[tuple[Thing, Iterable[Span]]]) -> None:
        self._at: dict[int, dict[int, Thing]] = {}
        for order, (thing, spans) in enumerate(things):
            for block in _blocks(spans):
                self._at.setdefault(block, {})[order] = thing

    def near(self, spans: Iterable[Span]) -> list[Thing]:
        """Whatever may touch one of the spans, in the order in which it was given; some may touch none of them."""
        found: dict[int, Thing] = {}
        for block in _blocks(spans):
            found.update(self._at.get(block, {}))
        return [found[order] for order in sorted(found)]


def _blocks(spans: Iterable[Span]) -> Iterator[int]:
    return (block for span in spans for block in range(span.start // _BLOCK, span.end // _BLOCK + 1))
