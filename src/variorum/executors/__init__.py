"""Executors decide where a piece of work runs; what comes out is the same, in the same order, wherever that is.

| executor | where                                                       |
|----------|-------------------------------------------------------------|
| `local`  | in this process, or in several processes of this machine    |
"""

from __future__ import annotations

from variorum.executors.limit import Overdue
from variorum.executors.local import Died, local
from variorum.executors.local import one_thread as one_thread

EXECUTORS = {"local": local}

__all__ = ["EXECUTORS", "Died", "Overdue", "one_thread"]
