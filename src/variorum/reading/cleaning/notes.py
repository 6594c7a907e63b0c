"""Takes out by-lines, credits and date lines: they say who and when, and are no part of what is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from variorum.reading.lines.credits import agencies, byline, is_credit
from variorum.reading.lines.date_lines import date_label
from variorum.reading.lines.days import days
from variorum.reading.lines.openings import dateline
from variorum.reading.lines.pieces import Piece, Pieces, cut, flatten, removed
from variorum.reading.lines.shape import count, fold, is_prose, is_sentence

HEAD_PROSE = 2  # a bare date is the page's own only near the head; later it is a heading in a chronicle
TITLE_WORDS = 4
SAME = 92  # of 100 (rapidfuzz): "Two villages cut off by a landslide" and "Two villages cut off by landslide" have 96
CLOSING = re.compile(r"\s*[\[(](?P<who>[A-Z][\w &/.,-]{1,40})[\])]\s*\.?$")
UPDATED_AT = re.compile(r"^(?:last )?(?:updated|published|posted)\b.{0,12}\d{1,2}[:.]\d{2}\b", re.I)


def notes(pieces: Pieces) -> Pieces:
    """The pieces without by-lines, credits and date lines, each removed with that reason."""
    prose = [index for index, piece in enumerate(pieces) if piece.kept and is_prose(piece.text)]
    head = prose[HEAD_PROSE] if len(prose) > HEAD_PROSE else len(pieces)
    last = prose[-1] if prose else -1
    result = []
    for index, piece in enumerate(pieces):
        near_head, at_end = index <= head, index >= last
        result.append(
            _note(piece, edge=near_head or at_end, end=at_end and bool(prose) and index >= prose[0])
            if piece.open
            else (piece,)
        )
    return flatten(result)


def _note(piece: Piece, *, edge: bool, end: bool) -> Iterator[Piece] | tuple[Piece, ...]:
    label = date_label(piece.text)
    if label is not None and (edge or label != "bare"):
        return (removed(piece, "date line"),)
    if edge and UPDATED_AT.match(piece.text) and count(piece.text) <= 10:
        return (removed(piece, "date line"),)
    if edge and byline(piece.text) is not None:
        return (removed(piece, "byline"),)
    if is_credit(piece.text) and (edge or piece.text.startswith("(")):
        return (removed(piece, "credit"),)
    return _closing_credit(piece) if end else (piece,)


def _closing_credit(piece: Piece) -> Iterator[Piece] | tuple[Piece, ...]:
    """An agency in brackets after the last sentence credits the text."""
    match = CLOSING.search(piece.text)
    if match is None or not agencies(match["who"]) or not is_sentence(piece.text[: match.start()]):
        return (piece,)
    return cut(piece, match.start(), match.end(), "credit")


def _is_same(line: str, title: str) -> bool:
    """Whether the two are one title, or nearly so: pages often word it twice."""
    return line == title or (count(title) >= TITLE_WORDS and fuzz.ratio(line, title) >= SAME)


def titled(pieces: Pieces, title: str) -> Pieces:
    """The pieces without repetitions of the title, alone or with a date or credit behind it."""
    folded = fold(title)
    if not folded:
        return pieces
    return flatten(_untitled(piece, title, folded) if piece.open else (piece,) for piece in pieces)


def _untitled(piece: Piece, title: str, folded: str) -> Iterator[Piece]:
    if _is_same(fold(piece.text), folded):
        yield removed(piece, "repeated")
        return
    rest = piece.text[len(title) :].strip() if piece.text.startswith(title) else ""
    if rest and count(rest) <= 12 and (days(rest) or byline(rest) or is_credit(rest) or dateline(rest)):
        head, *tail = cut(piece, 0, len(title), "repeated")
        yield head
        yield from (removed(part, "date line" if days(rest) else "credit") for part in tail)
        return
    yield piece
