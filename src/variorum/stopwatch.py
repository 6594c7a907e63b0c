"""How long the stages of a run took, by the clock on the wall."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Clock = Callable[[], float]


class Stopwatch:
    """Seconds by stage; a stage may be entered as often as it comes, and one inside another counts for itself."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.seconds: dict[str, float] = {}
        self._clock = clock
        self._inner = 0.0  # seconds that stages inside the one under way took

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Counts what is done inside for this stage."""
        begun, outer, self._inner = self._clock(), self._inner, 0.0
        try:
            yield
        finally:
            whole = self._clock() - begun
            self.seconds[stage] = self.seconds.get(stage, 0.0) + whole - self._inner
            self._inner = outer + whole

    def each(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """The items; fetching each counts for the stage."""
        source = iter(items)
        while True:
            with self.on(stage):
                try:
                    item = next(source)
                except StopIteration:
                    return
            yield item
