"""A run of plain rooms in a process of its own, which can be killed, and what a ledger gives out afterwards."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.ledger.house import JUDGING
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import Outcome, add
from variorum.records import Article, Claim
from variorum.settings import Settings
from variorum.tables import rendered

REPORTS = 40
PAUSE = 0.005  # seconds that each report takes, so that moments fall between reports and within them
# A fork has the rooms loaded already; where there is none, each process loads them itself.
CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def pile(folder: Path, number: int = REPORTS) -> Path:
    """Reports that agree and differ about seven towns."""
    folder.mkdir()
    for at in range(number):
        day = f"2020-11-{at % 28 + 1:02d}"
        text = f"Report {at}\n{day}\nNorth says North took Town{at % 7}\nSouth says South took Town{at % 5}\n"
        (folder / f"{at:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def run(path: Path, reports: Path, told: Path | None = None) -> Outcome:
    """Adds the reports; `told` grows by a byte for each report that the ledger said it holds."""
    with Ledger.write(path) as ledger:
        house = replace(JUDGING, read_claims=_slowly)
        return add(ledger, [str(reports)], settings=Settings(), house=house, progress=_telling(told))


def killed(path: Path, reports: Path, told: Path, *, after: float) -> int | None:
    """Kills a run (SIGKILL) so many seconds after it began; returns how it ended."""
    process: BaseProcess = CONTEXT.Process(target=run, args=(path, reports, told))
    process.start()
    time.sleep(after)
    process.kill()
    process.join()
    return process.exitcode


def given_out(path: Path, folder: Path) -> dict[str, bytes]:
    """Every byte of the JSON lines export and of the questions as the command prints them."""
    import variorum.columns as columns

    Edition(path).export("jsonl", folder)
    files = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    printed = "\n".join(rendered(Edition(path).questions(), columns.QUESTIONS, form="jsonl"))
    return {**files, "questions --jsonl": printed.encode()}


def _slowly(article: Article, settings: Settings) -> tuple[Claim, ...]:
    time.sleep(PAUSE)
    return JUDGING.read_claims(article, settings)


def _telling(told: Path | None) -> Callable[[str, int], None]:
    def tell(stage: str, done: int) -> None:
        if told is not None and stage == "read":
            with told.open("ab") as file:
                os.write(file.fileno(), b".")

    return tell
