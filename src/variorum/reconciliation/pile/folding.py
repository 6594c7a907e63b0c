"""Words of claims made comparable: the one fold of the package, and what is built on it."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from variorum.data.load import entries
from variorum.folding import fold

__all__ = ["WORD", "digest", "fold", "is_name", "small_words", "words"]

WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)


def is_name(text: str | None) -> bool:
    """Whether some word of it is written as a name is: "the ministry", "he" and "We" name nobody."""
    return text is not None and any(word[0].isupper() and fold(word) not in small_words() for word in text.split())


def small_words() -> frozenset[str]:
    """The words that carry no matter by themselves."""
    return entries("reconciliation/function_words.txt")


@lru_cache(maxsize=2**12)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(WORD.findall(fold(text)))


def digest(*parts: object) -> str:
    """A short name for these parts, the same in every run and on every machine."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8")).hexdigest()[:16]
