"""Captions and credits of pictures, and what a picture gallery leaves in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.reading.lines.credits import agencies, is_agency, picture_names
from variorum.reading.lines.pieces import Piece, Pieces, cut, flatten, kept_as, removed
from variorum.reading.lines.shape import count, ends, is_sentence

BRACKET_END = re.compile(r"[\[(](?P<credit>[^\[\]()]{2,80})[\])]\.?$")
CREDIT_HEAD = re.compile(
    r"^[\[(]?\s*(?:(?:photo|photograph|picture|image|pic|video|illustration|graphic)s?\s*(?:credits?\s*)?(?:by\b|via\b|courtesy\b|:|©)"
    r"|(?:photo|image|picture) credits?\b|credits?\s*:|©)",
    re.I,
)
CAPTION_HEAD = re.compile(
    r"^(?:FILE\s*(?:PHOTO)?\s*[-–—:]|\(?file (?:photo|image|picture)\)?\s*:|(?:pictured|caption|above|photo)\s*:"
    r"|in this (?:\w+\.? ){0,4}(?:\d{1,2}, \d{4},? )?(?:file )?(?:photo|image|picture|photograph|video)\b"
    r"|this (?:\w+ ){0,3}(?:photo|image|picture|photograph|handout)\b.{0,60}\bshows?\b)",
    re.I,
)
CAPTION_INSIDE = re.compile(
    r"\bin (?:this|an?) (?:[\w-]+ ){0,2}(?:file|undated|handout|aerial|combination|satellite) (?:[\w-]+ )?"
    r"(?:photo|image|picture|photograph)"
    r"|\((?:file (?:photo|image|picture)|file)\)",
    re.I,
)
CAPITAL_NEXT = re.compile(r"\s+[\"“'‘]?[A-Z]")
CREDIT_JOINT = re.compile(
    r"\s*[-/:&]\s*(?=[A-Z])|\s+(?:or licensors|Contributor|Pool|Handout)\b(?:\s*[-/:]\s*(?=[A-Z]))?|\s+(?=[A-Z]\S*\s*/)"
)
CREDIT_WORDS = 14


def captions(pieces: Pieces) -> Pieces:
    """The pieces with captions known as such and bare picture credits removed."""
    last = max(
        (i for i, piece in enumerate(pieces) if piece.open and is_sentence(BRACKET_END.sub("", piece.text).strip())),
        default=-1,
    )
    known = [
        _caption(piece) if piece.open and not (i == last and _is_credited_text(piece.text)) else piece
        for i, piece in enumerate(pieces)
    ]
    return flatten(_cut_credit(piece) for piece in known)


def _is_credited_text(text: str) -> bool:
    """Whether a whole sentence stands before an agency in brackets: at a report's end that credits the text."""
    match = BRACKET_END.search(text)
    return match is not None and is_agency(match["credit"]) and ends(text[: match.start()].rstrip())


def _caption(piece: Piece) -> Piece:
    if is_picture_credit(piece.text):
        return removed(piece, "picture credit")
    return kept_as(piece, "caption") if is_caption(piece.text) else piece


def _cut_credit(piece: Piece) -> Iterator[Piece]:
    """A caption without the credit that stands before it."""
    end = _credit_head(piece.text)
    if piece.part == "caption" and end:
        yield from cut(piece, 0, end, "picture credit")
    else:
        yield piece


def is_picture_credit(text: str) -> bool:
    """Whether the line is nothing but a picture's credit: "Jane Doe/Getty Images"."""
    if count(text) > CREDIT_WORDS or (text.endswith((".", "?", "!")) and not text.endswith(").")):
        return False
    if _is_doubled(text):
        return True
    if CREDIT_HEAD.match(text) and (count(text) <= 8 or picture_names().search(text)):
        return True
    if not picture_names().search(text) or not re.search(r"/|\bvia\b|©", text):
        return False
    return all(
        word[0].isupper() or word in {"via", "for", "de", "and", "by"}
        for word in re.findall(r"[^\W\d_][\w.’\'-]*", text)
    )


def is_caption(text: str) -> bool:
    """Whether the line describes a picture: it ends or begins with a picture's credit, or says what a photo shows."""
    if CAPTION_HEAD.match(text) or (CAPTION_INSIDE.search(text) and count(text) <= 80):
        return True
    return _ends_with_credit(text) or _credit_head(text) > 0


def _ends_with_credit(text: str) -> bool:
    bracket = BRACKET_END.search(text)
    if bracket is not None and count(text) > 3:
        credit = bracket["credit"]
        named = picture_names().search(credit) is not None and count(credit) <= 10
        worded = credit.casefold().startswith(("photo", "credit", "file"))
        return named or worded or ("/" in credit and text.endswith("]"))
    tail = re.search(r"(?:[.)”\"]\s+|\s©)(?P<credit>[^.]{2,50})$", text)
    if tail is not None and picture_names().match(tail["credit"]) and count(tail["credit"]) <= 6:
        return True
    return bool(_slashed_end().search(text))


@cache
def _slashed_end() -> re.Pattern[str]:
    """A name and a wire service with a slash between, at the end: "REUTERS/Jane Doe", "Jane Doe/AFP"."""
    name = picture_names().pattern
    return re.compile(rf"(?:{name}/[A-Z][\w.-]+(?: [A-Z][\w.-]+)*|/{name})$")


def _credit_head(text: str) -> int:
    """How far a credit reaches that runs straight into a caption ("Reuters Soldiers take part"); 0 for none."""
    slashed = re.match(r"^(?:[A-Z][\w.'’-]+\s+){0,4}?[A-Z][\w.'’-]+\s?[/:]\s?", text)
    if slashed is not None:
        name = picture_names().match(text, slashed.end())
        if name is not None and CAPITAL_NEXT.match(text, name.end()):
            return name.end()
    if ends(text) or count(text) < 5:
        return 0
    end = 0
    while (name := picture_names().match(text, end)) is not None:
        joint = CREDIT_JOINT.match(text, name.end())
        end = joint.end() if joint is not None else name.end()
    return end if end and CAPITAL_NEXT.match(text, end) and not agencies(text[end : end + 40]) else 0


def _is_doubled(text: str) -> bool:
    """Whether a few words stand twice, as the credits that lie behind a folded picture do."""
    half = len(text) // 2
    return count(text) <= CREDIT_WORDS and not ends(text) and text[:half].strip() == text[half:].strip()
