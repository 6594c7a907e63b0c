"""Takes out lines that point to other stories: a short label, a colon, and a headline; and lists of them at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from variorum.data.load import lines
from variorum.reading.pieces import Piece, Pieces, removed
from variorum.reading.shape import INNER_STOP, count, ends, fold, is_bullet, is_headline_like, is_prose

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
    if match is None or fold(match["label"]) not in lines("reading/pointers.txt"):
        return False
    low, high = REST_WORDS
    before = any(other.kept and is_prose(other.text) for other in pieces[:at])
    return before and low <= count(match["rest"]) <= high and not INNER_STOP.search(match["rest"])


def _closed(pieces: Pieces) -> Iterator[int]:
    """Headlines and paragraphs, one each, that "read more" closes; a page that does so has done it before."""
    ends_ = [at for at, piece in enumerate(pieces) if fold(piece.text) in lines("reading/closers.txt")]
    closed = [at for at in ends_ if at >= 2 and is_prose(pieces[at - 1].text) and _is_teaser(pieces[at - 2].text)]
    for at in closed if len(closed) >= LEAST else ():
        yield from (at - 2, at - 1, at)


def _list_start(pieces: Pieces) -> int:
    """Where a list of teasers begins that goes on to the end of the page; behind the end where there is none.

    It is a short heading, then headlines, each alone or with one paragraph under it.
    """
    for at in range(1, len(pieces)):
        if _is_heading(pieces[at]) and any(p.kept and is_prose(p.text) for p in pieces[:at]):
            rest = [piece for piece in pieces[at + 1 :] if piece.kept]
            if _is_list_of_teasers(rest):
                return at
    return len(pieces)


def _is_heading(piece: Piece) -> bool:
    return piece.open and count(piece.text) <= HEADING_WORDS and not ends(piece.text) and not is_bullet(piece.text)


def _is_list_of_teasers(rest: list[Piece]) -> bool:
    """Whether these are headlines, no two paragraphs in a row, and more headlines than paragraphs or as many."""
    shapes = ["headline" if _is_teaser(piece.text) else "prose" if is_prose(piece.text) else "other" for piece in rest]
    heads = shapes.count("headline")
    if heads < LEAST or shapes[0] != "headline" or "other" in shapes:
        return False
    return all(not (a == b == "prose") for a, b in pairwise(shapes))


def _is_teaser(text: str) -> bool:
    text = NUMBER.sub("", text)
    low, high = TEASER_WORDS
    return low <= count(text) <= high and not is_bullet(text) and (is_headline_like(text) or not ends(text))
