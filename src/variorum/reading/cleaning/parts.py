"""Says which part of the article each piece is: headline, standfirst, subheading, list, caption, body."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from variorum.reading.cleaning.core import body, is_outside, opens_section
from variorum.reading.lines.date_lines import date_label, says_when
from variorum.reading.lines.pieces import Pieces, kept_as, removed
from variorum.reading.lines.shape import count, fold, is_bullet, is_headline_like, is_prose, is_sentence
from variorum.records import Part

LONGEST_TITLE = 22
TITLE_WORDS = 4  # a title found by its looks alone has so many words; shorter ones cannot be told from labels
HEAD_LINES = 8  # with more lines than this above the body, the page's navigation stands there too
LEAD_WORDS = 10  # a line of so many words above the body is no label of the page's navigation
PARAGRAPH_WORDS = 25  # running text of so many words is kept wherever it stands above the body
STANDFIRSTS = 2
CAPTION_WORDS = 9  # a line inside the body that is no sentence describes a picture or film if it is so long
BODY_WORDS = 15  # and is a sentence that lost its full stop if it is longer
SEPARATORS = ("byline", "date line", "credit")


def parts(pieces: Pieces) -> Pieces:
    """The pieces, each kept one with its part; what is left of the page above the title is removed."""
    found = body(pieces)
    if found is None:
        return tuple(kept_as(piece, "body") if piece.open else piece for piece in _with_title(pieces, len(pieces)))
    first, _ = found
    pieces = _with_title(pieces, first)
    first = _begun(pieces, first)
    pieces = _with_standfirst(pieces, first)
    pieces = tuple(
        replace(p, reason="navigation", part=None) if i < first and p.open else p for i, p in enumerate(pieces)
    )
    return tuple(kept_as(piece, _inner(piece.text)) if piece.open else piece for piece in pieces)


def _begun(pieces: Pieces, first: int) -> int:
    """The index of the first paragraph or section that only a list or table, no title or furniture, parts from it."""
    for index in range(first - 1, -1, -1):
        if pieces[index].part == "headline" or is_outside(pieces[index]):
            break
        if pieces[index].open and (_is_paragraph(pieces[index].text) or opens_section(pieces, index)):
            first = index
    return first


def _with_title(pieces: Pieces, first: int) -> Pieces:
    if any(piece.part == "headline" for piece in pieces):
        return pieces
    fits = _titles(pieces, first)
    named = [i for i in fits if not says_when(pieces[i].text)]
    # Where no other line can be the title, one with a word or two beside a day is: "Victory Day, 9 May 1945".
    named = named or [i for i in fits if date_label(pieces[i].text) is None]
    index = named[0] if named else None
    dated = [i for i in fits if i not in named and (index is None or i < index)]
    pieces = tuple(removed(piece, "date line") if i in dated else piece for i, piece in enumerate(pieces))
    if index is None:
        return pieces
    title = fold(pieces[index].text)
    again = {i for i, piece in enumerate(pieces) if piece.open and i != index and fold(piece.text) == title}
    return tuple(
        kept_as(p, "headline") if i == index else removed(p, "repeated") if i in again else p
        for i, p in enumerate(pieces)
    )


def _titles(pieces: Pieces, first: int) -> list[int]:
    """The lines that look like a title, the likeliest first: one that stands twice, else those right above the text.

    What stands below a paragraph is a heading or an item of a list, and no title.
    """
    fits = [
        i for i in range(first) if pieces[i].open and count(pieces[i].text) >= TITLE_WORDS and _titular(pieces[i].text)
    ]
    folded = Counter(fold(pieces[i].text) for i in fits)
    twice = [i for i in fits if folded[fold(pieces[i].text)] > 1 and not says_when(pieces[i].text)]
    if twice:
        return twice[-1:]
    near = [i for i in range(first) if pieces[i].open][-HEAD_LINES:]
    begun = next((i for i in range(first) if pieces[i].open and _is_paragraph(pieces[i].text)), first)
    return [i for i in fits if i in near and i < begun]


def _titular(text: str) -> bool:
    return is_headline_like(text) and not is_bullet(text) and count(text) <= LONGEST_TITLE


def _with_standfirst(pieces: Pieces, first: int) -> Pieces:
    """The lines between title and body, and short first paragraphs set off by a caption, by-line or date."""
    titles = [i for i, piece in enumerate(pieces) if piece.part == "headline"]
    title = titles[-1] if titles else -1
    above = [i for i in range(first) if pieces[i].open and (i > title or _is_paragraph(pieces[i].text))]
    chosen = {i: part for i in above if (part := _above(pieces[i].text, crowded=len(above) > STANDFIRSTS)) is not None}
    if not chosen:
        chosen = dict.fromkeys(_set_off(pieces, first), "standfirst")
    return tuple(kept_as(piece, chosen[i]) if i in chosen else piece for i, piece in enumerate(pieces))


def _is_paragraph(text: str) -> bool:
    return is_prose(text) and count(text) >= PARAGRAPH_WORDS


def _above(text: str, *, crowded: bool) -> Part | None:
    """What a line between title and body is; None for the page's navigation, which comes in many short lines."""
    words = count(text)
    if is_prose(text) and words >= LEAD_WORDS:
        return "body"
    return "standfirst" if words >= (LEAD_WORDS if crowded else TITLE_WORDS) else None


def _set_off(pieces: Pieces, first: int) -> list[int]:
    """The first one or two paragraphs, if something other than text separates them from the rest."""
    lead: list[int] = []
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.open and is_prose(piece.text):
            lead.append(index)
        elif lead and (piece.part == "caption" or piece.reason in SEPARATORS):
            rest = [p for p in pieces[index:] if p.open and is_prose(p.text)]
            most = 1 if piece.part == "caption" else STANDFIRSTS
            return lead if len(lead) <= most and len(rest) > len(lead) else []
        if len(lead) > STANDFIRSTS:
            return []
    return []


def _inner(text: str) -> Part:
    """What an undecided line between the first and last sentence of the body is."""
    if is_bullet(text):
        return "list"
    if is_prose(text) or is_sentence(text) or _opens_quotation(text):
        return "body"
    words = count(text)
    return "subheading" if words < CAPTION_WORDS or text.isupper() else "caption" if words < BODY_WORDS else "body"


def _opens_quotation(text: str) -> bool:
    """Whether the line introduces what comes after it, or is a quotation that was cut off."""
    if text.endswith(":"):
        return not text.isupper()
    return text.count("“") > text.count("”") or (text.count('"') % 2 == 1 and count(text) >= CAPTION_WORDS)
