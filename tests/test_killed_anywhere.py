"""A run killed at a random moment: the ledger opens, nothing is lost or double, and the next run completes it."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults import REPORTS, given_out, killed, pile, run
from variorum.errors import LedgerError
from variorum.ledger import Ledger

PENDING = "reports were added since they were last laid side by side"
FAST, MANY = 3, 50
KILLS = [pytest.param(number, id=f"kill {number}") for number in range(1, FAST + 1)] + [
    pytest.param(number, id=f"kill {number}", marks=pytest.mark.long) for number in range(FAST + 1, MANY + 1)
]


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A run that nobody stopped: its reports, what its ledger gives out, and how long it took."""

    reports: Path
    given: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    reports, path = pile(folder / "pile"), folder / "x.ledger"
    run(folder / "first.ledger", reports)  # what is loaded only once is not part of the time
    begun = time.monotonic()
    run(path, reports)
    seconds = time.monotonic() - begun
    return Undisturbed(reports, given_out(path, folder / "given"), seconds)


@pytest.mark.parametrize("number", KILLS)
def test_a_run_killed_at_a_random_moment_is_completed(number: int, tmp_path: Path, undisturbed: Undisturbed) -> None:
    path, told = tmp_path / "x.ledger", tmp_path / "told"
    moment = random.Random(number).uniform(0, undisturbed.seconds * 1.1)
    killed(path, undisturbed.reports, told, after=moment)
    said = told.stat().st_size if told.exists() else 0
    held = _held(path)
    _note(number, moment, said, path)
    assert said <= len(held) <= REPORTS
    assert max(Counter(held).values(), default=1) == 1
    assert _faults(path) <= {PENDING}
    assert run(path, undisturbed.reports).added == REPORTS - len(held)
    assert given_out(path, tmp_path / "given") == undisturbed.given
    assert _faults(path) == set()


def _held(path: Path) -> list[str]:
    """The reports in a ledger as it was left; none where not even the file was made."""
    try:
        with Ledger.read(path) as ledger:
            return [article.id for article in ledger.articles()]
    except LedgerError:  # killed before it was a ledger
        return []


def _faults(path: Path) -> set[str]:
    with Ledger.write(path) as ledger:
        return {finding.what for finding in ledger.check()}


def _note(number: int, moment: float, said: int, path: Path) -> None:
    """A line about where the kill fell, in the file that VARIORUM_KILLS names."""
    name = os.environ.get("VARIORUM_KILLS")
    if name:
        laid = _is_laid(path)
        with Path(name).open("a") as file:
            file.write(f"{number}\t{moment:.3f}\t{said}\t{laid}\n")


def _is_laid(path: Path) -> str:
    try:
        with Ledger.read(path) as ledger:
            return "no" if ledger.status().pending else "yes"
    except (LedgerError, sqlite3.DatabaseError):
        return "no ledger"
