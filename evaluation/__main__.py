"""Command line of the measurements: `predict` for any file, `run` for the dev parts, `speed` for time and memory."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import run, speed
from evaluation.tasks.table import TASKS, predictor


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def predict(task: str, source: Path, target: Path) -> int:
    """Writes the predictions for every row of `source`, in the benchmark's own prediction format."""
    with target.open("w", encoding="utf-8") as out:
        for row in predictor(task)(_rows(source)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="run the pipeline over a benchmark's input file")
    one.add_argument("task", choices=sorted(TASKS))
    one.add_argument("input", type=Path)
    one.add_argument("-o", "--output", type=Path, required=True)
    many = commands.add_parser("run", help="predict and score the dev parts, and write evaluation/results")
    many.add_argument("--bench", type=Path, required=True, help="the folder of the benchmarks")
    many.add_argument("--limit", type=int, help="only the first N rows of each set (the result is not written)")
    many.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(sorted(TASKS))}; all if none is named")
    clock = commands.add_parser("speed", help="seconds and peak memory for N articles, beside the bare parse")
    clock.add_argument("--articles", type=int, default=1000)
    given = parser.parse_args(argv)
    if given.command == "predict":
        return predict(given.task, given.input, given.output)
    if given.command == "run":
        return run.run(given.bench, given.tasks, limit=given.limit)
    return speed.speed(given.articles)


if __name__ == "__main__":
    sys.exit(main())
