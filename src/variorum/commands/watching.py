"""A line on standard error that moves while reports are read, where somebody is watching."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from variorum.pipeline import Progress


@contextmanager
def watched() -> Iterator[Progress]:
    """What a stage tells its progress to."""
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("opening the rooms") as shown:

        def tell(stage: str, done: int) -> None:
            shown.update(f"{stage}: {done} {'report' if done == 1 else 'reports'}")

        yield tell
