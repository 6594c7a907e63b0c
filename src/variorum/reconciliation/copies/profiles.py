"""What a report is about, in numbers that need no other report: by these it is known which belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import log
from typing import cast

import numpy as np
from numpy.typing import NDArray

from variorum.reconciliation.copies.stretches import Places, stretched
from variorum.reconciliation.copies.telling import is_common, telling_words
from variorum.reconciliation.pile.days import Window, window
from variorum.reconciliation.pile.folding import fold, is_name
from variorum.reconciliation.pile.grouping import Labels
from variorum.reconciliation.pile.places import place_key
from variorum.records import Article, Claim, Profile

Weights = NDArray[np.float64]
WORD, PLACE = "<i8", "<u2"
LAST_PLACE = int(np.iinfo(PLACE).max)

UNDATED = 30  # days; reports of which one has no day are compared as if a month lay between

# Two reports are compared where their weightiest words have in common at least this much of `alike`, common ones and
# numbers left out, which any two may share; of the pairs that are alike 1 in 100 is missed so, and a third report
# nearly always ties them.
WEIGHTIEST = 24
AT_LEAST = 0.07
AT_ONCE = 64  # reports that one is compared with before it is looked which of them are tied by now


@dataclass(frozen=True, slots=True)
class Bar:
    """How much alike two reports must be: the more, the more days lie between them; and by their names alone.

    Reports of one sort are alike in the words of their sort, whatever they tell of; in names only those of one matter.
    """

    alike: float
    a_day: float
    names: float = 0.0

    def after(self, days: int) -> float:
        """How much it must be where so many days lie between them."""
        return self.alike + self.a_day * log(1 + days)


def profile(article: Article, claims: Iterable[Claim] = ()) -> Profile:
    """What a report and its claims tell of: telling words as numbers in rising order, by weight, and its days."""
    weights, names = telling_words(article.text)
    told = sorted((number(word), weight, word) for word, weight in weights.items())
    rare = [at for at, (_, _, word) in enumerate(told) if not is_common(word) and not word[0].isdigit()]
    heaviest = sorted(rare, key=lambda at: (-told[at][1], told[at][0]))[:WEIGHTIEST]
    first, final = window(article.published)
    return Profile(
        words=np.array([found for found, _, _ in told], dtype=WORD).tobytes(),
        weights=np.array([weight for _, weight, _ in told], dtype="<f4").tobytes(),
        weightiest=_marks(heaviest),
        names=_marks(at for at, (_, _, word) in enumerate(told) if word in names),
        held=np.array(sorted({number(key) for key in _held(claims)}), dtype=WORD).tobytes(),
        first=None if first is None else first.isoformat(),
        last=None if final is None else final.isoformat(),
    )


def _marks(places: Iterable[int]) -> bytes:
    """These places among the words, in order, as far as they can be told: a whole book has more words than that."""
    return np.array(sorted(at for at in places if at <= LAST_PLACE), dtype=PLACE).tobytes()


def _held(claims: Iterable[Claim]) -> Iterator[str]:
    """The places whose control is told of, by entry in the gazetteer and by name: not all reports know the entry.

    "The capital" names none, whichever is meant.
    """
    for claim in claims:
        if claim.control is not None and claim.where is not None and (key := place_key(claim.where)) is not None:
            yield f"held {key}"
            if is_name(claim.where.name):
                yield f"held name:{fold(claim.where.name)}"


@lru_cache(maxsize=65536)
def number(word: str) -> int:
    """The number of a word, the same in every run; it fits the integers of a database."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") >> 1


def grouped(profiles: Sequence[Profile], days: Sequence[Window], bars: Sequence[Bar]) -> list[list[int]]:
    """The reports by number in groups connected by pairs that pass one of these bars, in their order.

    Whether a pair does, hangs on these two alone: what belongs together stays so, whatever else is there.
    """
    found, laid, least = Labels(len(profiles)), _Laid(profiles), min(bar.alike for bar in bars)
    for i, candidates in enumerate(_candidates(laid)):
        left = candidates[::-1]  # the nearest first, since the days between two count: these tie it soonest
        while len(left):
            near, left = left[:AT_ONCE], left[AT_ONCE:]
            much = laid.alike(i, near)
            for at in np.flatnonzero(much > least).tolist():
                j = int(near[at])
                if not found.are(i, j) and laid.pass_one(bars, i, j, float(much[at]), apart(days[i], days[j])):
                    found.tie(i, j)
            left = found.untied(i, left)  # of what is tied already nobody need know how much alike it is
    return found.groups()


def tied(new: Sequence[Profile], others: Sequence[Profile], days: Sequence[Window], bars: Sequence[Bar]) -> list[bool]:
    """Of each of the others, whether it and one of the new pass one of these bars; `days` are those of all of them."""
    laid, first = _Laid([*new, *others]), len(new)
    found = np.zeros(first + len(others), dtype=np.bool_)
    for i in range(first):
        left = first + np.flatnonzero(~found[first:])
        near = left[laid.sharing(i, left) >= AT_LEAST]
        for j, much in zip(near.tolist(), laid.alike(i, near).tolist(), strict=True):
            found[j] = laid.pass_one(bars, i, j, much, apart(days[i], days[j]))
    return cast(list[bool], found[first:].tolist())


def likeness(one: Profile, other: Profile) -> float:
    """How much two reports tell of the same, from 0 to 1: the cosine of their telling words."""
    return float(_Laid([one, other]).alike(0, np.array([1]))[0])


def apart(one: Window, other: Window) -> int:
    """The days between two reports, at their nearest."""
    (first, final), (start, end) = one, other
    if first is None or final is None or start is None or end is None:
        return UNDATED
    return max(0, (start - final).days, (first - end).days)


class _Laid:
    """The words of all reports under small numbers of this pile, in the order of their own, report after report."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        own = np.frombuffer(b"".join(one.words for one in profiles), dtype=WORD)
        known = np.unique(own)
        self.size = len(known)
        self.words = np.searchsorted(known, own).astype(np.int32)
        self.weights = np.frombuffer(b"".join(one.weights for one in profiles), dtype="<f4").astype(np.float64)
        self.all = _Stretches([len(one.words) // own.itemsize for one in profiles])
        self.tops, self.top = self._marked([one.weightiest for one in profiles])
        self.names, self.name = self._marked([one.names for one in profiles])
        self._line: Weights = np.zeros(self.size)

    def _marked(self, told: Sequence[bytes]) -> tuple[_Stretches, Places]:
        """Which of the words of each report are marked: their stretches, and their places in the long row."""
        own = [np.frombuffer(one, dtype=PLACE) for one in told]
        stretches = _Stretches([len(marked) for marked in own])
        at = self.all.starts.repeat(stretches.sizes)
        return stretches, np.concatenate([np.zeros(0, dtype=PLACE), *own]).astype(np.intp) + at

    def pass_one(self, bars: Sequence[Bar], one: int, other: int, alike: float, days: int) -> bool:
        """Whether two reports so much alike, so many days apart, pass one of these bars."""
        return any(alike > bar.after(days) and (not bar.names or self.named(one, other) >= bar.names) for bar in bars)

    def named(self, one: int, other: int) -> float:
        """How much of what two reports tell of the same is names."""
        at, owners = self.names.every(np.array([other]))
        return float(self._common(self.name[self.names.of(one)], self.name[at], owners, 1)[0])

    def alike(self, one: int, others: Places) -> Weights:
        """How much a report tells of the same as each of these others, from 0 to 1: the cosine of their words."""
        return self._common(self.all.of(one), *self.all.every(others), len(others))

    def sharing(self, one: int, others: Places) -> Weights:
        """What the weightiest words of a report and of each of these others come to, where they share them."""
        at, owners = self.tops.every(others)
        return self._common(self.top[self.tops.of(one)], self.top[at], owners, len(others))

    def _common(self, own: slice | Places, at: Places, owners: Places, size: int) -> Weights:
        """What the words at these places come to for each of their owners, times those of one report.

        They are summed one after the other in rising order, so that it is the same whichever of two reports asks.
        """
        line = self._line
        line[self.words[own]] = self.weights[own]
        common = line[self.words[at]] * self.weights[at]
        found = cast(Weights, np.bincount(owners, weights=common, minlength=size))
        line[self.words[own]] = 0.0
        return found


class _Stretches:
    """Where the items of each report stand in one long row."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = np.array(sizes, dtype=np.intp)
        self.starts = np.cumsum(self.sizes) - self.sizes

    def of(self, one: int) -> slice:
        """Those of one report."""
        return slice(int(self.starts[one]), int(self.starts[one] + self.sizes[one]))

    def every(self, reports: Places) -> tuple[Places, Places]:
        """The places of all items of these reports, and of each place which of them has it."""
        return stretched(self.starts[reports], self.sizes[reports])


def _candidates(laid: _Laid) -> Iterator[Places]:
    """For each report those before it that have enough of their weightiest words in common with it.

    The reports of a word stand in one stretch of a long row, so that those before a report are its beginning.
    """
    every, weights = laid.words[laid.top], laid.weights[laid.top]
    owners = np.repeat(np.arange(len(laid.tops.sizes)), laid.tops.sizes)
    order = np.argsort(every, kind="stable")
    holders, held = owners[order], weights[order]
    begins = np.searchsorted(every[order], np.arange(laid.size))
    seen = np.zeros(laid.size, dtype=np.intp)
    for i in range(len(laid.tops.sizes)):
        words, much = every[laid.tops.of(i)], weights[laid.tops.of(i)]
        at, which = stretched(begins[words], seen[words])
        common = np.bincount(holders[at], weights=held[at] * much[which])
        yield np.flatnonzero(common >= AT_LEAST)
        seen[words] += 1
