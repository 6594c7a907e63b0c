"""Says which part of the article each piece is: headline, standfirst, subheading, list, caption, body."""

from __future__ import annotations

from dataclasses import replace

from variorum.reading.core import body
from variorum.reading.pieces import Pieces, kept_as, removed
from variorum.reading.shape import count, ends, fold, is_bullet, is_headline_like, is_prose
from variorum.records import Part

TITLE_WORDS = 4  # a title found by its looks alone has so many words; shorter ones cannot be told from labels
HEAD_LINES = 8  # with more lines than this above the body, the page's navigation stands there too
STANDFIRSTS = 2
CAPTION_WORDS = (
    9  # a line inside the body that is no sentence: so long it describes a picture or film, else it is a subheading
)
SEPARATORS = ("byline", "date line", "credit")


def parts(pieces: Pieces) -> Pieces:
    """The pieces, each kept one with its part; what is left of the page above the title is removed."""
    found = body(pieces)
    if found is None:
        return tuple(kept_as(piece, "body") if piece.open else piece for piece in _with_title(pieces, len(pieces)))
    first, _ = found
    pieces = _with_title(pieces, first)
    pieces = _with_standfirst(pieces, first)
    pieces = tuple(
        replace(p, reason="navigation", part=None) if i < first and p.open else p for i, p in enumerate(pieces)
    )
    return tuple(kept_as(piece, _inner(piece.text)) if piece.open else piece for piece in pieces)


def _with_title(pieces: Pieces, first: int) -> Pieces:
    if any(piece.part == "headline" for piece in pieces):
        return pieces
    index = _title(pieces, first)
    if index is None:
        return pieces
    title = fold(pieces[index].text)
    again = {i for i, piece in enumerate(pieces) if piece.open and i != index and fold(piece.text) == title}
    return tuple(
        kept_as(p, "headline") if i == index else removed(p, "repeated") if i in again else p
        for i, p in enumerate(pieces)
    )


def _title(pieces: Pieces, first: int) -> int | None:
    """The line that is the title: one that stands twice, else the first that looks like one."""
    fits = [
        i for i in range(first) if pieces[i].open and count(pieces[i].text) >= TITLE_WORDS and _titular(pieces[i].text)
    ]
    folded = [fold(pieces[i].text) for i in fits]
    twice = [i for i, text in zip(fits, folded, strict=True) if folded.count(text) > 1]
    if twice:
        return twice[-1]
    if first > HEAD_LINES:
        fits = [i for i in fits if i >= first - HEAD_LINES]
    return fits[0] if fits else None


def _titular(text: str) -> bool:
    return is_headline_like(text) and not is_bullet(text)


def _with_standfirst(pieces: Pieces, first: int) -> Pieces:
    """The lines between title and body, and short first paragraphs set off by a caption, by-line or date."""
    result = list(pieces)
    titles = [i for i, piece in enumerate(pieces) if piece.part == "headline"]
    above = [
        i
        for i in range(titles[-1] + 1 if titles else first, first)
        if pieces[i].open and count(pieces[i].text) >= TITLE_WORDS
    ]
    if len(above) <= STANDFIRSTS:
        for index in above:
            result[index] = kept_as(pieces[index], "standfirst")
    if above:
        return tuple(result)
    for index in _set_off(pieces, first):
        result[index] = kept_as(pieces[index], "standfirst")
    return tuple(result)


def _set_off(pieces: Pieces, first: int) -> list[int]:
    """The first one or two paragraphs, if something other than text separates them from the rest."""
    lead: list[int] = []
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.open and is_prose(piece.text):
            lead.append(index)
        elif lead and (piece.part == "caption" or piece.reason in SEPARATORS):
            rest = [p for p in pieces[index:] if p.open and is_prose(p.text)]
            return lead if len(lead) <= STANDFIRSTS and len(rest) > len(lead) else []
        if len(lead) > STANDFIRSTS:
            return []
    return []


def _inner(text: str) -> Part:
    if is_prose(text) or (ends(text) and not text.endswith(":")):
        return "list" if is_bullet(text) and text[0] in "•·▪◦‣●■□*" else "body"
    if is_bullet(text):
        return "list"
    if text.endswith(":") or text[:1] in "\"“‘'«":
        return (
            "body"
            if count(text) > 3 and text.endswith(":")
            else "subheading"
            if count(text) < CAPTION_WORDS
            else "body"
        )
    return "caption" if count(text) >= CAPTION_WORDS else "subheading"
