"""Numbers for rows that stand in the order of print: rows that stay keep theirs, and others find room between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

STRIDE = 1_000_000  # between two rows written together: room for some four reports that come in between, one by one


class NoRoom(Exception):
    """There are more rows than numbers kept for them."""


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers that are kept for some rows: the first and the last of them."""

    first: int
    last: int


EVERY = Block(1, 2**62)


def numbered(present: Sequence[int | None], block: Block = EVERY) -> list[int]:
    """A rising number for each row: its present one where it can keep it; all new ones where there is no room."""
    found: list[int] = []
    for low, high, count in _stretches(present, _rising(present), block.first - 1):
        step = (high - low if high is not None else block.last + 1 - low) // (count + 1)
        if step == 0:
            return _anew(len(present), block)
        step = step if high is not None else min(step, STRIDE)
        found.extend(low + step * number for number in range(1, count + 1))
        found.extend([high] if high is not None else [])
    return found


def _anew(count: int, block: Block) -> list[int]:
    step = min(STRIDE, (block.last - block.first + 1) // (count + 1))
    if step == 0:
        raise NoRoom
    return [block.first - 1 + step * number for number in range(1, count + 1)]


def _stretches(present: Sequence[int | None], kept: Sequence[int], low: int) -> Iterator[tuple[int, int | None, int]]:
    """How many rows seek a number between which two that are kept; behind the last there is no other."""
    start = 0
    for at in kept:
        high = present[at]
        assert high is not None
        yield low, high, at - start
        low, start = high, at + 1
    yield low, None, len(present) - start


def _rising(present: Sequence[int | None]) -> list[int]:
    """The places of the longest rising run of numbers (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at, number in enumerate(present):
        if number is None:
            continue
        pile = bisect_left(tops, number)
        before[at] = ends[pile - 1] if pile else None
        tops[pile : pile + 1], ends[pile : pile + 1] = [number], [at]
    return list(_back(before, ends[-1] if ends else None))[::-1]


def _back(before: dict[int, int | None], last: int | None) -> Iterator[int]:
    while last is not None:
        yield last
        last = before[last]
