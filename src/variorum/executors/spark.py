"""Runs work on a Spark cluster, or on this machine by Spark: each item is a job of one task, so that none fails others.

Spark itself is imported only when work is given to it. What a task needs must be on every machine: this package with
its extra `[spark]`, and the files that the work reads and writes.
"""

from __future__ import annotations

import logging
import os
import pickle
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from variorum.errors import InputError
from variorum.executors.local import TRIES, Died, Run, one_thread

if TYPE_CHECKING:
    from pyspark import SparkContext

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

ON_THIS_MACHINE = re.compile(r"local(\[(?P<threads>\d+|\*)\])?")
LOOPBACK = "127.0.0.1"
RAISED = ("PythonException", "Traceback (most recent call last)")  # Python told of an error, so it did not die
MOST = 256  # jobs that are handed to Spark at once, each waited for by a thread; it keeps them until a core is free
AHEAD = 2  # jobs for each core, where what they are sent is large
SHOWN = 400  # characters of an error of Spark's: it goes on with the stacks of two languages


@contextmanager
def spark(*, workers: int = 0, master: str | None = None) -> Iterator[Run]:
    """Runs items on Spark while it is open; so many at once as there are workers (0: all that the cluster takes).

    All of them are known at once: items that are small, as the names of shards are.
    """
    with _context(master or "local[*]", workers) as context:

        def run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
            asked = list(items)
            return _jobs(context, workers or MOST, work, asked, held=lambda: len(asked))

        yield run


@contextmanager
def spark_by_cores(*, workers: int = 0, master: str | None = None) -> Iterator[Run]:
    """The same for items that are large: no more of them are held than keep the cores busy."""
    with _context(master or "local[*]", workers) as context:

        def held() -> int:  # asked again and again: the cores of a cluster come one by one
            return min(MOST, AHEAD * (workers or context.defaultParallelism))

        def run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
            return _jobs(context, workers or MOST, work, items, held=held)

        yield run


def _jobs(
    context: SparkContext,
    at_once: int,
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    held: Callable[[], int],
) -> Iterator[tuple[Item, Result | Died]]:
    threads, source = ThreadPoolExecutor(at_once), iter(items)
    waiting: deque[tuple[Item, Future[Result | Died]]] = deque()
    try:
        while True:
            for item in islice(source, max(held() - len(waiting), 0)):
                waiting.append((item, threads.submit(_job, context, work, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            yield item, future.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _context(master: str, workers: int) -> Iterator[SparkContext]:
    """Spark on a master, ended afterwards; one that runs in this process already is used and left as it is."""
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError:
        why = 'PySpark is not installed; run: pip install "variorum[spark]"'
        raise InputError("spark", why) from None
    running = SparkContext._active_spark_context
    if running is not None:
        yield running
        return
    one_thread()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        context = SparkContext(conf=SparkConf().setAll(list(_settings(master, workers).items())))
    except Exception as error:
        why = f"Spark does not start ({_told(error)}); it needs Java 17 on this machine and a master that answers"
        raise InputError(master, why) from error
    try:
        yield context
    finally:
        context.stop()


def _settings(master: str, workers: int) -> dict[str, str]:
    """What Spark is told: a task is tried so often as a process of this machine, and no page of its own is opened."""
    own = {
        "spark.app.name": "variorum",
        "spark.master": master,
        "spark.task.maxFailures": str(TRIES),
        "spark.log.level": "OFF",  # deaths are told by who asked
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.rpc.message.maxSize": "2047",  # megabytes, the most there can be: a part may be large
        "spark.driver.maxResultSize": "0",  # and so may be what comes of it
        "spark.executorEnv.OPENBLAS_NUM_THREADS": os.environ["OPENBLAS_NUM_THREADS"],
    }
    here = ON_THIS_MACHINE.fullmatch(master)
    if here is not None:
        threads = workers or here["threads"] or "*"
        own |= {"spark.master": f"local[{threads},{TRIES}]", "spark.driver.host": LOOPBACK}
        own |= {"spark.driver.bindAddress": LOOPBACK}
    elif workers:
        own["spark.cores.max"] = str(workers)
    return own


def _job(context: SparkContext, work: Callable[[Item], Result], item: Item) -> Result | Died:
    """The result of one item; Died where its process ended every time."""
    sent = pickle.dumps((work, item))
    try:
        (answer,) = context.parallelize([sent], 1).mapPartitions(_each).collect()
    except Exception as error:  # Py4J has errors of its own for what went wrong in Java
        if context._jsc is None or context._jsc.sc().isStopped():
            raise InputError(context.master, "the master gives no answer, or the cluster was lost") from error
        if any(sign in str(error) for sign in RAISED):
            raise InputError(context.master, f"the cluster cannot do the work ({_told(error)})") from error
        return Died(TRIES)
    result, failure = pickle.loads(answer)
    if failure is not None:
        raise failure
    done: Result = result
    return done


def _each(sent: Iterable[bytes]) -> Iterator[bytes]:
    """On the cluster: the result of the work, or what it raised, which would fail again anywhere."""
    for one in sent:
        work, item = pickle.loads(one)
        try:
            yield pickle.dumps((work(item), None))
        except Exception as error:  # raised again where the work was asked for
            logger.exception("the work was not done")
            yield pickle.dumps((None, error))


def _told(error: Exception) -> str:
    """The last line of what Python said on the cluster, else the beginning of what Spark says."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if re.match(r"\w*(Error|Exception): ", line)]
    return (named or lines or [type(error).__name__])[0][:SHOWN]
