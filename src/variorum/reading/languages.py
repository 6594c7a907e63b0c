"""Which language a text is in, as far as its letters tell."""

from __future__ import annotations

from resiliparse.parse.lang import detect_fast

from variorum.data import load
from variorum.reading.shape import count

LEAST_WORDS = 12  # shorter texts are taken for English: the detector is unsure of them
LEAST_SHARE = 0.08  # of the words: English news full of foreign names has 9 per cent, Dutch news 5
FARTHEST = 900  # the detector's distance from its model; above it, it is guessing


def language_of(text: str, supplied: str | None) -> str:
    """The language's code: as supplied, else as detected; `und` where it cannot be told."""
    if supplied:
        return supplied.replace("_", "-").split("-")[0].casefold()
    if count(text) < LEAST_WORDS or _is_english(text):
        return "en"
    code, distance = detect_fast(text)
    return code if distance <= FARTHEST and code != "unknown" else "und"


def _is_english(text: str) -> bool:
    """Whether its small words are English; the detector errs on capitals and on short texts full of foreign names."""
    words = text.casefold().split()
    known = frozenset(load.lines("reading/english.txt"))
    return sum(word in known for word in words) >= LEAST_SHARE * len(words)
