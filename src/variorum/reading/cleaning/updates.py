"""Takes out the notes at the head of an agency's text on what is new in it: nobody is said to do anything there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.data.load import toml
from variorum.reading.lines.pieces import Piece, Pieces, cut
from variorum.reading.lines.shape import is_prose

LONGEST = 300  # characters
INNER = r"(?:[^()\[\]]|[(\[][^()\[\]]*[)\]])"  # what stands in brackets, with brackets of its own


def updates(pieces: Pieces) -> Pieces:
    """The pieces without such notes: in brackets, or behind a star or label, up to the first paragraph."""
    return tuple(_without(pieces))


def _without(pieces: Pieces) -> Iterator[Piece]:
    is_head = True
    for piece in pieces:
        for part in _parts(piece) if is_head and piece.open else (piece,):
            yield part
            is_head = is_head and not (part.open and is_prose(part.text))


def _parts(piece: Piece) -> Iterator[Piece]:
    match = _note().match(piece.text)
    if match is None:
        yield piece
        return
    note, *rest = cut(piece, 0, match.end(), "update note")
    yield note
    for part in rest:
        yield from _parts(part)


@cache
def _note() -> re.Pattern[str]:
    openings, labels = (
        "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in toml("reading/update_notes.toml")[name])
        for name in ("openings", "labels")
    )
    label = rf"(?:{labels})\s*[:–—-]\s*"
    what = rf"(?:{openings})(?![\w'’-])"
    bracketed = rf"[(\[]\s*(?:{label})?{what}{INNER}{{0,{LONGEST}}}[)\]]"
    return re.compile(rf"{bracketed}|(?:[*•]\s+|{label}){what}.{{0,{LONGEST}}}$", re.I)
