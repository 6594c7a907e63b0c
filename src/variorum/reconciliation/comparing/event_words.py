"""Which words may tell of one event: of one stem (announce, announcement), or of one kind (strike, bombardment)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from variorum.data.load import entries, lines, table

SHORTEST = 4  # letters that a stem keeps: shorter ones join "ration" with "rate"
FILE = "reconciliation/event_words.tsv"
KNOWN = 2**14  # words that are looked up once


@lru_cache(maxsize=KNOWN)
def stem(word: str) -> str:
    """The word without the endings that bend it or make a noun of it; a last letter counts once, an e not at all."""
    endings = sorted(lines("reconciliation/derivations.txt"), key=len, reverse=True)
    fits = (word[: -len(end)] for end in endings if word.endswith(end) and len(word) - len(end) >= SHORTEST)
    bare = next(fits, word)
    silent = len(bare) > SHORTEST and (bare[-1] == bare[-2] or bare[-1] == "e")
    return bare[:-1] if silent else bare


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(FILE):
        for word in row["words"].split():
            found.setdefault(stem(word), set()).add(row["family"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@lru_cache(maxsize=KNOWN)
def kinds(word: str) -> frozenset[str]:
    """The kinds of event that a word may tell of."""
    return _kinds().get(stem(word), frozenset())


def are_opposite(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two phrasal verbs have opposite particles: check in, check out."""
    return any((one, other) in _opposites() for one in _particles(words) for other in _particles(others))


def _particles(words: tuple[str, ...]) -> Iterator[str]:
    return (word.rpartition("_")[2] for word in words if "_" in word)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [(row["one"], row["other"]) for row in table("reconciliation/opposite_particles.tsv")]
    return frozenset(pairs) | {(other, one) for one, other in pairs}


def is_speech(word: str) -> bool:
    """Whether the word only tells that somebody said something."""
    return word in entries("reconciliation/speech_words.txt")


def is_light(word: str) -> bool:
    """Whether the word says little of what happened."""
    return word in entries("reconciliation/light_words.txt")
