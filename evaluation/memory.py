"""What a process that reads holds after so many reports: each of its own words, as a pile that never ends would have.

Every report has three names that stand in no other, so that whatever is kept of a word and never let go is seen.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

from evaluation.frozen import RESULTS
from evaluation.speed import DEMO, alone, made_up, vary
from variorum.collector import sparing
from variorum.pipeline import read_claims
from variorum.reading import read
from variorum.records import Reading
from variorum.settings import Settings

MARKS = (1000, 2000, 5000, *range(10_000, 100_001, 10_000))  # reports


def memory(marks: Sequence[int], parser: str) -> int:
    """Measures, prints and freezes the megabytes held after so many reports, for each mark; returns an exit status."""
    settings = Settings(parser=parser)
    texts = [found.article.text for found in read([str(DEMO)], settings=settings) if isinstance(found, Reading)]
    held: dict[int, int] = {}
    claims, started = 0, time.process_time()
    with sparing():  # as `add` reads
        for number in range(max(marks)):
            turn, at = divmod(number, len(texts))
            text = f"{vary(texts[at], turn, number)} {_named(number)}"
            claims += len(read_claims(alone(number, text), settings))
            if number + 1 in marks:
                held[number + 1] = _megabytes()
                print(number + 1, held[number + 1], flush=True)
    seconds = time.process_time() - started
    result = {"parser": parser, "claims": claims, "core_seconds": round(seconds), "megabytes_after": held}
    (RESULTS / "memory.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


def _named(number: int) -> str:
    """A sentence with three names that only this report has."""
    one, two, three = (made_up(3 * number + turn, syllables=4) for turn in range(3))
    return f"{one} told {two} that {three} was calm."


def _megabytes() -> int:
    """What this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
