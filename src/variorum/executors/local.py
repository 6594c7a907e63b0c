"""Runs work in this process, or in several processes of this machine, and hands the results back in order."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, Protocol, TypeVar

from variorum.collector import seldom
from variorum.errors import InputError
from variorum.executors.limit import Overdue, Ready, timed, watched
from variorum.logs import begin

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 8  # articles a process gets at once: enough that sending them costs nothing, few enough to lose little
AHEAD = 2  # batches for each process that are read before they are needed
TRIES = 3  # how often an article may take its process down before it is set aside


@dataclass(frozen=True, slots=True)
class Died:
    """What stands in place of a result where the work took its process down, every time."""

    tries: int


class Run(Protocol):
    """An executor at work: each item with its result, in the order of the items."""

    def __call__(
        self, work: Callable[[Item], Result], items: Iterable[Item], /
    ) -> Iterator[tuple[Item, Result | Died]]: ...


def local(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int = 1,
    limit: float | None = None,
    ready: Ready[Item] | None = None,
) -> Iterator[tuple[Item, Result | Died | Overdue]]:
    """Each item with its result, in the order of the items; `limit` is how many seconds one may take.

    `ready` is called with each item before its time begins, in the process in which it is done.
    """
    if workers <= 1:
        return ((item, timed(work, item, limit, ready=ready)) for item in items)
    return _pooled(_Task(work, limit, ready), items, workers, BATCH)


@contextmanager
def apart(*, workers: int = 1, master: str | None = None) -> Iterator[Run]:
    """Runs items that are large: each is sent by itself, and none is done in this process, which must not die.

    None has a limit of time: what is large looks to that itself.
    """
    check_master(master)

    def run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
        for item, result in _pooled(_Task(work), items, max(workers, 1), 1):
            if not isinstance(result, Overdue):
                yield item, result

    yield run


@contextmanager
def here_or_apart(*, workers: int = 1, master: str | None = None) -> Iterator[Run]:
    """Runs items in this process; where there are workers for it, as `apart` does."""
    with apart(workers=workers, master=master) as run:
        yield run if workers > 1 else here


def check_master(master: str | None) -> None:
    """InputError where a master is named for this machine."""
    if master is not None:
        raise InputError(master, "this machine has no master; leave out --master, or choose --executor spark")


def here(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
    """Each item with its result, one after the other in this process."""
    return ((item, work(item)) for item in items)


@dataclass(frozen=True, slots=True)
class _Task(Generic[Item, Result]):
    """What is done with each item in another process, and in what time."""

    work: Callable[[Item], Result]
    limit: float | None = None
    ready: Ready[Item] | None = None

    def prepare(self, item: Item) -> None:
        """Does for an item what is to be done before its time is counted."""
        if self.limit is not None and self.ready is not None:
            self.ready(item)

    def __call__(self, item: Item) -> Result | Overdue:
        """The result, or that it took too long."""
        return watched(self.work, item, self.limit, ready=self.ready)


def _pooled(
    task: _Task[Item, Result], items: Iterable[Item], workers: int, size: int
) -> Iterator[tuple[Item, Result | Died | Overdue]]:
    with closing(_Pool(task, workers)) as pool:
        batches = _batches(items, size)
        for batch in islice(batches, workers * AHEAD):
            pool.submit(batch)
        while pool.waiting:
            batch, results = pool.first()
            yield from zip(batch, results, strict=True)
            for following in islice(batches, 1):
                pool.submit(following)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


class _Pool(Generic[Item, Result]):
    """The batches under way, in order; a pool that broke is replaced, and what was under way begins anew."""

    def __init__(self, task: _Task[Item, Result], workers: int) -> None:
        self._task = task
        self._workers = workers
        self._pool = _processes(workers)
        self.waiting: deque[tuple[list[Item], Future[list[Result | Overdue]]]] = deque()

    def submit(self, batch: list[Item]) -> None:
        """Puts a batch at the end of the queue."""
        try:
            future = self._pool.submit(_each, self._task, batch)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self.waiting.append((batch, future))

    def first(self) -> tuple[list[Item], Sequence[Result | Died | Overdue]]:
        """The batch at the head of the queue with its results."""
        batch, future = self.waiting.popleft()
        try:
            return batch, future.result()
        except BrokenProcessPool:
            self._begin_anew()
            return batch, self._one_by_one(batch)

    def _one_by_one(self, batch: list[Item]) -> list[Result | Died | Overdue]:
        alone: Callable[[Item], Result | Died | Overdue] = partial(_alone, self._task)
        return [alone(item) for item in batch]

    def close(self) -> None:
        """Ends the processes at once; what is under way is given up."""
        _end(self._pool)

    def _begin_anew(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = _processes(self._workers)
        batches = [batch for batch, _ in self.waiting]
        self.waiting.clear()
        for batch in batches:
            self.submit(batch)


def _alone(task: _Task[Item, Result], item: Item) -> Result | Died | Overdue:
    """The result of one item in a process of its own, tried again where that process dies; not where it hangs."""
    for _ in range(TRIES):
        with closing(_One()) as one:
            begun = math.inf  # a process that dies while it is made ready took none of the item's time
            try:
                one.pool.submit(task.prepare, item).result()
                begun = time.monotonic()
                return one.pool.submit(task, item).result()
            except BrokenProcessPool:
                if task.limit is not None and time.monotonic() - begun > task.limit:
                    return Overdue(task.limit)
    return Died(TRIES)


class _One:
    """A process for one item."""

    def __init__(self) -> None:
        self.pool = _processes(1)

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        _end(self.pool)


def _each(task: _Task[Item, Result], batch: list[Item]) -> list[Result | Overdue]:
    return [task(item) for item in batch]


def _end(pool: ProcessPoolExecutor) -> None:
    """Ends the processes of a pool without waiting for their work: one may hang, and somebody asked to stop."""
    for process in [*(pool._processes or {}).values()]:  # what `terminate_workers` of Python 3.14 does
        process.terminate()
    pool.shutdown(wait=True, cancel_futures=True)


def _processes(workers: int) -> ProcessPoolExecutor:
    """Fresh processes (spawn): the same on every system, and without threads and locks of ours."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def one_thread() -> None:
    """Products of matrices on one thread, unless the user wants more: theirs are small, and more threads only wait."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _begin() -> None:
    """A worker leaves the interrupt key to its parent, logs like it, and ends where its parent was killed."""
    one_thread()
    seldom()
    begin()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
