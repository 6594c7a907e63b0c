"""Finds the body: the stretch of lines richest in running text (maximum subsequence, Pasternack and Roth 2009)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.reading.lines.date_lines import says_when
from variorum.reading.lines.days import days
from variorum.reading.lines.pieces import Piece, Pieces, removed
from variorum.reading.lines.shape import count, ends, fold, is_bullet, is_headline_like, is_lower, is_prose, is_sentence

PROSE_WEIGHT = 12  # so many words of running text weigh one point; found on the development pages, not sensitive
LINE_COST = -0.7  # what a line that is no sentence costs
REMOVED_COST = -0.4  # what a line of a list or form costs that its words have already removed
END_MARK = "end mark"
INSIDE = {  # what pages put between the paragraphs of a report costs nothing: the report goes on behind it
    "advertisement",
    "byline",
    "call to readers",
    "credit",
    "date line",
    "dateline",
    END_MARK,
    "gallery control",
    "label",
    "picture credit",
    "related link",
    "repeated",
    "update note",
    "video player",
}
OF_TEXT = {"byline", "credit", "date line", "dateline", END_MARK, "label", "update note"}  # stand in bare text as well
LONGEST_GAP = -4.0  # a table or list inside an article costs no more than this, however long
TAIL_WORDS = 15  # a last line without a full stop belongs to the body if it is so long, or a quotation
RESUMED_WORDS = 15  # a paragraph so long behind a list shows that the report goes on, a shorter one does not
OFTEN = 3  # a line that stands so often between paragraphs divides the entries of a live blog, or answers
OPENS_WITH_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
NUMBER = re.compile(r"\d+")
HEADING_WORDS = 12  # a line in capitals with more is a notice
QUOTES = ('"', "“", "‘", "'", "«")


def body(pieces: Pieces) -> tuple[int, int] | None:
    """First and last index of the body; None where there is no running text."""
    weights = [_weight(piece) for piece in pieces]
    found = _richest(weights)
    if found is None:
        return None
    dividers = _dividers(pieces, weights, *found)
    if not dividers:
        return found
    return _richest(
        [0.0 if w < 0 and _divider(p.text) in dividers else w for p, w in zip(pieces, weights, strict=True)]
    )


def _dividers(pieces: Pieces, weights: Sequence[float], first: int, last: int) -> set[str]:
    """What stands again and again between the paragraphs of a body: its report goes on behind it once more.

    So it does in a live blog, which has a time of day above each entry, up to the last before
    something that stands beside the article: what follows there are comments, or other news.
    """
    short = [index for index, weight in enumerate(weights) if weight < 0]
    end = next((index for index in range(last + 1, len(pieces)) if is_outside(pieces[index])), len(pieces))
    clocks = [index for index in short if index < end and OPENS_WITH_TIME.match(pieces[index].text)]
    if len(clocks) >= OFTEN:
        last = max(last, clocks[-1])
    times = Counter(_divider(pieces[index].text) for index in short if first <= index <= last)
    return {divider for divider, often in times.items() if often >= OFTEN}


def _divider(text: str) -> str:
    """The line without what differs from entry to entry: its days and numbers."""
    for day in reversed(days(text)):
        text = f"{text[: day.start]}0{text[day.end :]}"
    return NUMBER.sub("0", fold(text))


def _richest(weights: Sequence[float]) -> tuple[int, int] | None:
    """First and last index of the stretch with the greatest sum; None where nothing weighs more than nothing."""
    best: tuple[float, int, int] | None = None
    total, first, gap = 0.0, 0, 0.0
    for index, weight in enumerate(weights):
        if weight <= 0:
            spent = max(weight, LONGEST_GAP - gap)
            gap, total = gap + spent, total + spent
        else:
            if total <= 0:
                total, first = 0.0, index
            gap, total = 0.0, total + weight
            if best is None or total > best[0]:
                best = (total, first, index)
    return (best[1], best[2]) if best is not None else None


def _weight(piece: Piece) -> float:
    if not piece.kept:
        return 0.0 if piece.reason in INSIDE else REMOVED_COST
    if piece.part in ("caption", "headline"):
        return LINE_COST / 2
    if piece.part == "post":
        return 1.0
    if is_prose(piece.text) or is_sentence(piece.text):
        return min(count(piece.text), 60) / PROSE_WEIGHT
    words = count(piece.text)
    likely = (is_bullet(piece.text) and words > 4) or (words >= TAIL_WORDS and is_lower(piece.text))
    return 0.3 if likely else LINE_COST


def is_outside(piece: Piece) -> bool:
    """Whether the words of a line say that it stands beside the article, and not between its paragraphs."""
    return not piece.kept and piece.reason not in INSIDE


def edges(pieces: Pieces) -> Pieces:
    """The pieces without what stands after the body; what stands before it is judged with the title."""
    found = body(pieces)
    if found is None:
        return pieces
    last = _tail(pieces, found[1])
    return tuple(
        removed(piece, "after the article") if index > last and piece.kept else piece
        for index, piece in enumerate(pieces)
    )


def _tail(pieces: Pieces, last: int) -> int:
    """The last index that still belongs to the article: items of a list, a cut sentence, a caption, what goes on."""
    index = last + 1
    listed = pieces[last].text.endswith(":")
    in_section, is_clean = False, all(p.kept or p.reason in OF_TEXT for p in pieces)
    while index < len(pieces) and pieces[index].kept:
        if opens_section(pieces, index, any_case=is_clean):
            in_section = True
            index += 2
        elif listed or _goes_on(pieces[index]) or (in_section and is_sentence(pieces[index].text)):
            index += 1
        else:
            break
    return max(_resumed(pieces, index - 1), _closed(pieces, index - 1))


def _closed(pieces: Pieces, last: int) -> int:
    """The index of the last sentence before an end mark, where no furniture stands between: so far the report goes."""
    sentence = last
    for index in range(last + 1, len(pieces)):
        piece = pieces[index]
        if piece.reason == END_MARK:
            return sentence
        if is_outside(piece):
            break
        if piece.open and is_sentence(piece.text):
            sentence = index
    return last


def _resumed(pieces: Pieces, last: int) -> int:
    """The index of the last paragraph that only a list or table, and no furniture, parts from the article."""
    for index in range(last + 1, len(pieces)):
        piece = pieces[index]
        if is_outside(piece) or says_when(piece.text):  # a line with a day begins what somebody else wrote
            break
        if piece.kept and is_prose(piece.text) and count(piece.text) >= RESUMED_WORDS:
            last = index
    return last


def opens_section(pieces: Pieces, index: int, *, any_case: bool = False) -> bool:
    """Whether a line is a subheading in capitals with a sentence below it, however short.

    Where no line shows that a page was copied with what stands around its report, a subheading needs no capitals.
    """
    if index + 1 == len(pieces) or not (pieces[index].open and pieces[index + 1].open):
        return False
    head, below = pieces[index].text, pieces[index + 1].text
    is_head = head.isupper() or (any_case and is_headline_like(head) and not is_bullet(head))
    asks = any_case and head.endswith("?")
    return is_head and (asks or not ends(head)) and count(head) <= HEADING_WORDS and is_sentence(below)


def _goes_on(piece: Piece) -> bool:
    if piece.part in ("post", "caption"):
        return True
    words = count(piece.text)
    return is_bullet(piece.text) or words >= TAIL_WORDS or (piece.text.startswith(QUOTES) and words >= 4)
