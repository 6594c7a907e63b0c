"""Which language a text is in, as far as its letters tell."""

from __future__ import annotations

from resiliparse.parse.lang import detect_fast

from variorum.reading.shape import count

LEAST_WORDS = 12  # shorter texts are taken for English: the detector is unsure of them
FARTHEST = 900  # the detector's distance from its model; above it, it is guessing


def language_of(text: str, supplied: str | None) -> str:
    """The language's code: as supplied, else as detected; `und` where it cannot be told."""
    if supplied:
        return supplied.replace("_", "-").split("-")[0].casefold()
    if count(text) < LEAST_WORDS:
        return "en"
    code, distance = detect_fast(text)
    return code if distance <= FARTHEST and code != "unknown" else "und"
