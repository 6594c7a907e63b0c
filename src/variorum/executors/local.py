"""Runs work in this process, or in several processes of this machine, and hands the results back in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, Protocol, TypeVar

from variorum.errors import InputError

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
    work: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1
) -> Iterator[tuple[Item, Result | Died]]:
    """Each item with its result, in the order of the items."""
    if workers <= 1:
        return ((item, work(item)) for item in items)
    return _pooled(work, items, workers, BATCH)


@contextmanager
def apart(*, workers: int = 1, master: str | None = None) -> Iterator[Run]:
    """Runs items that are large: each is sent by itself, and none is done in this process, which must not die."""
    if master is not None:
        raise InputError(master, "this machine has no master; leave out --master, or choose --executor spark")

    def run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
        return _pooled(work, items, max(workers, 1), 1)

    yield run


def _pooled(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int, size: int
) -> Iterator[tuple[Item, Result | Died]]:
    with closing(_Pool(work, workers)) as pool:
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

    def __init__(self, work: Callable[[Item], Result], workers: int) -> None:
        self._work = work
        self._workers = workers
        self._pool = _processes(workers)
        self.waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()

    def submit(self, batch: list[Item]) -> None:
        """Puts a batch at the end of the queue."""
        try:
            future = self._pool.submit(_each, self._work, batch)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self.waiting.append((batch, future))

    def first(self) -> tuple[list[Item], Sequence[Result | Died]]:
        """The batch at the head of the queue with its results."""
        batch, future = self.waiting.popleft()
        try:
            return batch, future.result()
        except BrokenProcessPool:
            self._begin_anew()
            return batch, [_alone(self._work, item) for item in batch]

    def close(self) -> None:
        """Ends the processes; what is under way is given up."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin_anew(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = _processes(self._workers)
        batches = [batch for batch, _ in self.waiting]
        self.waiting.clear()
        for batch in batches:
            self.submit(batch)


def _alone(work: Callable[[Item], Result], item: Item) -> Result | Died:
    """The result of one item in a process of its own, tried again where that process dies."""
    for _ in range(TRIES):
        with _processes(1) as pool:
            try:
                return pool.submit(partial(work, item)).result()
            except BrokenProcessPool:
                continue
    return Died(TRIES)


def _each(work: Callable[[Item], Result], batch: list[Item]) -> list[Result]:
    return [work(item) for item in batch]


def _processes(workers: int) -> ProcessPoolExecutor:
    """Fresh processes (spawn): the same on every system, and without threads and locks of ours."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def one_thread() -> None:
    """Products of matrices on one thread, unless the user wants more: theirs are small, and more threads only wait."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _begin() -> None:
    """A worker leaves the interrupt key to its parent, and ends where its parent was killed."""
    one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
