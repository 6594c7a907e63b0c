"""Takes out lines that point to other stories: a short label, a colon, and a headline; and lists of them at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.data.load import entries
from variorum.reading.lines.pieces import Piece, Pieces, removed
from variorum.reading.lines.shape import INNER_STOP, count, ends, fold, is_bullet, is_headline_like, is_prose

LABEL = re.compile(r"^[\[(]?(?P<label>[^:]{3,40}):\s+(?P<rest>[\w‘'“\"].*)$")
REST_WORDS = (5, 25)
HEADING_WORDS = 6
LEAST = 2  # headlines in a list of teasers
TEASER_WORDS = (5, 25)  # a shorter line is a heading of the report's own sections, a longer one a paragraph
NUMBER = re.compile(r"^\d{1,2}\.\s+")


def pointers(pieces: Pieces) -> Pieces:
    """The pieces without labelled links between paragraphs, and without a list of teasers that ends the page."""
    result = [removed(piece, "related link") if _points(pieces, at) else piece for at, piece in enumerate(pieces)]
    for at in _closed(pieces):
        result[at] = removed(result[at], "teaser list") if result[at].open else result[at]
    start = _list_start(tuple(result))
    return tuple(removed(p, "teaser list") if at >= start and p.open else p for at, p in enumerate(result))


def _points(pieces: Pieces, at: int) -> bool:
    """Whether a line between paragraphs is a label that leads elsewhere, with a headline behind it."""
    piece = pieces[at]
    match = LABEL.match(piece.text) if piece.open else None
    if match is None or fold(match["label"]) not in entries("reading/pointers.txt"):
        return False
    low, high = REST_WORDS
    before = any(other.kept and is_prose(other.text) for other in pieces[:at])
    return before and low <= count(match["rest"]) <= high and not INNER_STOP.search(match["rest"])


def _closed(pieces: Pieces) -> Iterator[int]:
    """Headlines and paragraphs, one each, that "read more" closes; a page that does so has done it before."""
    ends_ = [at for at, piece in enumerate(pieces) if fold(piece.text) in entries("reading/closers.txt")]
    closed = [at for at in ends_ if at >= 2 and is_prose(pieces[at - 1].text) and _is_teaser(pieces[at - 2].text)]
    for at in closed if len(closed) >= LEAST else ():
        yield from (at - 2, at - 1, at)


def _list_start(pieces: Pieces) -> int:
    """Where a list of teasers begins that goes on to the end of the page; behind the end where there is none.

    It is a short heading, then headlines, each alone or with one paragraph under it.
    """
    first = next((at for at, piece in enumerate(pieces) if piece.kept and is_prose(piece.text)), len(pieces))
    found = len(pieces)
    for at, begins in _lists(pieces):
        if at > first and begins and _is_heading(pieces[at]):
            found = at
    return found


def _lists(pieces: Pieces) -> Iterator[tuple[int, bool]]:
    """From the last piece to the first: whether what comes behind it is a list of teasers, headlines before all."""
    heads, last = 0, ""
    for at in range(len(pieces) - 1, -1, -1):
        yield at, last == "headline" and heads >= LEAST
        if not pieces[at].kept:
            continue
        shape = "headline" if _is_teaser(pieces[at].text) else "prose" if is_prose(pieces[at].text) else "other"
        if shape == "other" or shape == last == "prose":
            return
        heads, last = heads + (shape == "headline"), shape


def _is_heading(piece: Piece) -> bool:
    return piece.open and count(piece.text) <= HEADING_WORDS and not ends(piece.text) and not is_bullet(piece.text)


def _is_teaser(text: str) -> bool:
    text = NUMBER.sub("", text)
    low, high = TEASER_WORDS
    return low <= count(text) <= high and not is_bullet(text) and (is_headline_like(text) or not ends(text))
