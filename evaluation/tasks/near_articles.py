"""Which articles tell one story, for benchmarks of events: those that share enough rare words, names before all.

A stand-in: it looks at words alone, and serves until a benchmark's rows can be read as articles with their stories.
`word_pieces.tsv` says in how many of 605 pieces of general English (about 25 sentences each, EWT and GUM, the parts
for training) a word stands; `python -m evaluation.tasks.word_pieces TREEBANKS` writes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from math import log, sqrt
from pathlib import Path

from variorum.data.load import toml
from variorum.reconciliation.grouping import joined

PIECES = 605
TABLE = Path(__file__).parent / "word_pieces.tsv"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.!?\n:\"“]")
POSSESSIVE = re.compile(r"['’]s$")
ADDRESS = re.compile(r"https?://\S+(?: \S*id=\S+)?")

NEAR = 0.38  # found on the odd topics of ECB+; from 0.34 to 0.42 events come out within one point, on the even ones too
RARE = 2.0  # log of the share of pieces: below it a word stands in one piece of seven
KNOWN = 2.0  # what a word weighs more that is written as a name or with figures; 1.5 is as good, 3 joins what is apart
HALF = 120  # words after which a word weighs half: an article's own story stands first, older ones behind

Weights = dict[str, float]


def stories(texts: Mapping[str, str]) -> dict[str, str]:
    """A story for each text, named by the first text of it."""
    names = list(texts)
    weighed = [_weights(text) for text in texts.values()]
    near = [pair for pair, shared in _shared(weighed).items() if shared >= NEAR]
    return {names[i]: names[group[0]] for group in joined(len(names), near) for i in group}


def _shared(weighed: list[Weights]) -> dict[tuple[int, int], float]:
    """The cosine of every two texts that share a word."""
    holding: dict[str, list[tuple[int, float]]] = {}
    found: Counter[tuple[int, int]] = Counter()
    for i, words in enumerate(weighed):
        for word, weight in words.items():
            for j, other in holding.setdefault(word, []):
                found[j, i] += weight * other  # type: ignore[assignment]
            holding[word].append((i, weight))
    return dict(found)


def _weights(text: str) -> Weights:
    told: Weights = {}
    names: Counter[str] = Counter()
    for i, (word, is_name) in enumerate(_words(ADDRESS.sub("", text))):
        told[word] = told.get(word, 0.0) + 0.5 ** (i / HALF)
        names[word] += 1 if is_name else -1
    rare = {word: often for word, often in told.items() if word not in _calendar()}
    found = {word: sqrt(often) * _rarity(word) * _kind(word, names[word] > 0) for word, often in rare.items()}
    length = sqrt(sum(weight**2 for weight in found.values())) or 1.0
    return {word: weight / length for word, weight in found.items() if weight}


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The folded words, and whether each is written as a name is where a capital tells: not first in its sentence."""
    before = "."
    for word in WORD.findall(text):
        if word[0].isalnum():
            yield POSSESSIVE.sub("", word.casefold()), word[0].isupper() and before[0].isalnum()
        before = word


def _kind(word: str, is_name: bool) -> float:
    return KNOWN if is_name or word[0].isdigit() else 1.0


def _rarity(word: str) -> float:
    rare = log((PIECES + 1) / (_pieces().get(word, 0) + 0.5))
    return rare if rare >= RARE else 0.0


@cache
def _calendar() -> frozenset[str]:
    """Names of months and weekdays: every article has some."""
    return frozenset(word for part in ("months", "weekdays", "weekday_short") for word in toml("times.toml")[part])


@cache
def _pieces() -> dict[str, int]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {word: int(count) for word, count in rows}
