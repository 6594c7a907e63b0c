"""Which language a text is in, as far as its letters tell."""

from __future__ import annotations

from resiliparse.parse.lang import detect_fast

from variorum.data import load
from variorum.reading.lines.shape import count

ENGLISH = ("en", "eng", "english")
CODE = 2  # letters of a code that is believed; a page's "x-default" or "German" says less than its text
LEAST_WORDS = 12  # shorter texts are taken for English: the detector is unsure of them
LEAST_SHARE = 0.08  # of the words: English news full of foreign names has 9 per cent, Dutch news 5
LEAST_KINDS = 3  # different ones: a German text may hold many a "was"
FARTHEST = 900  # the detector's distance from its model; above it, it is guessing


def language_of(text: str, supplied: str | None) -> str:
    """The language's code: as supplied, else as detected; `und` where it cannot be told."""
    code = (supplied or "").replace("_", "-").split("-")[0].strip().casefold()
    if code in ENGLISH:
        return "en"
    if len(code) == CODE:
        return code
    if count(text) < LEAST_WORDS or _is_english(text):
        return "en"
    code, distance = detect_fast(text)
    return code if distance <= FARTHEST and code != "unknown" else "und"


def _is_english(text: str) -> bool:
    """Whether its small words are English; the detector errs on capitals and on short texts full of foreign names."""
    words = text.casefold().split()
    known = frozenset(load.lines("reading/english.txt"))
    found = [word for word in words if word in known]
    return len(found) >= LEAST_SHARE * len(words) and len(set(found)) >= LEAST_KINDS
