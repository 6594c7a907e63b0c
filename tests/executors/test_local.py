"""The same results in the same order in one process and in several, and a process that dies takes one item with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.executors.work import deadly, twice
from variorum.executors import EXECUTORS, Died
from variorum.executors.local import AHEAD, BATCH, local


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [0, 1, BATCH, 5 * BATCH + 3])
def test_results_come_in_the_order_of_the_items(workers: int, number: int) -> None:
    assert list(local(twice, range(number), workers=workers)) == [(item, 2 * item) for item in range(number)]


def test_an_item_that_takes_its_process_down_is_set_aside_alone() -> None:
    found = dict(local(deadly, range(20), workers=2))
    assert isinstance(found.pop(13), Died)
    assert found == {item: 2 * item for item in range(20) if item != 13}


def test_items_are_read_only_a_little_ahead() -> None:
    read: list[int] = []

    def source() -> Iterator[int]:
        for item in range(1000):
            read.append(item)
            yield item

    results = local(twice, source(), workers=2)
    next(results)
    assert len(read) <= (2 * AHEAD + 1) * BATCH
    results.close()  # type: ignore[attr-defined]


def test_the_table_names_it() -> None:
    assert EXECUTORS["local"] is local
