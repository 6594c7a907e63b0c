"""A line on standard error that moves while reports are read, where somebody is watching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from variorum.pace import Pace, expected
from variorum.pipeline import Progress


class Kept(BaseException):
    """Reading was stopped by a person or the system, and what was read so far is kept."""


@contextmanager
def watched(inputs: Sequence[str] = ()) -> Iterator[Progress]:
    """What a stage tells its progress to; of reports in these inputs it also says how many are left.

    Stopping it raises `Kept`: other commands keep nothing of what they had begun.
    """
    try:
        with _shown(inputs) as progress:
            yield progress
    except KeyboardInterrupt:
        raise Kept from None


@contextmanager
def _shown(inputs: Sequence[str]) -> Iterator[Progress]:
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _unwatched
        return
    pace = Pace(expected(inputs) if inputs else None)
    with console.status("opening the rooms") as shown:

        def tell(stage: str, done: int) -> None:
            shown.update(pace.told(stage, done))

        yield tell


def _unwatched(stage: str, done: int) -> None:
    """Nothing moves in a file or a pipe."""
