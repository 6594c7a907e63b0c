"""Calls a benchmark's own scorer, as it comes with the benchmark, and reads what it prints."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_FIGURE = re.compile(r"(accuracy|recall|macro F1|[A-Z][A-Z_]*|P|R|F1)\s+(\d+(?:\.\d+)?)")


def score(folder: Path, mode: Sequence[str], gold: Iterable[Row], predicted: Iterable[Row]) -> Row:
    """The figures of `score.py` in a benchmark's folder; CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch) / "gold.jsonl", Path(scratch) / "predicted.jsonl"]
        for path, rows in zip(files, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), *mode, *map(str, files), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return figures(done.stdout)


def _three(value: object) -> object:
    """Three figures in a row are precision, recall and their mean."""
    if isinstance(value, list) and len(value) == 3:
        return dict(zip(("P", "R", "F1"), value, strict=True))
    return value


def figures(printed: str) -> Row:
    """The figures as JSON gives them, or from lines of a name and percentages ("strict P 66.0 R 50.0") as shares.

    Where a line has sections ("all ... | B3 P 97.0 ... | pairwise P 95.0 ..."), their names stand before their figures.
    """
    if printed.lstrip().startswith("{"):
        found: Row = json.loads(printed)
        return {name: _three(value) for name, value in found.items()}
    lines = (line.partition(" ") for line in printed.splitlines() if line.strip())
    return {name: _of_line(rest) for name, _, rest in lines}


def _of_line(rest: str) -> dict[str, float]:
    sections = [section.strip() for section in rest.split("|")]
    named = [("", rest)] if len(sections) == 1 else [_named(section) for section in sections]
    return {
        prefix + key.replace(" ", ""): float(value) / 100
        for prefix, section in named
        for key, value in _FIGURE.findall(section)
    }


def _named(section: str) -> tuple[str, str]:
    name, _, rest = section.partition(" ")
    return ("", section) if name in ("P", "R", "F1") else (f"{name}.", rest)
