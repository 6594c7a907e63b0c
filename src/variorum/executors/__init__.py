"""Executors decide where a piece of work runs; what comes out is the same, in the same order, wherever that is.

| executor | reports one by one                            | shards, by name   | parts, with all that is in them |
|----------|-----------------------------------------------|-------------------|---------------------------------|
| `local`  | here, or in several processes of this machine | each in a process | as reports are                  |
| `spark`  |                                               | each as a job     | as jobs, a few for each core    |

`spark` needs the extra `[spark]`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from variorum.executors.limit import Overdue
from variorum.executors.local import Died, Run, apart, check_master, here, here_or_apart, local
from variorum.executors.local import one_thread as one_thread
from variorum.executors.spark import spark, spark_by_cores

EXECUTORS = {"local": local}
FOR_SHARDS = {"local": apart, "spark": spark}
FOR_PARTS = {"local": here_or_apart, "spark": spark_by_cores}


@dataclass(frozen=True, slots=True)
class Cores:
    """Where parts are laid: by which executor, and where its master is."""

    executor: str = "local"
    master: str | None = None

    def open(self, workers: int) -> AbstractContextManager[Run]:
        """So many workers there; 0 leaves their number to the executor."""
        return FOR_PARTS[self.executor](workers=workers, master=self.master)


HERE = Cores()

__all__ = [
    "EXECUTORS",
    "FOR_PARTS",
    "FOR_SHARDS",
    "HERE",
    "Cores",
    "Died",
    "Overdue",
    "Run",
    "check_master",
    "here",
    "one_thread",
]
