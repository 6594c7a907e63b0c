"""Python's search for cycles is kept out of work that makes none, and is as before behind it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from variorum.collector import SELDOM, paused, sparing

REPORTS, THINGS = 10, 5_000  # things that each report leaves behind: more than Python lets grow before it searches


@contextmanager
def searches() -> Iterator[list[int]]:
    """The generation of each search meanwhile."""
    found: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            found.append(told["generation"])

    gc.callbacks.append(note)
    try:
        yield found
    finally:
        gc.callbacks.remove(note)


def pile() -> list[list[list[object]]]:
    """What reading so many reports leaves behind."""
    return [report() for _ in range(REPORTS)]


@paused()
def report() -> list[list[object]]:
    return [[] for _ in range(THINGS)]


def test_reading_a_pile_is_not_searched_after_each_report() -> None:
    gc.collect()
    with searches() as usual:
        kept = pile()
    with sparing(), searches() as sparingly:
        kept += pile()
    assert len(usual) >= REPORTS / 2
    assert sparingly == []


def test_where_very_many_things_are_new_there_is_a_search() -> None:
    with sparing(), searches() as found:
        kept = [[] for _ in range(2 * SELDOM)]  # type: ignore[var-annotated]
    assert found
    assert kept


@pytest.mark.parametrize("threshold", [(700, 10, 10), (0, 10, 10), (200_000, 5, 5)])
def test_what_its_user_chose_holds_again_behind_it(threshold: tuple[int, int, int]) -> None:
    before = gc.get_threshold()
    gc.set_threshold(*threshold)
    try:
        with sparing():
            assert gc.get_threshold()[0] == (max(threshold[0], SELDOM) if threshold[0] else 0)
        assert gc.get_threshold() == threshold
    finally:
        gc.set_threshold(*before)
