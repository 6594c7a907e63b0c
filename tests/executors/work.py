"""Work that can be sent to another process."""

from __future__ import annotations

import os
import signal


def twice(number: int) -> int:
    """The number, doubled."""
    return 2 * number


def deadly(number: int) -> int:
    """The number, doubled; 13 takes the process down."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number
