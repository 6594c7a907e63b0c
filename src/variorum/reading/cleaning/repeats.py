"""Takes out what stands twice: captions, teasers, pull quotes set again word for word."""

from __future__ import annotations

from variorum.reading.lines.pieces import Pieces, removed
from variorum.reading.lines.shape import count, fold

LEAST_WORDS = 6  # shorter lines may be said twice ("You're welcome.")


def repeats(pieces: Pieces) -> Pieces:
    """The pieces without those that say again, word for word, what an earlier one says."""
    seen: set[str] = set()
    result = []
    for piece in pieces:
        folded = fold(piece.text)
        if piece.kept and count(piece.text) >= LEAST_WORDS and folded in seen:
            result.append(removed(piece, "repeated"))
            continue
        if piece.kept:
            seen.add(folded)
        result.append(piece)
    return tuple(result)
