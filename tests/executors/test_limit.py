"""An item that hangs is set aside alone, in one process and in several, and what it holds up goes on."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest

import variorum.executors.limit as limits
from tests.executors.work import HANGS, deaf, hanging, load, loaded, loading, loading_deadly, swallowing, twice
from variorum.executors import EXECUTORS, Died, Overdue
from variorum.executors.local import TRIES

LIMIT = 0.5
needs_alarm = pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")
HUNG = (
    pytest.param(hanging, 1, marks=needs_alarm),
    pytest.param(hanging, 2, marks=needs_alarm),
    pytest.param(swallowing, 1, marks=needs_alarm),
)


@pytest.mark.parametrize("work, workers", HUNG)
def test_what_hangs_is_set_aside_alone(
    work: Callable[[int], int], workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AGAIN", 0.2)
    begun = time.monotonic()
    found = dict(EXECUTORS["local"](work, range(10, 16), workers=workers, limit=LIMIT))
    assert found.pop(13) == Overdue(LIMIT)
    assert found == {item: 2 * item for item in (10, 11, 12, 14, 15)}
    assert time.monotonic() - begun < HANGS / 10


@pytest.mark.long
@needs_alarm
def test_what_hears_no_alarm_ends_with_its_process() -> None:
    found = dict(EXECUTORS["local"](deaf, range(10, 16), workers=2, limit=LIMIT))
    assert found.pop(13) == Overdue(LIMIT)
    assert found == {item: 2 * item for item in (10, 11, 12, 14, 15)}


@needs_alarm
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_loading_is_no_part_of_an_items_time(workers: int) -> None:
    loaded.cache_clear()
    found = EXECUTORS["local"](loading, range(10, 40), workers=workers, limit=LIMIT, ready=load)
    assert list(found) == [(item, 2 * item) for item in range(10, 40)]


@needs_alarm
def test_without_being_made_ready_the_first_item_pays_for_all() -> None:
    loaded.cache_clear()
    assert dict(EXECUTORS["local"](loading, [10, 11], limit=LIMIT))[10] == Overdue(LIMIT)


def test_what_ends_its_process_after_loading_did_not_take_too_long() -> None:
    found = dict(EXECUTORS["local"](loading_deadly, range(12, 15), workers=2, limit=LIMIT, ready=load))
    assert found == {12: 24, 13: Died(TRIES), 14: 28}


def test_without_a_limit_nothing_is_timed() -> None:
    assert limits.timed(twice, 4, None) == 8


@needs_alarm
def test_the_alarm_is_put_back_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert limits.timed(hanging, 13, 0.05) == Overdue(0.05)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_another_thread_has_no_alarm_and_takes_its_time() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(limits.timed(twice, 4, LIMIT)))
    thread.start()
    thread.join()
    assert found == [8]


def test_stopping_does_not_wait_for_what_hangs() -> None:
    begun = time.monotonic()
    results = EXECUTORS["local"](hanging, [1] * 8 + [13] * 8, workers=2)
    assert next(results) == (1, 2)
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < HANGS / 10
