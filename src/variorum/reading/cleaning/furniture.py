"""Lines that belong to the page and not to the article, known by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from variorum.data.load import table
from variorum.reading.lines.shape import count, ends, fold

Match = Literal["whole", "short", "start", "inside"]
Scope = Literal["line", "link", "list", "rest"]

LABEL_WORDS = 8  # a heading of page furniture is short: a longer line that begins alike is a sentence
WORDS = re.compile(r"\w+")
LONGEST_LINE = 60  # words; `inside` wordings count only in shorter lines, so that no whole body is lost to one


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording of page furniture: why it goes, and how much goes with it."""

    reason: str
    scope: Scope


@cache
def _phrases(match: Match) -> tuple[Phrase, ...]:
    return tuple(Phrase(row["reason"], cast(Scope, row["scope"])) for row in _rows(match))


@cache
def _rows(match: Match) -> tuple[dict[str, str], ...]:
    return tuple(row for row in table("reading/furniture.tsv") if row["match"] == match)


@cache
def _pattern(match: Match) -> re.Pattern[str]:
    """All wordings of one kind as one pattern over folded text; the number of the group is the number of the row."""
    end = r"$" if match == "whole" else r"(?!\w)"
    return re.compile("|".join(f"({_words(row['words'])}){end}" for row in _rows(match)))


def _words(words: str) -> str:
    joined = r"\s+".join(re.escape(word) for word in words.split())
    return joined.replace(r"\*", r"\S+(?:\s+\S+){0,4}?").replace(r"\#", r"[\d,.]+")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_pattern('inside').pattern})")


@cache
def _rarest() -> frozenset[str]:
    """Of each `inside` wording its longest word: a line with none of these holds no such wording."""
    spoken = (" ".join(word for word in row["words"].split() if word not in "*#") for row in _rows("inside"))
    return frozenset(max(WORDS.findall(words), key=len) for words in spoken)


def furniture(text: str) -> Phrase | None:
    """The wording that makes this line page furniture, if one does."""
    return next(_found(fold(text), count(text), sentence=ends(text)), None)


def _found(folded: str, words: int, *, sentence: bool) -> Iterator[Phrase]:
    yield from _matched("whole", _pattern("whole").match(folded))
    if words <= LABEL_WORDS and not sentence:
        yield from _matched("short", _pattern("short").match(folded))
    yield from _matched("start", _pattern("start").match(folded))
    if words <= LONGEST_LINE and not _rarest().isdisjoint(WORDS.findall(folded)):
        yield from _matched("inside", _inside().search(folded))


def _matched(match: Match, found: re.Match[str] | None) -> Iterator[Phrase]:
    if found is not None and found.lastindex is not None:
        yield _phrases(match)[found.lastindex - 1]
