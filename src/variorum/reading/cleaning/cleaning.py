"""Cleans a scraped text line by line: what is the article stays, all else is set apart with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.reading.cleaning.appeals import appeals
from variorum.reading.cleaning.captions import captions
from variorum.reading.cleaning.core import edges
from variorum.reading.cleaning.endings import endings
from variorum.reading.cleaning.galleries import galleries
from variorum.reading.cleaning.notes import notes, titled
from variorum.reading.cleaning.parts import parts
from variorum.reading.cleaning.pointers import pointers
from variorum.reading.cleaning.posts import posts
from variorum.reading.cleaning.repeats import repeats
from variorum.reading.cleaning.scenes import scenes
from variorum.reading.cleaning.teasers import teasers
from variorum.reading.cleaning.updates import updates
from variorum.reading.cleaning.wrapping import unwrapped
from variorum.reading.lines.openings import openings, scraped_dates
from variorum.reading.lines.pieces import BREAKS, Pass, Piece, Pieces, kept_as, lines, removed, trimmed
from variorum.records import Removed, Section, Stretch

PASSES: tuple[Pass, ...] = (
    *(scraped_dates, endings, galleries, posts, captions, teasers, appeals, pointers, scenes),
    *(notes, updates, openings, repeats, edges, parts),
)


PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without its page: sections, what was removed, and where each stretch stands in the raw text."""

    text: str
    sections: tuple[Section, ...]
    removed: tuple[Removed, ...]
    alignment: tuple[Stretch, ...]
    pieces: Pieces


def clean(raw: str, *, title_end: int = 0, article_end: int | None = None, tail: str = "comments") -> Cleaned:
    """The article in a raw text.

    `raw[:title_end]` is a title known from elsewhere; what stands from `article_end` on is known to be none of the
    article, and is removed as `tail`.
    """
    pieces = unwrapped(raw, tuple(lines(raw)))
    pieces = tuple(_known(piece, title_end, article_end, tail) for piece in pieces)
    title = next((piece.text for piece in pieces if piece.part == "headline"), "")
    pieces = titled(pieces, title)
    for step in PASSES:
        pieces = step(pieces)
    return assemble(raw, pieces)


def _known(piece: Piece, title_end: int, article_end: int | None, tail: str) -> Piece:
    if piece.end <= title_end:
        return kept_as(piece, "headline")
    if article_end is not None and piece.start >= article_end:
        return removed(piece, tail)
    return piece


def assemble(raw: str, pieces: Pieces) -> Cleaned:
    """The kept pieces as one text, the title first, paragraphs apart by blank lines; the others as removed."""
    kept = sorted((piece for piece in pieces if piece.kept), key=lambda piece: piece.part != "headline")
    words, length = list[str](), 0
    sections, alignment = list[Section](), list[Stretch]()
    for piece in kept:
        joined = piece.joined and bool(sections) and sections[-1].part == piece.part
        gap = " " if joined else PARAGRAPH if sections else ""
        start = sections.pop().start if joined else length + len(gap)
        for raw_start, run in _runs(raw, piece):
            alignment.append(Stretch(length + len(gap), raw_start, len(run)))
            words += (gap, run)
            length, gap = length + len(gap) + len(run), " "
        sections.append(Section(start, length, piece.part or "body"))
    gone = tuple(Removed(piece.text, piece.reason or "", piece.start, piece.end) for piece in pieces if not piece.kept)
    return Cleaned("".join(words), tuple(sections), gone, tuple(alignment), pieces)


def _runs(raw: str, piece: Piece) -> Iterator[tuple[int, str]]:
    """The lines of a piece, with their places: a paragraph that was wrapped is written on one line."""
    start = piece.start
    for end in [i for i in range(piece.start, piece.end) if raw[i] in BREAKS] + [piece.end]:
        run = trimmed(raw, start, end)
        if run is not None:
            yield run.start, run.text
        start = end
