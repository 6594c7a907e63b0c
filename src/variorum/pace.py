"""How fast reports are read and how long the rest takes, in words for whoever is watching."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

RECENT = 50  # reports by which the speed is told: enough to even out long ones, few enough to follow a change
FEWEST = 3  # reports before a speed is told: the first one waits for the parser to be loaded
LINES = {".jsonl", ".ndjson"}
TABLES, FEEDS, PACKED = {".csv", ".tsv", ".parquet"}, {".rss", ".atom", ".rdf", ".xml"}, {".gz", ".bz2", ".zst", ".zip"}
SEVERAL = {".json", ".warc", ".urls", *TABLES, *FEEDS, *PACKED}  # one may hold, or lead to, any number of reports
BESIDE = "metadata.csv"  # tells of other files
BLOCK = 1 << 20


class Pace:
    """Told of each report, it says where the run stands."""

    def __init__(self, expected: int | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._expected = expected
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque(maxlen=RECENT)

    def told(self, stage: str, done: int) -> str:
        """Stage and number; while reading also how many there are, the speed, and the time that is left."""
        if stage != "read":
            return f"{stage}: {_reports(done)}"
        self._seen.append((self._clock(), done))
        number = _reports(done) if self._expected is None else f"{done} of about {_reports(self._expected)}"
        return f"{stage}: {number}{self._speed(done)}"

    def _speed(self, done: int) -> str:
        (first, before), (last, _) = self._seen[0], self._seen[-1]
        if len(self._seen) < FEWEST or last <= first or done <= before:
            return ""
        rate = (done - before) / (last - first)
        left = 0 if self._expected is None else self._expected - done
        return f", {_rate(rate)}" + (f", about {_duration(left / rate)} left" if left > 0 else "")


def expected(inputs: Iterable[str]) -> int | None:
    """How many reports these inputs hold, counted without reading them; None where that cannot be known."""
    total = 0
    for one in inputs:
        number = None if one == "-" or "://" in one else _held(Path(one))
        if number is None:
            return None
        total += number
    return total


def _held(path: Path) -> int | None:
    try:
        if path.is_dir():
            counts = [_held(file) for file in path.rglob("*") if file.is_file() and not _is_hidden(file, path)]
            return None if None in counts else sum(count for count in counts if count is not None)
        if path.name == BESIDE:
            return 0
        if path.suffix.lower() in SEVERAL:
            return None
        return _lines(path) if path.suffix.lower() in LINES else 1
    except OSError:
        return None


def _is_hidden(file: Path, root: Path) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in file.relative_to(root).parts)


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))


def _reports(number: int) -> str:
    return f"{number} {'report' if number == 1 else 'reports'}"


def _rate(rate: float) -> str:
    return f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.0f} a minute"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 3600:
        return f"{seconds / 60:.0f} min"
    return f"{int(seconds // 3600)} h {int(seconds % 3600 // 60)} min"
