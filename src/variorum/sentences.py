"""Where sentences end, told by marks alone: for what is shown and compared; the language room has the parser's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.data.load import entries, table

END = re.compile(r"(?P<mark>[.!?][”\"’']?)\s+(?=[“\"‘'A-Z0-9])|\n\n")
BEFORE = re.compile(r"(?<![\w'’])(?:(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]|(?P<word>[A-Za-z]+))$")
LONGEST = 24  # code points in which the word before a full stop is looked for
BEHIND = re.compile(r"(?P<number>[0-9])|(?P<word>\w+)")


def breaks(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where each sentence that ends in a stretch of a text ends, behind its mark, and where the next one begins."""
    for found in END.finditer(text, low, high):
        if found["mark"] is None:
            yield found.start(), found.end()
        elif found["mark"] != "." or "\n\n" in found[0] or not _goes_on(text, low, found.start(), found.end()):
            yield found.end("mark"), found.end()


def _goes_on(text: str, low: int, stop: int, begin: int) -> bool:
    """Whether the full stop there is that of "Gen. Smith", "Nov. 24", "J. Smith" or "the U.S. Navy"."""
    before, behind = BEFORE.search(text, max(low, stop - LONGEST), stop), BEHIND.match(text, begin)
    if before is None or behind is None:
        return False
    if (word := before["word"]) is not None and (sort := _abbreviations().get(word)) is None:
        return False
    if behind["number"] is not None:
        return word is not None and sort == "number"
    return (word is None or sort == "name") and behind["word"] not in entries("names/openers.txt")


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["before"] for row in table("grammar/abbreviations.tsv")}
