"""Connected components: what belongs together because each of it touches some other of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def components(
    items: Sequence[Item],
    touching: Callable[[Item, Item], bool],
    *,
    blocks: Callable[[Item], Iterable[Hashable]] | None = None,
) -> list[list[Item]]:
    """The items in groups, each group and the groups themselves in the order of the items.

    With `blocks`, only items that share a block are compared: it must name one for every pair that may touch.
    """
    candidates = _all_pairs(len(items)) if blocks is None else _pairs_in_blocks([tuple(blocks(item)) for item in items])
    pairs = ((i, j) for i, j in candidates if touching(items[j], items[i]))
    return [[items[i] for i in group] for group in joined(len(items), pairs)]


def _all_pairs(size: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(size) for j in range(i))


def _pairs_in_blocks(blocks: Sequence[tuple[Hashable, ...]]) -> Iterator[tuple[int, int]]:
    members: dict[Hashable, list[int]] = {}
    for i, names in enumerate(blocks):
        earlier = dict.fromkeys(j for name in names for j in members.get(name, ()))
        yield from ((i, j) for j in earlier)
        for name in names:
            members.setdefault(name, []).append(i)


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
