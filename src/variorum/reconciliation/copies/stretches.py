"""Stretches of one long row of numbers, taken together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]


def stretched(starts: Places, sizes: Places) -> tuple[Places, Places]:
    """The places in stretches that start so and are so long, and of each place in which stretch it is."""
    which = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes - starts, sizes), which
