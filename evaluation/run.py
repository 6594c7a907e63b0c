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

from evaluation.tasks.table import TASKS, Task, predictor

RESULTS = Path(__file__).parent / "results"
INTRO = Path(__file__).parent / "benchmarks.md"
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def run(bench: Path, names: Sequence[str], *, limit: int | None = None) -> int:
    """Runs the named benchmarks (all of them if none is named) and returns an exit status."""
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        print(f"no such task: {', '.join(unknown)}; there are {', '.join(TASKS)}", file=sys.stderr)
        return 2
    for name in names or TASKS:
        scores = _scored(name, TASKS[name], bench, limit)
        print(
            f"{name}: " + ", ".join(f"{key} {_show(value)}" for key, value in _headlines(TASKS[name], scores).items())
        )
        if limit is None:
            _freeze(name, scores)
    if limit is None:
        write_table()
    return 0


def _scored(name: str, task: Task, bench: Path, limit: int | None) -> dict[str, Any]:
    folder = bench / task.folder
    with tempfile.TemporaryDirectory() as scratch:
        rows = _first(folder / task.input, limit)
        answers = _first(folder / task.gold, limit) if limit else None
        predicted = Path(scratch) / "predicted.jsonl"
        started = time.perf_counter()
        _write(predicted, predictor(name)(rows))
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


def _headlines(task: Task, scores: dict[str, Any]) -> dict[str, float | None]:
    return {key: _look_up(scores, key) for key in task.headlines}


def _look_up(scores: dict[str, Any], key: str) -> float | None:
    value: Any = scores
    for part in key.split("/"):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, float | int) else None


def _show(value: float | None) -> str:
    return "-" if value is None else f"{value * 100:.1f}"


def _freeze(name: str, scores: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / f"{name.replace('/', '_')}.json"
    target.write_text(json.dumps(_rounded(scores), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def table() -> str:
    """The page `docs/benchmarks.md` as the frozen results give it."""
    lines = [INTRO.read_text(encoding="utf-8"), "| benchmark | figure | value |", "|---|---|---|"]
    for name, task in TASKS.items():
        frozen = RESULTS / f"{name.replace('/', '_')}.json"
        if frozen.exists():
            found = _headlines(task, json.loads(frozen.read_text(encoding="utf-8")))
            lines += [f"| {name} | {key} | {_show(value)} |" for key, value in found.items()]
    return "\n".join([*lines, *_speed_lines()]) + "\n"


def _speed_lines() -> list[str]:
    frozen = RESULTS / "speed.json"
    if not frozen.exists():
        return []
    figures = json.loads(frozen.read_text(encoding="utf-8"))
    rows = [f"| {key.replace('_', ' ')} | {value} |" for key, value in figures.items()]
    head = [
        "",
        "## Speed",
        "",
        "`python -m evaluation speed`: one run, one process, wall clock, on a shared machine.",
        "",
        "| figure | value |",
        "|---|---|",
    ]
    return [*head, *rows]


def write_table() -> None:
    """Writes `docs/benchmarks.md`."""
    PAGE.write_text(table(), encoding="utf-8")
