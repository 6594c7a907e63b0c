"""Which words two texts share: winnowing over word 8-grams (Schleimer, Wilkerson and Aiken, SIGMOD 2003)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import product

import numpy as np
from numpy.typing import NDArray

from variorum.reconciliation.copies.stretches import stretched
from variorum.reconciliation.pile.folding import WORD, fold
from variorum.records import Span

Numbers = NDArray[np.uint64]
Places = NDArray[np.int32]

SHINGLE = 8  # words; shorter runs are shared by reports that only quote the same sentence half
WINDOW = 4  # so every shared run of SHINGLE + WINDOW - 1 = 11 words leaves a common fingerprint
REPEATED = 9  # places of one shingle in one text times those in the other; news repeats a sentence twice or thrice
NEAREST = 16  # texts before one that hold a fingerprint of it too: what thousands have in common is known by these
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

    def within(self, span: Span) -> Numbers:
        """The hashes of the shingles that lie in a stretch of it."""
        starts, ends = self.spans
        first, final = np.searchsorted(starts, span.start), np.searchsorted(ends, span.end, side="right")
        return self.hashes[first : max(first, final - SHINGLE + 1)]


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


class Marks:
    """The fingerprints of texts, and which texts hold each: by these it is known which may share words.

    A fingerprint is told by the hash it stands for; one that a single text holds is left out.
    """

    def __init__(self, texts: Sequence[Worded]) -> None:
        own = [np.unique(text.hashes[fingerprints(text.hashes)]) for text in texts]
        values = np.concatenate([np.zeros(0, dtype=np.uint64), *own])
        owners = np.repeat(np.arange(len(texts)), [len(one) for one in own])
        _, which, sizes = np.unique(values, return_inverse=True, return_counts=True)
        shared = sizes[which] > 1
        self._values, which, owners = values[shared], which[shared], owners[shared]
        self._ends = np.searchsorted(owners, np.arange(len(texts)), side="right")
        order = np.argsort(which, kind="stable")
        self._holders = owners[order]  # fingerprint after fingerprint, the holders of each in their order
        self._at = np.empty_like(order)  # where each text stands among the holders of each of its fingerprints
        self._at[order] = np.arange(len(order))
        self._begin = np.searchsorted(which[order], which)  # and where these begin

    @property
    def size(self) -> int:
        """How many fingerprints there are, each counted in every text that holds it."""
        return len(self._values)

    def of(self, one: int) -> Numbers:
        """The fingerprints of a text that others hold too, in rising order."""
        return self._values[self._rows(one)]

    def common(self, one: int, other: int) -> tuple[Numbers, list[int], list[int]]:
        """The fingerprints that two texts hold, and the number of each in the one and in the other."""
        found, ours, theirs = np.intersect1d(self.of(one), self.of(other), assume_unique=True, return_indices=True)
        return found, (ours + self._rows(one).start).tolist(), (theirs + self._rows(other).start).tolist()

    def before(self, one: int) -> tuple[list[int], list[int]]:
        """The texts before this one that hold fingerprints of it, in order, and how many of them each holds.

        Where many hold one, only the first of them and those that stand nearest are looked at.
        """
        at, begin = self._at[self._rows(one)], self._begin[self._rows(one)]
        low = np.maximum(begin, at - NEAREST)
        near, _ = stretched(low, at - low)
        found, counts = np.unique(self._holders[np.concatenate([begin[low > begin], near])], return_counts=True)
        return found.tolist(), counts.tolist()

    def _rows(self, one: int) -> slice:
        return slice(int(self._ends[one - 1]) if one else 0, int(self._ends[one]))


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
