"""Reports one at a time, and reading of one moment while others write."""

from __future__ import annotations

from pathlib import Path

from tests.ledger.house import reading
from variorum.ledger import Ledger

READER = "a test"


def filled(path: Path) -> None:
    """A ledger with reports of three days and one without a day, one of them in two versions."""
    with Ledger.write(path) as ledger:
        for name, text in (("b", "Late 2031-05-06"), ("c", "No day"), ("a", "Early 2031-05-04"), ("d", "2031-05-05")):
            ledger.store(reading(name, text.encode(), f"{name}.txt"), (), reader=READER)


def test_reports_come_in_turn_as_they_come_together(tmp_path: Path) -> None:
    filled(tmp_path / "x.ledger")
    with Ledger.read(tmp_path / "x.ledger") as ledger:
        assert [one.id for one in ledger.articles_in_turn()] == ["a", "d", "b", "c"]
        assert tuple(ledger.articles_in_turn()) == ledger.articles()


def test_what_is_read_is_of_one_moment(tmp_path: Path) -> None:
    filled(tmp_path / "x.ledger")
    with Ledger.read(tmp_path / "x.ledger") as ledger:
        with ledger.still():
            before = len(ledger.articles())
            with Ledger.write(tmp_path / "x.ledger") as other:
                other.store(reading("e", b"New 2031-05-07", "e.txt"), (), reader=READER)
            assert len(ledger.articles()) == before
        assert len(ledger.articles()) == before + 1
