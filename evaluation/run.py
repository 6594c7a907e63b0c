"""Predicts the dev part of each benchmark, scores it with the benchmark's own scorer, and freezes the figures."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from evaluation.frozen import freeze, is_frozen
from evaluation.page import headlines, show, write_page
from evaluation.scoring import score
from evaluation.tasks.attribution_parts import parts
from evaluation.tasks.table import TASKS, Task, predictor


def run(bench: Path, names: Sequence[str], parser: str, *, limit: int | None = None) -> int:
    """Runs the named benchmarks (all of them if none is named) with one parser and returns an exit status."""
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        print(f"no such task: {', '.join(unknown)}; there are {', '.join(TASKS)}", file=sys.stderr)
        return 2
    for name in names or TASKS:
        scores = _scored(name, TASKS[name], bench, parser, limit)
        found = headlines(TASKS[name], scores)
        print(f"{name}: " + ", ".join(f"{key} {show(value)}" for key, value in found.items()))
        if limit is None and is_frozen(parser):
            freeze(name, parser, scores)
    if limit is None and is_frozen(parser):
        write_page()
    return 0


def _scored(name: str, task: Task, bench: Path, parser: str, limit: int | None) -> dict[str, Any]:
    folder = bench / task.folder
    rows, gold = _first(folder / task.input, limit), _first(folder / task.gold, limit)
    given = _first(folder / task.given, None) if task.given else []
    started = time.perf_counter()
    predicted = list(predictor(name)([*rows, *given], parser))
    print(f"{name}: {len(rows)} documents in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    scorer = partial(score, folder, task.mode)
    return {**scorer(gold, predicted), **(parts(gold, predicted, scorer) if task.in_parts else {})}


def _first(path: Path, limit: int | None) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice((line for line in lines if line.strip()), limit)]
