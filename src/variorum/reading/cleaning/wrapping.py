"""Puts hard-wrapped lines together again, where a text was wrapped at a fixed width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from variorum.reading.lines.pieces import BREAKS, Piece, Pieces
from variorum.reading.lines.shape import ends, is_bullet

WIDEST = 100  # texts are wrapped at 60 to 90 columns; a scraped paragraph on one line is nearly always longer
SHARE = 0.3  # of the lines that follow another without a blank: so many must go on in lower case


def unwrapped(raw: str, pieces: Pieces) -> Pieces:
    """One piece a paragraph (with the line breaks inside it) where the text is hard-wrapped; else the same pieces."""
    if not _is_wrapped(raw, pieces):
        return pieces
    width = max(len(piece.text) for piece in pieces)
    return tuple(_paragraphs(raw, pieces, width))


def _is_wrapped(raw: str, pieces: Pieces) -> bool:
    pairs = [(a, b) for a, b in pairwise(pieces) if not _blank_between(raw, a, b)]
    if len(pairs) < 3 or max(len(piece.text) for piece in pieces) > WIDEST:
        return False
    going_on = sum(b.text[0].islower() and not ends(a.text) for a, b in pairs)
    return going_on >= SHARE * len(pairs)


def _paragraphs(raw: str, pieces: Pieces, width: int) -> Iterator[Piece]:
    current: Piece | None = None
    last = ""
    for piece in pieces:
        if current is not None and _goes_on(raw, current, last, piece, width):
            current = Piece(current.start, piece.end, raw[current.start : piece.end])
        else:
            if current is not None:
                yield current
            current = piece
        last = piece.text
    if current is not None:
        yield current


def _goes_on(raw: str, current: Piece, last: str, piece: Piece, width: int) -> bool:
    if _blank_between(raw, current, piece) or is_bullet(piece.text):
        return False
    if _is_heading(current.text) and piece.text[0].isupper() and not piece.text.isupper():
        return False
    return len(last) > 0.6 * width or piece.text[0].islower()


def _is_heading(text: str) -> bool:
    """Whether it is a line in capitals that may be as wide as the text below it, and no dateline before its dash."""
    return text.isupper() and text[-1].isalnum()


def _blank_between(raw: str, first: Piece, second: Piece) -> bool:
    """Whether an empty line separates the two."""
    between = raw[first.end : second.start].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in BREAKS) > 1
