"""Captions and credits of pictures, and what a picture gallery leaves in the text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from variorum.reading.credits import agencies, picture_names
from variorum.reading.pieces import Piece, Pieces, cut, flatten, kept_as, removed
from variorum.reading.shape import count, ends

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
    r"\bin (?:this|an?) (?:[\w-]+ ){0,2}(?:file|undated|handout|aerial|combination|satellite) (?:[\w-]+ )?(?:photo|image|picture|photograph)"
    r"|\((?:file (?:photo|image|picture)|file)\)",
    re.I,
)
GALLERY = re.compile(r"\b(?:Hide|Show) Caption(?: \d+ of \d+)?\b|\bEnlarge this image\b|\btoggle caption\b")
SERIES = re.compile(r"^(?:Photos|Gallery|In pictures|Pictures): ", re.I)
CREDIT_WORDS = 14
LABEL_SHARE = 3  # a series' name that stands before its captions has at least so many words


def galleries(pieces: Pieces) -> Pieces:
    """The pieces with the controls and the repeated name of picture galleries set apart; what is left is captions."""
    split = flatten(_controls(piece) if piece.kept else (piece,) for piece in pieces)
    name = _series_name([piece.text for piece in split if piece.kept and SERIES.match(piece.text)])
    return flatten(_without(piece, name) if name and piece.kept else (piece,) for piece in split) if name else split


def _controls(piece: Piece) -> Iterator[Piece]:
    match = GALLERY.search(piece.text)
    if match is None:
        yield piece
        return
    for part in cut(piece, match.start(), match.end(), "gallery control"):
        if not part.kept:
            yield part
        elif part.start >= piece.start + match.end():
            yield from _controls(part)
        else:
            yield kept_as(part, "caption")


def _series_name(texts: list[str]) -> str:
    """What all captions of a series begin with, in whole words."""
    if len(texts) < 2:
        return ""
    common = os.path.commonprefix(texts)
    if any(len(text) > len(common) and not text[len(common)].isspace() for text in texts):
        common = common.rpartition(" ")[0]
    return common.strip() if count(common) >= LABEL_SHARE else ""


def _without(piece: Piece, name: str) -> Iterator[Piece]:
    if not piece.text.startswith(name):
        yield piece
        return
    head, *rest = cut(piece, 0, len(name), "gallery control")
    yield head
    for part in rest:
        yield from _without(kept_as(part, "caption"), name)


def captions(pieces: Pieces) -> Pieces:
    """The pieces with captions known as such and bare picture credits removed."""
    return tuple(_caption(piece) if piece.open else piece for piece in pieces)


def _caption(piece: Piece) -> Piece:
    if is_picture_credit(piece.text):
        return removed(piece, "picture credit")
    return kept_as(piece, "caption") if is_caption(piece.text) else piece


def is_picture_credit(text: str) -> bool:
    """Whether the line is nothing but a picture's credit: "Jane Doe/Getty Images"."""
    if count(text) > CREDIT_WORDS or (text.endswith((".", "?", "!")) and not text.endswith(").")):
        return False
    if CREDIT_HEAD.match(text) and (count(text) <= 8 or picture_names().search(text)):
        return True
    if not picture_names().search(text) or not re.search(r"/|\bvia\b|©", text):
        return False
    return all(
        word[0].isupper() or word in {"via", "for", "de", "and", "by"} for word in re.findall(r"[^\W\d_]+", text)
    )


def is_caption(text: str) -> bool:
    """Whether the line describes a picture: it ends or begins with a picture's credit, or says what a photo shows."""
    if CAPTION_HEAD.match(text) or (CAPTION_INSIDE.search(text) and count(text) <= 80):
        return True
    return _ends_with_credit(text) or _begins_with_credit(text)


def _ends_with_credit(text: str) -> bool:
    bracket = BRACKET_END.search(text)
    if bracket is not None and count(text) > 3:
        credit = bracket["credit"]
        named = picture_names().search(credit) is not None and count(credit) <= 10
        return (
            named or ("/" in credit and text.endswith("]")) or credit.casefold().startswith(("photo", "credit", "file"))
        )
    tail = re.search(r"(?:[.)”\"]\s+|\s©)(?P<credit>[^.]{2,50})$", text)
    if tail is not None and picture_names().match(tail["credit"]) and count(tail["credit"]) <= 6:
        return True
    return bool(
        re.search(
            r"(?:REUTERS|AFP|AP|EPA|Getty Images)/[A-Z][\w.-]+(?: [A-Z][\w.-]+)*(?: [A-Z ]+)?$|/(?:AFP|AP|Getty Images|Reuters)$",
            text,
        )
    )


def _begins_with_credit(text: str) -> bool:
    """Whether a credit runs straight into a caption: "Reuters Soldiers take part in a drill"."""
    slashed = re.match(r"^(?:[A-Z][\w.'’-]+\s+){0,4}?[A-Z][\w.'’-]+\s?[/:]\s?", text)
    if slashed is not None:
        rest = text[slashed.end() :]
        name = picture_names().match(rest)
        if name is not None and re.match(r"\s+[\"“'‘]?[A-Z]", rest[name.end() :]):
            return True
    name = picture_names().match(text)
    if name is None or ends(text) or count(text) < 5:
        return False
    rest = re.sub(r"^(?:\s*[-/:&]\s*|\s+or\s+|\s+)(?:licensors|Contributor|Pool|Handout)\b", "", text[name.end() :])
    following = re.match(r"(?:\s*[-/:&]\s*)?(?P<next>.*)", rest)
    second = picture_names().match(following["next"]) if following else None
    if second is not None and following is not None:
        rest = following["next"][second.end() :]
    return bool(re.match(r"\s+[\"“'‘]?[A-Z]", rest)) and not agencies(rest[:40])
