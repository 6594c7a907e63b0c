"""The raw text as pieces: lines, and parts of lines, each with its place and what is to become of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.records import Part

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
LINE = re.compile(rf"[^{BREAKS}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the raw text (`raw[start:end] == text`); removed where it has a reason, else kept as a part.

    `joined` means that it goes on in the paragraph of the piece before it.
    """

    start: int
    end: int
    text: str
    part: Part | None = None
    reason: str | None = None
    joined: bool = False

    @property
    def kept(self) -> bool:
        """Whether it stays in the article."""
        return self.reason is None

    @property
    def open(self) -> bool:
        """Whether nothing has been decided about it yet."""
        return self.reason is None and self.part is None


Pieces = tuple[Piece, ...]
Pass = Callable[[Pieces], Pieces]


def lines(raw: str) -> Iterator[Piece]:
    """The lines of a text that hold anything, without the white space around them."""
    for match in LINE.finditer(raw):
        piece = trimmed(raw, match.start(), match.end())
        if piece is not None:
            yield piece


def trimmed(raw: str, start: int, end: int) -> Piece | None:
    """The stretch without white space at its ends; None where nothing is left."""
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return Piece(start, end, raw[start:end]) if start < end else None


def cut(piece: Piece, start: int, end: int, reason: str) -> Iterator[Piece]:
    """The piece with `text[start:end]` set apart for removal; what is left on either side stays as it was."""
    before = trimmed(piece.text, 0, start)
    middle = trimmed(piece.text, start, end)
    after = trimmed(piece.text, end, len(piece.text))
    for part, why in ((before, None), (middle, reason), (after, None)):
        if part is not None:
            yield replace(piece, start=piece.start + part.start, end=piece.start + part.end, text=part.text, reason=why)


def removed(piece: Piece, reason: str) -> Piece:
    """The same piece, taken out of the article."""
    return replace(piece, reason=reason, part=None)


def kept_as(piece: Piece, part: Part) -> Piece:
    """The same piece, known to be that part of the article."""
    return replace(piece, part=part)


def flatten(groups: Iterable[Iterable[Piece]]) -> Pieces:
    """All pieces of all groups, in order."""
    return tuple(piece for group in groups for piece in group)
