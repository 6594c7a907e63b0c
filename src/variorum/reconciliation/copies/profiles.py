"""What a report is about, in numbers that need no other report: by these it is known which belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from variorum.reconciliation.copies.telling import is_common, telling_words
from variorum.reconciliation.pile.days import Window, window
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import Ties
from variorum.reconciliation.pile.places import place_key
from variorum.records import Article, Claim, Profile

Words = NDArray[np.int64]
Weights = NDArray[np.float64]
Enough = Callable[[int], float]  # how much in common makes reports so many days apart belong together

UNDATED = 30  # days; reports of which one has no day are compared as if a month lay between

# Two reports are compared where their weightiest words, common ones left out, have in common at least this much of
# `alike`; of the pairs that are alike 1 in 100 is missed so, and a third report nearly always ties them.
WEIGHTIEST = 24
AT_LEAST = 0.07


def profile(article: Article, claims: Iterable[Claim] = ()) -> Profile:
    """What a report and its claims tell of: telling words as numbers in rising order, by weight, and its days."""
    told = sorted((number(word), weight, word) for word, weight in telling_words(article.text).items())
    rare = [at for at, (_, _, word) in enumerate(told) if not is_common(word)]
    heaviest = sorted(sorted(rare, key=lambda at: (-told[at][1], told[at][0]))[:WEIGHTIEST])
    first, final = window(article.published)
    return Profile(
        words=np.array([found for found, _, _ in told], dtype="<i8").tobytes(),
        weights=np.array([weight for _, weight, _ in told], dtype="<f4").tobytes(),
        weightiest=np.array(heaviest, dtype="<u2").tobytes(),
        held=np.array(sorted({number(key) for key in _held(claims)}), dtype="<i8").tobytes(),
        first=None if first is None else first.isoformat(),
        last=None if final is None else final.isoformat(),
    )


def _held(claims: Iterable[Claim]) -> Iterator[str]:
    """The places whose control is told of, by entry in the gazetteer and by name: not all reports know the entry."""
    for claim in claims:
        if claim.control is not None and claim.where is not None and (key := place_key(claim.where)) is not None:
            yield f"held {key}"
            yield f"held name:{fold(claim.where.name)}"


@lru_cache(maxsize=65536)
def number(word: str) -> int:
    """The number of a word, the same in every run; it fits the integers of a database."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") >> 1


def grouped(profiles: Sequence[Profile], days: Sequence[Window], enough: Enough) -> list[list[int]]:
    """The reports by number in groups connected by pairs that have enough in common, in their order.

    Whether a pair has, hangs on these two alone: what belongs together stays so, whatever else is there.
    """
    found, laid = Ties(len(profiles)), _Laid(profiles)
    for i, candidates in enumerate(_candidates(laid)):
        # Of what is tied already nobody need know how much alike it is.
        near = [j for j in candidates if not found.are(i, j)]
        for j, much in zip(near, laid.alike(i, near), strict=True):
            if much > enough(apart(days[i], days[j])):
                found.tie(i, j)
    return found.groups()


def tied(one: Profile, others: Sequence[Profile], days: Sequence[int], enough: Enough) -> list[bool]:
    """Of each of these others, so many days apart, whether it and this one have enough in common."""
    laid = _Laid([one, *others])
    near = laid.sharing(0, range(1, len(others) + 1))
    much = laid.alike(0, range(1, len(others) + 1))
    return [
        shared >= AT_LEAST and alike > enough(between) for shared, alike, between in zip(near, much, days, strict=True)
    ]


def likeness(one: Profile, other: Profile) -> float:
    """How much two reports tell of the same, from 0 to 1: the cosine of their telling words."""
    return _Laid([one, other]).alike(0, [1])[0]


def apart(one: Window, other: Window) -> int:
    """The days between two reports, at their nearest."""
    (first, final), (start, end) = one, other
    if first is None or final is None or start is None or end is None:
        return UNDATED
    return max(0, (start - final).days, (first - end).days)


class _Laid:
    """The words of all reports under small numbers of this pile, in the order of their own."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        own = [np.frombuffer(one.words, dtype="<i8") for one in profiles]
        known = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *own]))
        self.words = [np.searchsorted(known, words).astype(np.int32) for words in own]
        self.weights = [np.frombuffer(one.weights, dtype="<f4").astype(np.float64) for one in profiles]
        self.tops = [np.frombuffer(one.weightiest, dtype="<u2") for one in profiles]
        self.size = len(known)
        self._line: Weights = np.zeros(len(known))

    def alike(self, one: int, others: Iterable[int]) -> list[float]:
        """How much a report tells of the same as each of these others, from 0 to 1: the cosine of their words.

        It is rounded, since matrices of another size may be summed in another order.
        """
        line = self._line
        line[self.words[one]] = self.weights[one]
        found = [round(float(line[self.words[other]] @ self.weights[other]), 6) for other in others]
        line[self.words[one]] = 0.0
        return found

    def sharing(self, one: int, others: Iterable[int]) -> list[float]:
        """What the weightiest words of a report and of each of these others come to, where they share them."""
        line, own = self._line, self.tops[one]
        line[self.words[one][own]] = self.weights[one][own]
        tops = ((other, self.tops[other]) for other in others)
        found = [round(float(line[self.words[at][top]] @ self.weights[at][top]), 9) for at, top in tops]
        line[self.words[one][own]] = 0.0
        return found


def _candidates(laid: _Laid) -> Iterator[list[int]]:
    """For each report those before it that have enough of their weightiest words in common with it.

    The reports of a word stand in one stretch of a long row, so that those before a report are its beginning.
    """
    words = [own[tops] for own, tops in zip(laid.words, laid.tops, strict=True)]
    weights = [own[tops] for own, tops in zip(laid.weights, laid.tops, strict=True)]
    sizes = [len(own) for own in words]
    every = np.concatenate([np.zeros(0, dtype=np.int32), *words])
    owners = np.repeat(np.arange(len(words), dtype=np.int64), sizes)
    order = np.argsort(every, kind="stable")
    holders, held = owners[order], np.concatenate([np.zeros(0), *weights])[order]
    begins = np.searchsorted(every[order], np.arange(laid.size))
    seen = np.zeros(laid.size, dtype=np.int64)
    for i, (own, much) in enumerate(zip(words, weights, strict=True)):
        yield _much_in_common(holders, held, begins[own], seen[own], much) if i else []
        seen[own] += 1


def _much_in_common(
    holders: NDArray[np.int64], held: Weights, begins: NDArray[np.int64], seen: NDArray[np.int64], weights: Weights
) -> list[int]:
    """The reports of these stretches whose weights times those of the report at hand come to enough."""
    if not int(seen.sum()):
        return []
    starts = np.cumsum(seen) - seen
    at = np.arange(int(seen.sum())) - np.repeat(starts - begins, seen)
    products = held[at] * np.repeat(weights, seen)
    found: list[int] = np.flatnonzero(np.round(np.bincount(holders[at], weights=products), 9) >= AT_LEAST).tolist()
    return found
