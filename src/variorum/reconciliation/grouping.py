"""Connected components: what belongs together because each of it touches some other of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def components(items: Sequence[Item], touching: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """The items in groups, each group and the groups themselves in the order of the items."""
    pairs = ((i, j) for i in range(len(items)) for j in range(i) if touching(items[j], items[i]))
    return [[items[i] for i in group] for group in joined(len(items), pairs)]


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `size` in groups connected by these pairs (union by smallest)."""
    parent = list(range(size))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for left, right in pairs:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for i in range(size):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def buckets(items: Iterable[Item], key: Callable[[Item], Key | None]) -> dict[Key, list[Item]]:
    """The items by key, in order; those whose key is None are left out."""
    found: dict[Key, list[Item]] = {}
    for item in items:
        if (name := key(item)) is not None:
            found.setdefault(name, []).append(item)
    return found
