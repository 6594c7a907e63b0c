"""Words for somebody that name nobody: pronouns, and titles and nouns for people without a name."""

from __future__ import annotations

import re
from functools import cache

from variorum.data.load import lines, table
from variorum.folding import fold

LISTS = (
    "grammar/pronouns.txt",
    "reconciliation/function_words.txt",
    "names/titles.txt",
    "propositions/people.txt",
)
WORD = re.compile(r"\w+(?:-\w+)*")


def is_nameless(name: str) -> bool:
    """Whether a name has no word but such: "She", "The President", "Officials"; not "Estmar's president"."""
    words = [word for word in WORD.findall(fold(name)) if not _is_common(word)]
    return not words or fold(name).removeprefix("the ") in _offices()


def _is_common(word: str) -> bool:
    return word in _common() or word.removesuffix("s") in _common() or word.removesuffix("es") in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(word for name in LISTS for entry in lines(name) for word in WORD.findall(fold(entry)))


@cache
def _offices() -> frozenset[str]:
    """What a person or a group is to a party; bodies, of which a state has one, are names of a kind."""
    return frozenset(fold(row["office"]) for row in table("offices.tsv") if row["kind"] != "body")
