"""Long texts cut into windows that a pipeline can hold, and the pieces joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

LONGEST = 20_000
"""Code points to a window: about 3,500 words, so that one article is nearly always whole."""

CUTS = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"(?<=[.!?])\s+"), re.compile(r"\s+"))
"""Where to cut, best first: after a paragraph, after a sentence, at any space."""


UNBROKEN = re.compile(r"\S{1000}")
"""What no word is; spaCy's tokenizer takes time with the square of it (a page of marks, encoded data)."""


def windows(text: str, longest: int = LONGEST) -> Iterator[str]:
    """The text in pieces of at most `longest` code points; joined they are the text."""
    start = 0
    while start < len(text):
        end = _cut(text, start, longest) if len(text) - start > longest else len(text)
        unbroken = UNBROKEN.search(text, start, end)
        end = end if unbroken is None else unbroken.end()
        yield text[start:end]
        start = end
    if not text:
        yield text


def _cut(text: str, start: int, longest: int) -> int:
    for cut in CUTS:
        ends = [found.end() for found in cut.finditer(text, start, start + longest)]
        if ends and ends[-1] > start:
            return ends[-1]
    return start + longest


def join(pieces: list[Doc]) -> Doc:
    """One document of the pieces' tokens, its text the pieces' texts one after another."""
    if len(pieces) == 1:
        return pieces[0]
    joined = Doc.from_docs(pieces, ensure_whitespace=False)
    assert joined is not None
    return joined
