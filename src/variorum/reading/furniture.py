"""Lines that belong to the page and not to the article, known by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from variorum.data.load import table
from variorum.reading.shape import count, ends, fold

Scope = Literal["line", "link", "list", "rest"]

LABEL_WORDS = 8  # a heading of page furniture is short: a longer line that begins alike is a sentence
SHORT_LINE = 60  # `inside` phrases count only in lines up to so many words, so that a whole body is never lost to one


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording of page furniture: why it goes, and how much goes with it."""

    match: str
    pattern: re.Pattern[str]
    reason: str
    scope: Scope


@cache
def phrases() -> tuple[Phrase, ...]:
    """The wordings from the data file, as patterns over folded text."""
    return tuple(
        Phrase(row["match"], _pattern(row["words"]), row["reason"], cast(Scope, row["scope"]))
        for row in table("reading/furniture.tsv")
    )


def _pattern(words: str) -> re.Pattern[str]:
    joined = r"\s+".join(re.escape(word) for word in words.split())
    joined = joined.replace(r"\*", r"\S+(?:\s+\S+){0,4}?").replace(r"\#", r"[\d,.]+")
    return re.compile(rf"(?<!\w){joined}(?!\w)")


def furniture(text: str) -> Phrase | None:
    """The wording that makes this line page furniture, if one does."""
    folded = fold(text)
    words = count(text)
    return next((phrase for phrase in phrases() if _fits(phrase, folded, words, ends(text))), None)


def _fits(phrase: Phrase, folded: str, words: int, sentence: bool) -> bool:
    if phrase.match == "whole":
        return bool(phrase.pattern.fullmatch(folded))
    if phrase.match == "short":
        return words <= LABEL_WORDS and not sentence and bool(phrase.pattern.match(folded))
    if phrase.match == "start":
        return bool(phrase.pattern.match(folded))
    return words <= SHORT_LINE and bool(phrase.pattern.search(folded))
