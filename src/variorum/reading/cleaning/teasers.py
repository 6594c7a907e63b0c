"""Takes out page furniture: single lines, lists of other stories, comment forms with all that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from variorum.reading.cleaning.furniture import Phrase, furniture
from variorum.reading.lines.pieces import Piece, Pieces, removed
from variorum.reading.lines.shape import count, fold, is_headline_like, is_prose

BODY_WORDS = 40  # a comment form ends an article only where so many words of running text stand before it
LINK_WORDS = 6  # after "Read more" a line with fewer words may be the report's own subheading
AHEAD = 60  # lines; a list of teasers shows within so many whether it goes on
OFTEN = 3  # the button of one comment section stands above and below it
LAST_LINES = 6  # notes about the author stand among the last lines


def teasers(pieces: Pieces) -> Pieces:
    """The pieces without page furniture."""
    result = list(pieces)
    known = [furniture(piece.text) for piece in pieces]
    hits = {at: hit for at, hit in enumerate(known) if hit is not None and pieces[at].open}
    tally = _tally(pieces, known)
    for index, hit in hits.items():
        if result[index].kept and not _is_early_note(hit, index, len(pieces)):
            result[index] = removed(result[index], hit.reason)
            for follower in range(index + 1, _reach(pieces, index, hit, tally)):
                if result[follower].kept:
                    result[follower] = removed(
                        result[follower], hits[follower].reason if follower in hits else hit.reason
                    )
    return tuple(result)


def _is_early_note(hit: Phrase, index: int, total: int) -> bool:
    return hit.reason == "about the author" and index < total - LAST_LINES


def _reach(pieces: Pieces, index: int, hit: Phrase, tally: Tally) -> int:
    """The index of the first piece that does not go with the furniture at `index`."""
    if hit.scope == "rest":
        return len(pieces) if _closes(pieces, index, tally) else index + 1
    if hit.scope == "list":
        return _list_end(pieces, index + 1)
    if hit.scope == "link":
        return _link_end(pieces, index + 1)
    return index + 1


def _words(pieces: Pieces) -> int:
    return sum(count(piece.text) for piece in pieces if piece.kept and is_prose(piece.text))


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a page, counted once: words of running text before each piece, comment forms from each on, and equal lines."""

    words: tuple[int, ...]
    forms: tuple[int, ...]
    lines: Counter[str]


def _tally(pieces: Pieces, known: Sequence[Phrase | None]) -> Tally:
    words = [_words((piece,)) for piece in pieces]
    forms = [hit is not None and hit.reason == "comment form" for hit in known]
    after = tuple(accumulate(reversed(forms), initial=0))[::-1]
    return Tally(tuple(accumulate(words, initial=0)), after, Counter(fold(piece.text) for piece in pieces))


def _closes(pieces: Pieces, index: int, tally: Tally) -> bool:
    """Whether the article is over where a comment section begins.

    On pages of questions and answers it is not: each of them has comments of its own, under the same words.
    """
    if tally.lines[fold(pieces[index].text)] >= OFTEN:
        return False
    before, after = tally.words[index], tally.words[-1] - tally.words[index + 1]
    return before >= BODY_WORDS and (after <= before or tally.forms[index + 1] >= 2)


def _list_end(pieces: Pieces, start: int) -> int:
    """Where running text begins again: at two paragraphs in a row, neither of them a teaser under its headline.

    Where that never happens the list ends the page, unless most of the text would go with it.
    """
    for index in range(start, len(pieces) - 1):
        if _is_body(pieces[index]) and _is_body(pieces[index + 1]) and not _is_summary(pieces, index, start):
            return index
    if _words(pieces[start:]) <= _words(pieces[:start]):
        return len(pieces)
    return next((index for index in range(start, len(pieces)) if _is_body(pieces[index])), len(pieces))


def _is_summary(pieces: Pieces, index: int, start: int) -> bool:
    """Whether more headlines with a summary each come after this one: a list goes on."""
    later = [piece for piece in pieces[index + 1 : index + AHEAD] if piece.kept]
    alternating = sum(not _is_body(a) and _is_body(b) for a, b in pairwise(later))
    return (
        index > start
        and alternating >= 2
        and not any(
            _is_body(a) and _is_body(b) and _is_body(c) for a, b, c in zip(later, later[1:], later[2:], strict=False)
        )
    )


def _is_body(piece: Piece) -> bool:
    return piece.kept and piece.part in (None, "post") and is_prose(piece.text)


def _link_end(pieces: Pieces, start: int) -> int:
    index = start
    while index < len(pieces) and pieces[index].open and _is_link(pieces[index].text):
        index += 1
    return index


def _is_link(text: str) -> bool:
    return is_headline_like(text) and count(text) >= LINK_WORDS
