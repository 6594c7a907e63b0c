"""What a line of text looks like, from its letters alone: a sentence, a headline, a label."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SENTENCE_END = re.compile(r"[.!?…。！？؟।:;]\W{0,4}$")
INNER_STOP = re.compile(r"[.!?…。！？؟।]\W{0,3}\s")
BULLET = re.compile(r"^(?:[•·▪◦‣●■□*–—-]|\d{1,2}[.)]|[a-z][.)])\s+\S")
WORD: re.Pattern[str] = re.compile(r"\w[\w'’.-]*")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
CURLY = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})

PROSE_WORDS = 7  # a sentence with fewer words is too often a label with a full stop to count as prose by itself
LONG_WORDS = 30  # so many words are prose even where the last stop was cut off
LOWER_SHARE = 0.6  # of the words of a sentence begin in lower case; of a menu's hardly any
SENTENCE_WORDS = 3
HEADLINE_WORDS = (3, 30)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, straight quotes, single spaces, no punctuation at either end: for comparison only."""
    flat = " ".join(unicodedata.normalize("NFKC", text).translate(CURLY).casefold().split())
    return flat.strip(" .,:;!?*|·•>«»<-_=+…\"'()[]")


@lru_cache(maxsize=16384)
def count(text: str) -> int:
    """How many words; in scripts without spaces two letters count as one."""
    wide = len(CJK.findall(text))
    return wide // 2 if wide > len(text) // 4 else len(WORD.findall(text))


def ends(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(SENTENCE_END.search(text))


def is_prose(text: str) -> bool:
    """Whether the line is running text: a whole sentence, or many words that are no row of capitalised labels."""
    words = count(text)
    if words >= LONG_WORDS:
        return ends(text) or bool(INNER_STOP.search(text)) or is_lower(text)
    return words >= PROSE_WORDS and ends(text)


def is_lower(text: str) -> bool:
    """Whether most words begin in lower case, as in a sentence and not in a menu."""
    words = WORD.findall(text)
    return sum(1 for word in words if word[0].islower()) > LOWER_SHARE * len(words)


def is_sentence(text: str) -> bool:
    """Whether the line is a sentence, however short, and no label: "He denied it"."""
    return count(text) >= SENTENCE_WORDS and ends(text) and not text.endswith((":", ";")) and not text[0].islower()


def is_bullet(text: str) -> bool:
    """Whether the line is an item of a list."""
    return bool(BULLET.match(text))


def is_headline_like(text: str) -> bool:
    """Whether the line could be a headline: a few words, no full stop, not in lower case at its head."""
    low, high = HEADLINE_WORDS
    if not low <= count(text) <= high or (ends(text) and text[-1] not in "?!"):
        return False
    first = next((c for c in text if c.isalnum()), "")
    return not first.islower()
