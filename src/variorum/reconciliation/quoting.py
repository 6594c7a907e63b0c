"""Where a text quotes: between marks of quotation, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

PARAGRAPH = re.compile(r"[^\n]+")
MARK = re.compile(r"[\"“”„«»]")
OPENING, CLOSING = frozenset('"“„«'), frozenset('"”“»')

Stretches = list[tuple[int, int]]


def quoted_stretches(text: str) -> Stretches:
    """Where the quotations of a text begin and end, in order; one that is not closed goes to its paragraph's end."""
    found: Stretches = []
    for paragraph in PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in MARK.finditer(text, paragraph.start(), paragraph.end()):
            if opened is None and mark.group() in OPENING:
                opened = mark.start()
            elif opened is not None and mark.group() in CLOSING:
                found.append((opened, mark.end()))
                opened = None
        if opened is not None:
            found.append((opened, paragraph.end()))
    return found


def is_quoted(place: int, stretches: Stretches) -> bool:
    """Whether a place in the text lies inside one of its quotations."""
    at = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and place < stretches[at][1]


def are_quoted(places: NDArray[np.int32], stretches: Stretches) -> NDArray[np.bool_]:
    """Which of these places in the text lie inside one of its quotations."""
    if not stretches:
        return np.zeros(len(places), dtype=np.bool_)
    starts, ends = np.array(stretches, dtype=np.int32).T
    last = np.searchsorted(starts, places, side="right") - 1  # the last quotation that begins before it, or none
    found: NDArray[np.bool_] = (last >= 0) & (places < ends[last])
    return found
