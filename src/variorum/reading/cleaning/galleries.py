"""Takes picture galleries apart: their captions stay, their controls and the name before each caption go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.reading.lines.pieces import Piece, Pieces, cut, flatten, kept_as
from variorum.reading.lines.shape import count

GALLERY = re.compile(r"\b(?:Hide|Show) Caption(?: \d+ of \d+)?\b|\bEnlarge this image\b|\btoggle caption\b")
SERIES = re.compile(r"^(?:Photos|Gallery|In pictures|Pictures): ", re.I)
NAME_WORDS = 3  # a series' name that stands before its captions has at least so many words


def galleries(pieces: Pieces) -> Pieces:
    """The pieces with the controls and the repeated name of picture galleries set apart; what is left is captions."""
    split = flatten(_controls(piece) if piece.kept else (piece,) for piece in pieces)
    name = _series_name([piece.text for piece in split if piece.kept and SERIES.match(piece.text)])
    return flatten(_without(piece, name) if name and piece.kept else (piece,) for piece in split) if name else split


def _controls(piece: Piece) -> Iterator[Piece]:
    match = GALLERY.search(piece.text)
    if match is None:
        yield piece
        return
    for part in cut(piece, match.start(), match.end(), "gallery control"):
        if not part.kept:
            yield part
        elif part.start >= piece.start + match.end():
            yield from _controls(part)
        else:
            yield kept_as(part, "caption")


def _series_name(texts: list[str]) -> str:
    """What all captions of a series begin with, in whole words."""
    if len(texts) < 2:
        return ""
    words = _common([text.split(" ") for text in texts])
    return " ".join(words) if count(" ".join(words)) >= NAME_WORDS else ""


def _common(rows: Sequence[Sequence[str]]) -> list[str]:
    """The words that all rows begin with."""
    common = []
    for words in zip(*rows, strict=False):
        if len(set(words)) > 1:
            break
        common.append(words[0])
    return common


def _without(piece: Piece, name: str) -> Iterator[Piece]:
    if not piece.text.startswith(name):
        yield piece
        return
    head, *rest = cut(piece, 0, len(name), "gallery control")
    yield head
    for part in rest:
        yield from _without(kept_as(part, "caption"), name)
