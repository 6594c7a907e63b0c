"""Which words two texts share: winnowing over word 8-grams (Schleimer, Wilkerson and Aiken, SIGMOD 2003)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import combinations, pairwise, product

import numpy as np
from numpy.typing import NDArray

from variorum.reconciliation.pile.folding import WORD, fold

Numbers = NDArray[np.uint64]
Places = NDArray[np.int32]

SHINGLE = 8  # words; shorter runs are shared by reports that only quote the same sentence half
WINDOW = 4  # so every shared run of SHINGLE + WINDOW - 1 = 11 words leaves a common fingerprint
REPEATED = 9  # places of one shingle in one text times those in the other; news repeats a sentence twice or thrice
BASE = np.uint64(1_000_003)


@dataclass(frozen=True)
class Worded:
    """A text with the hash of the shingle that starts at each of its words.

    The rest is made when it is asked for: most texts share no words with another.
    """

    text: str
    hashes: Numbers

    @cached_property
    def distinct(self) -> Numbers:
        """Each hash once, in order."""
        return np.unique(self.hashes)

    @cached_property
    def spans(self) -> tuple[Places, Places]:
        """The offsets at which its words start, and those at which they end."""
        found = [match.span() for match in WORD.finditer(self.text)]
        starts, ends = np.array(found, dtype=np.int32).reshape(-1, 2).T
        return starts, ends


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words that two texts share: from which word in each, and how many words long."""

    left: int
    right: int
    length: int


def worded(text: str) -> Worded:
    """A text with its shingles' hashes."""
    codes = np.frombuffer(b"".join(map(_code, WORD.findall(text))), dtype=">u8")
    return Worded(text, _rolled(codes.astype(np.uint64)))


@lru_cache(maxsize=65536)
def _code(word: str) -> bytes:
    # Python's own hash is salted and would differ between runs.
    return blake2b(fold(word).encode("utf-8"), digest_size=8).digest()


def _rolled(codes: Numbers) -> Numbers:
    size = len(codes) - SHINGLE + 1
    if size <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(size, dtype=np.uint64)
    for offset in range(SHINGLE):
        total = total * BASE + codes[offset : offset + size]  # wraps at 2**64, as a rolling hash should
    return total


def fingerprints(hashes: Numbers) -> list[int]:
    """The positions that winnowing keeps: the rightmost smallest hash of every window."""
    if len(hashes) == 0:
        return []
    span = min(WINDOW, len(hashes))
    views = np.lib.stride_tricks.sliding_window_view(hashes, span)
    smallest = span - 1 - np.argmin(views[:, ::-1], axis=1)
    return sorted({int(i) for i in np.arange(len(views)) + smallest})


def pairs_sharing(texts: Sequence[Worded]) -> Iterator[tuple[int, int, int]]:
    """The pairs of texts that have fingerprints in common, each once, in order, and how many these are."""
    marks = [np.unique(text.hashes[fingerprints(text.hashes)]) for text in texts]
    values = np.concatenate([np.zeros(0, dtype=np.uint64), *marks])
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(mark) for mark in marks])
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    bounds = np.concatenate([[0], np.flatnonzero(values[1:] != values[:-1]) + 1, [len(values)]])
    held = [(start, end) for start, end in pairwise(bounds.tolist()) if end - start > 1]
    groups = Counter(tuple(owners[start:end].tolist()) for start, end in held)
    shared: Counter[tuple[int, int]] = Counter()
    for group, count in groups.items():
        for pair in combinations(group, 2):
            shared[pair] += count
    yield from ((one, other, shared[one, other]) for one, other in sorted(shared))


def shared_runs(left: Worded, right: Worded) -> list[Shared]:
    """The runs of words that two texts share, each as long as it goes, in the order of the left text."""
    ours, theirs = _places(left, right), _places(right, left)
    hits = {pair for value, places in ours.items() for pair in _matched(places, theirs[value])}
    runs = []
    for i, j in sorted(hits):
        if (i - 1, j - 1) in hits:
            continue
        length = 1
        while (i + length, j + length) in hits:
            length += 1
        runs.append(Shared(i, j, length + SHINGLE - 1))
    return runs


def held_by(other: Worded, one: Worded) -> NDArray[np.bool_]:
    """Which of the shingles of one text stand in the other too."""
    if not len(other.distinct):
        return np.zeros(len(one.hashes), dtype=np.bool_)
    at = np.minimum(np.searchsorted(other.distinct, one.hashes), len(other.distinct) - 1)
    found: NDArray[np.bool_] = other.distinct[at] == one.hashes
    return found


def _places(text: Worded, other: Worded) -> dict[int, list[int]]:
    """Where each shingle of a text stands that stands in the other too."""
    found: dict[int, list[int]] = {}
    for position in np.flatnonzero(held_by(other, text)).tolist():
        found.setdefault(int(text.hashes[position]), []).append(position)
    return found


def _matched(left: Sequence[int], right: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Which places of one shingle are laid beside each other: all, or, where a text says it over and over, in turn."""
    return product(left, right) if len(left) * len(right) <= REPEATED else zip(left, right, strict=False)
