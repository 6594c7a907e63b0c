"""Work that can be sent to another process."""

from __future__ import annotations

import os
import signal
import time
from functools import cache

HANGS = 600.0  # seconds: longer than any test waits
LOADS = 1.0  # seconds that loading takes


def twice(number: int) -> int:
    """The number, doubled."""
    return 2 * number


def deadly(number: int) -> int:
    """The number, doubled; 13 takes the process down."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def hanging(number: int) -> int:
    """The number, doubled; 13 never comes back."""
    if number == 13:
        time.sleep(HANGS)
    return 2 * number


def swallowing(number: int) -> int:
    """The same; 13 takes whatever stops it for a fault of its own, once."""
    if number == 13:
        try:
            time.sleep(HANGS)
        except BaseException:  # noqa: BLE001 - that is what it is for
            time.sleep(HANGS)
    return 2 * number


@cache  # once in each process
def loaded() -> None:
    """Takes its time to load something, once."""
    time.sleep(LOADS)


def load(number: int) -> None:
    """Loads what the number needs."""
    loaded()


def loading(number: int) -> int:
    """The number, doubled; something is loaded before the first one."""
    loaded()
    return 2 * number


def loading_deadly(number: int) -> int:
    """The same; 13 takes the process down."""
    loaded()
    return deadly(number)


def deaf(number: int) -> int:
    """The same; 13 hears no signal, like work that loops outside of Python."""
    if number == 13:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(HANGS)
    return 2 * number
