"""What is forgotten is gone from the file, stays out, and leaves everything else in place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE
from variorum.ledger import Ledger
from variorum.ledger.articles import as_read
from variorum.pipeline import add, lay
from variorum.records import Claim, Decision
from variorum.settings import Settings

SECRET = "Zebediah"


def _ledger(tmp_path: Path) -> tuple[Path, Path]:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "kept.txt").write_text("Kept\n2020-11-08\nNorth says North took Shusha\n")
    (pile / "named.txt").write_text(f"Named\n2020-11-09\n{SECRET} says South took Shusha\n")
    path = tmp_path / "x.ledger"
    with Ledger.write(path) as ledger:
        add(ledger, [str(pile)], settings=Settings(), house=HOUSE)
    return path, pile


def test_nothing_of_a_forgotten_report_is_left_in_the_file(tmp_path: Path) -> None:
    path, _ = _ledger(tmp_path)
    assert SECRET.encode() in path.read_bytes()
    with Ledger.write(path) as ledger:
        assert ledger.forget("named", why="asked to") == 1
        lay(ledger, settings=Settings(), house=HOUSE)
    left = b"".join(file.read_bytes() for file in tmp_path.glob("x.ledger*"))
    assert SECRET.encode() not in left
    assert SECRET.lower().encode() not in left


def test_forgetting_that_broke_off_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = _ledger(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("variorum.ledger.forget.scrub", _breaks_off)
        with pytest.raises(OSError, match="full"), Ledger.write(path) as ledger:
            ledger.forget("named", why="asked to")
    with Ledger.read(path) as ledger:
        assert "forgetting a report broke off" in [found.what.partition(":")[0] for found in ledger.check()]
    with Ledger.write(path) as ledger:
        lay(ledger, settings=Settings(), house=HOUSE)
        assert list(ledger.check()) == []
    left = b"".join(file.read_bytes() for file in tmp_path.glob("x.ledger*"))
    assert SECRET.lower().encode() not in left


def _breaks_off(*_: object) -> None:
    raise OSError("the disk is full")


def test_the_rest_is_laid_side_by_side_anew(tmp_path: Path) -> None:
    path, _ = _ledger(tmp_path)
    with Ledger.write(path) as ledger:
        ledger.forget("named", why="asked to")
        assert ledger.status().pending
        lay(ledger, settings=Settings(), house=HOUSE)
        assert [claim.article for claim in ledger.claims()] == ["kept"]
        assert [len(question.positions) for question in ledger.questions()] == [1]
        assert list(ledger.check()) == []
        assert ledger.status().forgotten == 1


def test_a_forgotten_report_is_refused_under_its_id_and_under_its_bytes(tmp_path: Path) -> None:
    path, pile = _ledger(tmp_path)
    with Ledger.write(path) as ledger:
        ledger.forget("named", why="asked to")
        (pile / "other-name.txt").write_bytes((pile / "named.txt").read_bytes())
        outcome = add(ledger, [str(pile)], settings=Settings(), house=HOUSE)
        assert [problem.what for problem in outcome.problems] == ["this report was forgotten"] * 2
        assert [article.id for article in ledger.articles()] == ["kept"]


@pytest.mark.parametrize("is_decided", [False, True])
def test_the_claims_of_other_reports_are_looked_through_only_for_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_decided: bool
) -> None:
    path, _ = _ledger(tmp_path)
    read: list[int] = []

    def noted(connection: sqlite3.Connection, key: int) -> tuple[Claim, ...]:
        read.append(key)
        return as_read(connection, key)

    monkeypatch.setattr("variorum.ledger.forget.as_read", noted)
    with Ledger.write(path) as ledger:
        if is_decided:
            ledger.decide(Decision("", "North", "merge", "R. Reader", "", "one army", "", "actor", ("South",)))
        ledger.forget("named", why="asked to")
    assert read == ([2, 1] if is_decided else [2])


def test_forgetting_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    path, _ = _ledger(tmp_path)
    with Ledger.write(path) as ledger:
        assert ledger.forget("nobody", why="asked to") == 0
        assert len(ledger.articles()) == 2
        assert not ledger.status().pending
