"""A check finds what was tampered with, and says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.settings import Settings

TAMPERING = (
    ("UPDATE originals SET content = CAST('other' AS BLOB)", "the kept bytes are not those that were read"),
    ("DROP TRIGGER articles_never_change; UPDATE articles SET text = 'x' || text", "are not 'North says North took"),
    ("DELETE FROM extractions", "no claims were read"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM originals", "points at a row of originals that is not there"),
    ("DELETE FROM settings", "since they were last laid side by side"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    report = tmp_path / "alpha.txt"
    report.write_text("Alpha\n2020-11-08\nNorth says North took Shusha\n")
    path = tmp_path / "x.ledger"
    with Ledger.write(path) as ledger:
        add(ledger, [str(report)], settings=Settings(), house=HOUSE)
    return path


def test_a_ledger_as_it_was_written_is_sound(path: Path) -> None:
    with Ledger.read(path) as ledger:
        assert list(ledger.check()) == []


@pytest.mark.parametrize("tampering, told", TAMPERING)
def test_what_was_tampered_with_is_found(path: Path, tampering: str, told: str) -> None:
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.executescript(tampering)
    with Ledger.read(path) as ledger:
        findings = list(ledger.check())
    assert any(told in finding.what for finding in findings)
    assert all(finding.remedy for finding in findings)
