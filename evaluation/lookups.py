"""How many look-ups of the gazetteer one core answers in a second, and the memory that they add.

Distinct names, each asked for the first time, are the worst case: a pile of reports names the same places again and
again, and what was asked before is remembered. The names are drawn from the gazetteer itself, so that every look-up
finds something, mixed with a tenth that it does not know.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import time
from collections.abc import Sequence

from evaluation.frozen import RESULTS
from variorum.data.load import path
from variorum.resolution.gazetteer import look_up

_NAMES = 20_000  # as many as are remembered


def lookups() -> int:
    """Measures, prints and freezes the figures; returns an exit status."""
    names = _names()
    before = _megabytes()
    opened = _seconds(["Paris"])
    first, again = _seconds(names), _seconds(names)
    result = {
        "names": len(names),
        "first_lookup_ms": round(opened * 1000),
        "distinct_names_per_second": round(len(names) / first),
        "names_asked_again_per_second": round(len(names) / again),
        "added_memory_mb": round(_megabytes() - before, 1),
    }
    print(json.dumps(result, indent=1))
    (RESULTS / "lookups.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


def _names() -> list[str]:
    with sqlite3.connect(f"file:{path('gazetteer.sqlite')}?mode=ro&immutable=1", uri=True) as connection:
        rows = connection.execute("SELECT folded FROM town UNION SELECT folded FROM town_name ORDER BY 1")
        known = [name.title() for (name,) in rows]
    chosen = random.Random(1).sample(known, _NAMES)
    return [f"Unknown {name}" if at % 10 == 0 else name for at, name in enumerate(chosen)]


def _seconds(names: Sequence[str]) -> float:
    """Seconds of one core; other work on the machine does not count."""
    started = time.process_time()
    for name in names:
        look_up(name)
    return time.process_time() - started


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
