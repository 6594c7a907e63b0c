"""How long a ledger is laid side by side by so many processes, beside one: seconds by the clock, so on a quiet machine.

Core seconds tell which share stays with the process that holds the ledger, whatever the others do. Nothing is frozen.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.incremental import store
from evaluation.size import Read, pile
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import lay
from variorum.settings import Settings


def by_workers(kept: Path, sizes: Sequence[int], workers: Sequence[int], parser: str) -> int:
    """Measures and prints the figures for ledgers of these sizes; returns an exit status."""
    read: Read = pickle.loads(kept.read_bytes())  # written by `size`
    found = [_measured(read, count, workers, Settings(parser=parser)) for count in sizes]
    print(json.dumps({"parser": parser, "cores": os.cpu_count(), "ledgers": found}, indent=1))
    return 0


def _measured(read: Read, count: int, workers: Sequence[int], settings: Settings) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        waiting = Path(scratch) / "waiting.ledger"
        with Ledger.write(waiting) as ledger:
            for article, claims in pile(read, count):
                store(ledger, article, claims, settings)
        laid = [_laid(waiting, Path(scratch), replace(settings, workers=many)) for many in workers]
    first = laid[0]["seconds"]
    return {"articles": count, "laid": [{**one, "to_first": round(one["seconds"] / first, 2)} for one in laid]}


def _laid(waiting: Path, scratch: Path, settings: Settings) -> dict[str, Any]:
    path = scratch / f"{settings.workers}.ledger"
    shutil.copy(waiting, path)
    with Ledger.write(path) as ledger:
        clock, core, others = time.perf_counter(), time.process_time(), _of_others()
        lay(ledger, settings=settings)
        seconds, own = time.perf_counter() - clock, time.process_time() - core
    edition = Edition(path)
    told = json.dumps([list(edition.claims()), list(edition.questions())], ensure_ascii=False)
    return {
        "workers": settings.workers,
        "seconds": round(seconds, 1),
        "core_seconds_of_the_ledger": round(own, 1),
        "core_seconds_of_workers": round(_of_others() - others, 1),
        "sha256": sha256(told.encode()).hexdigest()[:12],
    }


def _of_others() -> float:
    """The core seconds of processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
