"""Connected components: what belongs together because each of it touches some other of it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
NUMBER = "q"  # eight bytes each
FEW = 256  # numbers that are sooner put in order one by one than all at once
Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where an item waits to be compared, and where it seeks others: two meet where one seeks and the other waits."""

    waits: frozenset[Hashable]
    seeks: frozenset[Hashable]

    def __or__(self, other: Blocks) -> Blocks:
        """The blocks of both."""
        return Blocks(self.waits | other.waits, self.seeks | other.seeks)


def together(names: Iterable[Hashable]) -> Blocks:
    """Blocks in which everybody meets everybody."""
    both = frozenset(names)
    return Blocks(both, both)


def components(
    items: Sequence[Item],
    touching: Callable[[Item, Item], bool],
    *,
    blocks: Callable[[Item], Blocks] | None = None,
) -> list[list[Item]]:
    """The items in groups, each group and the groups themselves in the order of the items.

    With `blocks`, only items that meet in a block are compared: it must name one for every pair that may touch.
    """
    if len(items) < 2:
        return [list(items)] if items else []
    candidates = _all_before(len(items)) if blocks is None else _meeting([blocks(item) for item in items])
    ties = Labels(len(items))
    for i, others in enumerate(candidates):
        left = ties.untied(i, others)
        while len(left):
            at = next((at for at, j in enumerate(left.tolist()) if touching(items[j], items[i])), None)
            if at is None:
                break
            ties.tie(i, int(left[at]))
            # Of what is tied already nobody need know whether it touches: where all do, each is compared once.
            left = ties.untied(i, left[at + 1 :])
    return [[items[i] for i in group] for group in ties.groups()]


def _all_before(size: int) -> Iterator[Places]:
    return (np.arange(i) for i in range(size))


def _meeting(blocks: Sequence[Blocks]) -> Iterator[Places]:
    """For each item those before it that it meets."""
    waiting: dict[Hashable, array[int]] = {}
    seeking: dict[Hashable, array[int]] = {}
    for i, block in enumerate(blocks):
        found = [*map(waiting.get, block.seeks), *map(seeking.get, block.waits)]
        yield _once([own for own in found if own is not None], i)
        for name in block.waits:
            waiting.setdefault(name, array(NUMBER)).append(i)
        for name in block.seeks:
            seeking.setdefault(name, array(NUMBER)).append(i)


def _once(found: Sequence[array[int]], size: int) -> Places:
    """The numbers of all these rows, all below `size`, each once and in order."""
    if sum(map(len, found)) < FEW:
        return np.array(sorted(set().union(*found)), dtype=np.intp)
    is_there = np.zeros(size, dtype=np.bool_)
    for own in found:
        is_there[np.frombuffer(own, dtype=np.int64)] = True
    return np.flatnonzero(is_there)


class Ties:
    """Which of the numbers below `size` are tied to each other, directly or through others (union by smallest)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def tie(self, one: int, other: int) -> None:
        """Ties two numbers, and all that are tied to them."""
        low, high = sorted((self._root(one), self._root(other)))
        self._parent[high] = low

    def are(self, one: int, other: int) -> bool:
        """Whether two numbers are tied."""
        return self._root(one) == self._root(other)

    def groups(self) -> list[list[int]]:
        """The numbers in groups, each and all in order."""
        found: dict[int, list[int]] = {}
        for i in range(len(self._parent)):
            found.setdefault(self._root(i), []).append(i)
        return list(found.values())

    def _root(self, i: int) -> int:
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i


class Labels:
    """Which of the numbers below `size` are tied to each other, each with a label that all tied ones share.

    Thousands can be asked about at once; tying costs more than with `Ties`: the smaller group takes the other's label.
    """

    def __init__(self, size: int) -> None:
        self._labels = np.arange(size)
        self._members = [[i] for i in range(size)]

    def tie(self, one: int, other: int) -> None:
        """Ties two numbers, and all that are tied to them."""
        large, small = int(self._labels[one]), int(self._labels[other])
        if large == small:
            return
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        self._labels[self._members[small]] = large
        self._members[large] += self._members[small]
        self._members[small] = []

    def are(self, one: int, other: int) -> bool:
        """Whether two numbers are tied."""
        return bool(self._labels[one] == self._labels[other])

    def untied(self, one: int, others: Places) -> Places:
        """Those of the others that are not tied to this one."""
        found: Places = others[self._labels[others] != self._labels[one]]
        return found

    def groups(self) -> list[list[int]]:
        """The numbers in groups, each and all in order."""
        return sorted(sorted(members) for members in self._members if members)


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `size` in groups connected by these pairs."""
    ties = Ties(size)
    for one, other in pairs:
        ties.tie(one, other)
    return ties.groups()


def buckets(items: Iterable[Item], key: Callable[[Item], Key | None]) -> dict[Key, list[Item]]:
    """The items by key, in order; those whose key is None are left out."""
    found: dict[Key, list[Item]] = {}
    for item in items:
        if (name := key(item)) is not None:
            found.setdefault(name, []).append(item)
    return found
