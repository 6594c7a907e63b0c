"""Takes out lines in which a page speaks to its reader of itself, however much they look like the report's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from variorum.data.load import toml
from variorum.reading.lines.pieces import Piece, Pieces, removed
from variorum.reading.lines.shape import count, fold, is_prose, is_sentence

REASON = "call to readers"
LONGEST = (
    60  # words: a page's own word to its reader is shorter; a longer paragraph that has such words tells something
)
ENOUGH = 3  # points: an own word counts two; a near one, speaking to the reader, and asking for something one each
NEAR = 4  # near words, where no word is the page's own: then it must speak to the reader, and ask for something too
MANY, SHARE = 6, 0.5  # so many, and of the other paragraphs so large a share: the text itself speaks to its reader
MARKS = '"“”«»'
IN_IT = re.compile(r"\bin this \w+")  # "in this article, we show": of a study, not of the page
LABEL = re.compile(r"^(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s")
SENTENCE = re.compile(r"[.!?:;]\s+|\s[-–—]\s+")


def appeals(pieces: Pieces) -> Pieces:
    """The pieces without such lines; all of them stay where a text is made of them, because it gives advice."""
    speakers = _speakers(pieces)
    found = {
        at
        for at, piece in enumerate(pieces)
        if _may_be(piece) and _label(piece.text) not in speakers and is_appeal(piece.text)
    }
    others = sum(at not in found and piece.kept and is_prose(piece.text) for at, piece in enumerate(pieces))
    if len(found) >= MANY and len(found) > SHARE * others:
        return pieces
    return tuple(removed(piece, REASON) if at in found else piece for at, piece in enumerate(pieces))


def _speakers(pieces: Pieces) -> set[str]:
    """The names before a colon that several lines begin with: who speaks in a conversation."""
    labels = Counter(_label(piece.text) for piece in pieces)
    return {label for label, times in labels.items() if label and times > 1}


def _label(text: str) -> str:
    match = LABEL.match(text)
    return "" if match is None else match["who"]


def _may_be(piece: Piece) -> bool:
    return piece.open and (is_prose(piece.text) or is_sentence(piece.text) or count(piece.text) >= 8)


def is_appeal(text: str) -> bool:
    """Whether a line speaks to the reader of the page itself; no line that quotes or reports does."""
    if count(text) > LONGEST or any(mark in text for mark in MARKS):
        return False
    folded = fold(text)
    if _words("reporting").search(folded):
        return False
    itself = _begins(text, "calls") + _names_itself(text, folded)
    own = _kinds("own", folded) + itself
    near = _kinds("near", _words("own").sub(" ", folded))
    speaks, asks = bool(_words("address").search(folded)), _begins(text, "openings")
    if own:
        return bool(speaks or asks or itself) and 2 * own + near + speaks + asks >= ENOUGH
    return speaks and asks and near >= NEAR


def _kinds(name: str, folded: str) -> int:
    """How many different words of a list stand in the text."""
    return len({match.group() for match in _words(name).finditer(folded)})


def _names_itself(text: str, folded: str) -> bool:
    """Whether it speaks of the article it stands in: a guide does too, but not as the subject or as "we"."""
    if _begins(text, "itself"):
        return True
    told = IN_IT.sub(" ", folded)
    return bool(_words("itself").search(told) and _words("ourselves").search(told))


def _begins(text: str, name: str) -> bool:
    """Whether one of its sentences begins with words of a list."""
    return any(_opening(name).match(fold(sentence)) for sentence in SENTENCE.split(text))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{_any(toml('reading/appeals.toml')[name])})(?![\w'-])")


@cache
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:please )?(?:{_any(toml('reading/appeals.toml')[name])})(?![\w-])")


def _any(words: Iterable[str]) -> str:
    """The words as one pattern, the longest first, so that "sign up" is not found as "sign"."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
