"""A ledger stays open for the next page, never for a file that is another by then."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

import variorum.web.idle as idle
from tests.web.ledgers import soiled, war
from variorum.errors import LedgerError
from variorum.ledger import Ledger
from variorum.web.idle import Idle
from variorum.web.shelf import Opened, Shelf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of its own."""
    return Path(shutil.copy(war(), tmp_path / "x.ledger"))


def test_the_next_page_has_the_ledger_of_the_last(path: Path) -> None:
    shelf = Shelf(path)
    with shelf.open() as opened:
        first = opened.ledger
    with shelf.open() as opened:
        assert opened.ledger is first
        with shelf.open() as beside:
            assert beside.ledger is not first


def test_another_file_in_its_place_is_opened_anew(path: Path, tmp_path: Path) -> None:
    shelf = Shelf(path)
    with shelf.open() as opened:
        reports = opened.index.reports
    Path(shutil.copy(soiled("x"), tmp_path / "y.ledger")).replace(path)
    with shelf.open() as opened:
        assert opened.index.reports != reports


def test_a_ledger_that_is_gone_is_told(path: Path) -> None:
    shelf = Shelf(path)
    with shelf.open():
        pass
    path.unlink()
    with pytest.raises(LedgerError, match="there is no such ledger"), shelf.open():
        pass


def test_what_failed_is_not_used_again(path: Path) -> None:
    shelf = Shelf(path)
    used: list[Ledger] = []
    with pytest.raises(ZeroDivisionError), shelf.open() as opened:
        _use_and_fail(opened, used)
    with shelf.open() as opened:
        assert used != [opened.ledger]


def _use_and_fail(opened: Opened, used: list[Ledger]) -> None:
    used.append(opened.ledger)
    raise ZeroDivisionError


def test_nothing_is_held_for_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "REST", 0.05)
    kept = Idle(path)
    kept.given("this file", Ledger.read(path))
    time.sleep(0.5)
    assert kept.taken("this file") is None


def test_only_a_few_are_held(path: Path) -> None:
    kept = Idle(path)
    for _ in range(idle.MOST + 2):
        kept.given("this file", Ledger.read(path))
    held = [kept.taken("this file") for _ in range(idle.MOST + 1)]
    assert [one is not None for one in held] == [True] * idle.MOST + [False]
    for one in held:
        if one is not None:
            one.close()
