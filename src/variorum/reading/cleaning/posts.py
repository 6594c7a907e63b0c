"""Posts from social networks that a report embeds."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.reading.lines.pieces import Pieces, kept_as

SIGNATURE = re.compile(r"[—–―-]\s*[^—–―\n]{1,80}?\(@\s?\w{1,30}\)[^.!?\n]{0,40}\.?$")
SHARED = re.compile(r"\bA post shared by\b.{1,80}\(@\w+(?:\.\w+)*\)", re.I)


def posts(pieces: Pieces) -> Pieces:
    """The pieces with embedded posts known as such; a signature on a line of its own joins its post."""
    done: list[int] = []
    result = list(pieces)
    for index, piece in enumerate(pieces):
        if not piece.open or not (SIGNATURE.search(piece.text) or SHARED.search(piece.text)):
            continue
        result[index] = kept_as(piece, "post")
        signature = SIGNATURE.match(piece.text)
        before = index - 1
        if signature is not None and before >= 0 and pieces[before].open and before not in done:
            result[before] = kept_as(pieces[before], "post")
            result[index] = replace(result[index], joined=True)
        done.append(index)
    return tuple(result)
