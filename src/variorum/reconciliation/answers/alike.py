"""The pairs of stances of one question, those that relate alike together: of each such run the first and the last.

Thousands of reports of one event give few answers. Stances of one kind (`Compared.kinds`) relate alike to those of
another, as long as both are of other voices, or both of one voice in two reports; so only kinds are paired, and not
stances. What hangs on the two themselves (denials and what they answer, one voice in one report) is told pair by pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from variorum.reconciliation.comparing.compared import Compared
from variorum.reconciliation.pile.grouping import buckets

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Pairs that relate alike, by the first and the last of them; `own` where both stances are of one voice."""

    first: Pair
    last: Pair
    own: bool


class Row:
    """Stances in their order, each with a key; two of one key are no pair."""

    def __init__(self, numbers: Sequence[int], keys: Sequence[Hashable]) -> None:
        self.numbers = numbers
        self.keys = [keys[i] for i in numbers]
        self.every = keys

    @cached_property
    def _next(self) -> list[int]:
        """For each the next place with another key."""
        found = [len(self.keys)] * len(self.keys)
        for at in range(len(self.keys) - 2, -1, -1):
            found[at] = at + 1 if self.keys[at + 1] != self.keys[at] else found[at + 1]
        return found

    @cached_property
    def _last_other(self) -> int:
        """The last place whose key is not that of the last; -1 where all have one."""
        return next((at for at in range(len(self.keys) - 1, -1, -1) if self.keys[at] != self.keys[-1]), -1)

    def first_after(self, i: int) -> int | None:
        """The first behind this one that has another key."""
        at = bisect_right(self.numbers, i)
        if at < len(self.numbers) and self.keys[at] == self.every[i]:
            at = self._next[at]
        return self.numbers[at] if at < len(self.numbers) else None

    def last_after(self, i: int) -> int | None:
        """The last behind this one that has another key."""
        at = self._last_other if self.keys[-1] == self.every[i] else len(self.keys) - 1
        return self.numbers[at] if at >= 0 and self.numbers[at] > i else None


def runs(compared: Compared) -> Iterator[Run]:
    """All pairs of these stances, the earlier first, in runs."""
    yield from _mixed(compared)
    voices = [stance.speaker.key for stance in compared.stances]
    reports = [stance.claim.article for stance in compared.stances]
    yield from _paired(range(len(compared.stances)), voices, compared, own=False)
    for said in buckets(range(len(compared.stances)), voices.__getitem__).values():
        yield from _paired(said, reports, compared, own=True)
        for together in buckets(said, reports.__getitem__).values():
            yield from (Run(pair, pair, own=True) for pair in combinations(together, 2) if _is_even(*pair, compared))


def _mixed(compared: Compared) -> Iterator[Run]:
    """Each denial with each stance that is none: what it answers is told of two stances, and of no others."""
    sorts = buckets(range(len(compared.stances)), lambda i: compared.stances[i].denies)
    for one, other in product(sorts.get(True, ()), sorts.get(False, ())):
        pair = (min(one, other), max(one, other))
        yield Run(pair, pair, own=compared.is_one_voice(*pair))


def _is_even(i: int, j: int, compared: Compared) -> bool:
    return compared.stances[i].denies == compared.stances[j].denies


def _paired(numbers: Sequence[int], keys: Sequence[Hashable], compared: Compared, *, own: bool) -> Iterator[Run]:
    """The pairs of two keys among these, kind by kind."""
    rows = [Row(same, keys) for same in buckets(numbers, compared.kinds.__getitem__).values()]
    for ones, others in product(rows, repeat=2):
        if ones.numbers[0] < others.numbers[-1] and _is_even(ones.numbers[0], others.numbers[0], compared):
            yield from _between(ones, others, compared, own=own)


def _between(ones: Row, others: Row, compared: Compared, *, own: bool) -> Iterator[Run]:
    """The pairs of which the first stands in one row and the second in another, in runs."""
    whole = _run(ones, others, own=own)
    if whole is None:
        return
    hinge = compared.hinge(*whole.first)
    if hinge is None:
        yield whole
        return
    # Who had the higher figure before relates otherwise to its own voice, and to what else it said in that report.
    is_lower = whole.first[0] == hinge.lower
    split = buckets((ones if is_lower else others).numbers, lambda i: compared.tie_of_voices(hinge.bearer, i))
    for part in split.values():
        row = Row(part, ones.every)
        run = _run(row, others, own=own) if is_lower else _run(ones, row, own=own)
        if run is not None:
            yield run


def _run(ones: Row, others: Row, *, own: bool) -> Run | None:
    """All pairs of two keys of which the first stands in one row and the second, behind it, in another."""
    first = next(((i, j) for i in ones.numbers if (j := others.first_after(i)) is not None), None)
    if first is None:
        return None
    last = next((i, j) for i in reversed(ones.numbers) if (j := others.last_after(i)) is not None)
    return Run(first, last, own)
