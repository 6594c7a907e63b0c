"""A check finds what was tampered with, and says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE, as_one, read, reconcile
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.records import Article, Claim, Date, Dating, Decision, Problem, Reading, Reconciliation
from variorum.settings import Settings

TAMPERING = (
    ("UPDATE originals SET content = zeroblob(size)", "the kept bytes are not those that were read"),
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


def _named(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading | Problem]:
    """Every file as a report that came with its id, so that another text under it is another version."""
    for found in read(paths, settings=settings):
        if isinstance(found, Reading):
            yield replace(found, article=replace(found.article, is_named=True))
        else:
            yield found


def _dated(
    articles: Sequence[Article], claims: Sequence[Claim], *, decisions: Sequence[Decision], settings: Settings
) -> Reconciliation:
    """Every report dated by its neighbours."""
    datings = tuple(Dating(one.id, Date("2020-11", basis="story"), "a test") for one in articles)
    return replace(reconcile(articles, claims, decisions=decisions, settings=settings), datings=datings)


def test_a_ledger_is_sound_once_a_report_that_the_story_dates_is_revised(tmp_path: Path) -> None:
    path, report = tmp_path / "x.ledger", tmp_path / "alpha.txt"
    house = replace(HOUSE, read=_named, by_parts=as_one(_dated))
    for place in ("Shusha", "Hadrut"):
        report.write_text(f"Alpha\n2020-11-08\nNorth says North took {place}\n")
        with Ledger.write(path) as ledger:
            add(ledger, [str(report)], settings=Settings(), house=house)
            assert list(ledger.check()) == []
    with sqlite3.connect(path, isolation_level=None) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (2,)
        connection.execute("DELETE FROM datings")
    with Ledger.read(path) as ledger:
        assert [one.where for one in ledger.check()] == ["table datings"]


def test_other_settings_are_no_damage(path: Path) -> None:
    with Ledger.write(path) as ledger:
        ledger.keep_settings(Settings(fields=(("text", "body"),)))
        assert [one.what for one in ledger.check()] == ["reports were added since they were last laid side by side"]
