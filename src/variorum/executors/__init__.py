"""Executors decide where a piece of work runs; what comes out is the same, in the same order, wherever that is.

| executor | reports one by one                                       | shards, which are large                     |
|----------|----------------------------------------------------------|---------------------------------------------|
| `local`  | in this process, or in several processes of this machine | each in a process of this machine           |
| `spark`  |                                                          | each as a job of Spark's; extra `[spark]`   |
"""

from __future__ import annotations

from variorum.executors.limit import Overdue
from variorum.executors.local import Died, Run, apart, local
from variorum.executors.local import one_thread as one_thread
from variorum.executors.spark import spark

EXECUTORS = {"local": local}
FOR_SHARDS = {"local": apart, "spark": spark}

__all__ = ["EXECUTORS", "FOR_SHARDS", "Died", "Overdue", "Run", "one_thread"]
