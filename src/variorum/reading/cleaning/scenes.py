"""Knows captions without a credit by what they are: people or things, shown doing something now."""

from __future__ import annotations

import re

from variorum.data.load import entries
from variorum.reading.lines.pieces import Pieces, kept_as
from variorum.reading.lines.shape import INNER_STOP, count

WORDS = (6, 40)
BEFORE_VERB = 9  # words that tell who is shown
SETTING = re.compile(
    r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bin (?:this|an?) .{0,30}(?:photo|picture|image)\b"
    r"|\b(?:as|while|during|near|outside|in front of|behind|beside|at the|in the|for the last time|after|before)\b",
    re.I,
)
SHOWN = re.compile(
    r"^(?:an?|people|hundreds|thousands|some|two|three|four|five|the|\w*(?:s|men|women|children|police))\b",
    re.I,
)
TOLD = re.compile(r"\b(?:said|says|told|according to|will|would|has|have|had|was|were)\b")


def scenes(pieces: Pieces) -> Pieces:
    """The pieces with such captions known as captions; none is taken out."""
    return tuple(kept_as(piece, "caption") if piece.open and is_scene(piece.text) else piece for piece in pieces)


def is_scene(text: str) -> bool:
    """Whether one sentence shows somebody doing something at a place or on a day, and tells nothing else."""
    low, high = WORDS
    if not low <= count(text) <= high or INNER_STOP.search(text) or TOLD.search(text):
        return False
    if SHOWN.match(text) is None or SETTING.search(text) is None:
        return False
    head = text.split()[1 : BEFORE_VERB + 1]
    return any(word.strip(",").lower() in entries("reading/scene_verbs.txt") for word in head)
