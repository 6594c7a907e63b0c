"""Predicts the dev part of each benchmark, scores it with the benchmark's own scorer, and freezes the figures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from evaluation.frozen import freeze, is_frozen
from evaluation.page import headlines, show, write_page
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
    with tempfile.TemporaryDirectory() as scratch:
        rows = _first(folder / task.input, limit)
        answers = _first(folder / task.gold, limit) if limit else None
        predicted = Path(scratch) / "predicted.jsonl"
        started = time.perf_counter()
        _write(predicted, predictor(name)(rows, parser))
        print(f"{name}: {len(rows)} documents in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        gold = folder / task.gold
        if answers is not None:
            gold = Path(scratch) / "gold.jsonl"
            _write(gold, answers)
        command = [sys.executable, str(folder / "score.py"), *task.mode, str(gold), str(predicted), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def _first(path: Path, limit: int | None) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice((line for line in lines if line.strip()), limit)]


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
