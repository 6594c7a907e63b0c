"""Takes out the marks by which agencies and offices close a text, and nothing of the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.data.load import toml
from variorum.reading.lines.pieces import Piece, Pieces, cut, flatten, removed
from variorum.reading.lines.shape import ends

DASHES = str.maketrans({"–": "-", "—": "-", "―": "-", "−": "-"})
BLANKS = re.compile(r"\s+")
INITIALS = re.compile(r"[a-z]{1,4}(?:[./][a-z]{1,4})*", re.I)  # of the desk, behind the mark: "(end) ab.cd"
LONGEST = 3  # words: "- 30 -", "# # #"


def endings(pieces: Pieces) -> Pieces:
    """The pieces without such marks; a last sentence was taken for none behind which one stood, and went with it."""
    return flatten(_unmarked(piece) if piece.open else (piece,) for piece in pieces)


def _unmarked(piece: Piece) -> Iterator[Piece]:
    if _is_mark(piece.text, alone=True):
        yield removed(piece, "end mark")
        return
    for number in range(LONGEST, 0, -1):
        before, *mark = piece.text.rsplit(None, number)
        if len(mark) < number:
            continue
        is_signed = number > 1 and INITIALS.fullmatch(mark[-1]) and _is_mark("".join(mark[:-1]), alone=False)
        if is_signed or _is_mark("".join(mark), alone=ends(before)):
            yield from cut(piece, len(before), len(piece.text), "end mark")
            return
    yield piece


def _is_mark(text: str, *, alone: bool) -> bool:
    """Whether the text closes a report; words that mean something elsewhere do only where they stand alone."""
    folded = BLANKS.sub("", text).translate(DASHES).casefold().rstrip(".")
    return folded in _marks("dressed") or (alone and folded in _marks("words"))


@cache
def _marks(kind: str) -> frozenset[str]:
    return frozenset(toml("reading/end_marks.toml")[kind])
