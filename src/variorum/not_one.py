"""Where words say that there was nobody at all: "not one soldier", "not a single protester"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from variorum.data.load import toml

REACH = 4  # words from the noun back to "one": "one unarmed young man"


def not_one(words: Sequence[str], noun: int, first: int) -> int | None:
    """The place of the negation before "one" or "single" of a noun; None where none stands there.

    `words` are in small letters, `first` is where the sentence begins.
    """
    least = next((at for at in range(noun, max(first, noun - REACH), -1) if words[at] in _words("least")), None)
    if least is None or (least + 1 < len(words) and words[least + 1] in _words("correcting")):
        return None
    before = least - 1
    while before > first and words[before] in _words("openers"):
        before -= 1
    return before if before >= first and words[before] in _words("negations") else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("grammar/not_one.toml")[name])
