"""Lines that hold a date and nothing else: when a page was published or updated, or what its clock showed."""

from __future__ import annotations

import re
from functools import cache

from variorum.data.load import table
from variorum.reading.lines.credits import BYLINE, NAME_WORDS, is_agency
from variorum.reading.lines.days import Day, days
from variorum.reading.lines.outlets import outlet_named
from variorum.reading.lines.shape import WORD, count, fold

LONGEST = 25  # words; a longer line says more than when
BESIDE_WORDS = 3  # a line with fewer beside its day says when: "Landslide above Tern, 5 May 2020" says what
PLACE_WORDS = 2  # beside a weekday and date at its head, a line may name the place of a page's edition
CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\b", re.I)
ZONE = re.compile(
    r"\b(?:[A-Z]{1,2}[ST]T|GMT|UTC|CET|CEST|BST|ET|PT)\b(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}"
)
APART = re.compile(r"[|·•,;()\[\]/–—-]+|\s{2,}")
EXTRA = re.compile(r"\d+\s+(?:min|mins|minutes?)(?:\s+read)?|\d+\s+comments?")
PRINTED_IN = re.compile(r"^(?:first )?published in (?P<outlet>\S.*)$", re.I)


@cache
def _labels() -> dict[str, str]:
    return {row["words"]: row["meaning"] for row in table("reading/date_labels.tsv")}


def date_label(text: str) -> str | None:
    """What a line says its date is, where it holds a date and nothing else but the words for it, writers or agencies.

    `published`, `updated`, or `bare` where no word says which.
    """
    found = days(text)
    if not found or count(text) > LONGEST or found[0].year is None:
        return None
    meanings = [_meaning(part, found[0]) for part in _parts(text, found)]
    if None in meanings:
        return None
    return next((label for label in ("published", "updated") if label in meanings), "bare")


def says_when(text: str) -> bool:
    """Whether a line is a day with hardly a word beside it, but for times and labels."""
    found = days(text)
    rest = " ".join(_parts(text, found)) if found else ""
    beside = [word for word in WORD.findall(fold(rest)) if word[0].isalpha() and word not in _label_words()]
    return bool(found) and len(beside) < BESIDE_WORDS


@cache
def _label_words() -> frozenset[str]:
    return frozenset(word for words in _labels() for word in words.split())


def _parts(text: str, found: list[Day]) -> list[str]:
    """What stands around the dates, without times of day."""
    for day in reversed(found):
        text = text[: day.start] + " | " + text[day.end :]
    text = ZONE.sub(" ", CLOCK.sub(" ", text))
    return [part.strip(" :.") for part in APART.split(text)]


def _meaning(part: str, first: Day) -> str | None:
    folded = fold(part)
    if not folded:
        return "other"
    if folded in _labels():
        return _labels()[folded]
    if is_agency(part) or EXTRA.fullmatch(folded) or (BYLINE.match(part) and count(part) <= NAME_WORDS):
        return "other"
    printed = PRINTED_IN.match(part)
    if printed is not None and outlet_named(printed["outlet"]) is not None:
        return "published"
    if first.start == 0 and first.weekday is not None and count(part) <= PLACE_WORDS and part.istitle():
        return "other"
    return _before_byline(part, folded)


def _before_byline(part: str, folded: str) -> str | None:
    """The meaning of a label that a by-line follows: "Posted by Jane Doe on"."""
    for words, meaning in _labels().items():
        if folded.startswith(words + " ") and BYLINE.match(part[len(words) :].strip()):
            return meaning
    return None
