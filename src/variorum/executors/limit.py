"""Ends work that takes longer than it may: by an exception, and where that does not help, a worker by its process."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import IO, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Ready: TypeAlias = Callable[[Item], object]  # done for an item before its time is counted

AGAIN = 5.0  # seconds after which the exception is raised again, where some library swallowed it
GRACE = 10.0  # seconds that work has to end after the exception, before its process is ended


@dataclass(frozen=True, slots=True)
class Overdue:
    """What stands in place of a result where the work took longer than it may."""

    limit: float  # seconds


class _OutOfTimeError(BaseException):
    """Raised inside the work; no `except Exception` on the way takes it for a fault of its own."""


def timed(
    work: Callable[[Item], Result], item: Item, limit: float | None, *, ready: Ready[Item] | None = None
) -> Result | Overdue:
    """The result, or that it took too long: where the system has no alarm for this thread, it takes its time.

    What `ready` does for the item comes before its time: loading, which whichever item is first would pay for.
    """
    if limit is None:
        return work(item)
    if ready is not None:
        ready(item)
    try:
        with _alarm(limit):
            return work(item)
    except _OutOfTimeError:
        return Overdue(limit)


def watched(
    work: Callable[[Item], Result], item: Item, limit: float | None, *, ready: Ready[Item] | None = None
) -> Result | Overdue:
    """The same in a process that may be ended: it ends where the work does not let itself be stopped."""
    if limit is None:
        return work(item)
    if ready is not None:
        ready(item)
    faulthandler.dump_traceback_later(limit + GRACE, exit=True, file=_nowhere())
    try:
        return timed(work, item, limit)
    finally:
        faulthandler.cancel_dump_traceback_later()


@contextmanager
def _alarm(limit: float) -> Iterator[None]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    try:
        signal.setitimer(signal.ITIMER_REAL, limit, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    raise _OutOfTimeError


@cache
def _nowhere() -> IO[str]:
    """Where the watch writes which line it stopped at: whoever added the reports can do nothing with it."""
    return open(os.devnull, "w")
