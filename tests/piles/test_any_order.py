"""Same reports, same ledger: whatever the order, the number of workers, or whether they came one by one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.piles.shelf import added, exports, files_of, knowing, twenty
from variorum.ledger import Ledger
from variorum.pipeline import Rooms
from variorum.records import Reconciliation
from variorum.settings import Settings

ORDERS = 20


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The twenty reports, a file each."""
    return files_of(twenty(), tmp_path_factory.mktemp("twenty"))


@pytest.fixture(scope="module")
def ledger(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their ledger, read by one worker."""
    return added(tmp_path_factory.mktemp("one") / "x.ledger", *files)


@pytest.fixture(scope="module")
def house(ledger: Path) -> Rooms:
    """The rooms, with the claims of each report as that worker read them."""
    return knowing(ledger)


@pytest.fixture(scope="module")
def printed(ledger: Path) -> str:
    """Its exports."""
    return exports(ledger)


def _shuffled(files: list[Path], seed: int) -> list[Path]:
    return random.Random(seed).sample(files, len(files))


def test_the_pile_has_something_to_say(printed: str) -> None:
    for words in ('"relation": "denied"', '"relation": "grows"', '"relation": "conflicts"', '"relation": "differs"'):
        assert words in printed


@pytest.mark.parametrize("workers", [2, 4])
def test_the_number_of_workers_does_not_matter(files: list[Path], printed: str, tmp_path: Path, workers: int) -> None:
    turned = _shuffled(files, workers)
    assert exports(added(tmp_path / "x.ledger", *turned, workers=workers)) == printed


@pytest.mark.parametrize("seed", range(ORDERS))
def test_the_order_does_not_matter(files: list[Path], house: Rooms, printed: str, tmp_path: Path, seed: int) -> None:
    assert exports(added(tmp_path / "x.ledger", *_shuffled(files, seed), house=house)) == printed


def test_the_room_itself_minds_no_order(ledger: Path, house: Rooms) -> None:
    """The ledger hands its reports over in one order; the room that compares them must not need that."""
    with Ledger.read(ledger) as opened:
        articles, claims = opened.articles(), list(opened.extracted())

    def laid(seed: int) -> Reconciliation:
        shuffled = random.Random(seed)
        some, all_claims = shuffled.sample(articles, len(articles)), shuffled.sample(claims, len(claims))
        return house.reconcile(some, all_claims, decisions=(), settings=Settings())

    first = laid(0)
    assert [seed for seed in range(1, ORDERS) if laid(seed) != first] == []


@pytest.mark.parametrize("seed", [101, 102])
def test_one_by_one_equals_all_at_once(
    files: list[Path], house: Rooms, printed: str, tmp_path: Path, seed: int
) -> None:
    """After the last report; on the way, every few reports, the ledger equals one begun anew with those it holds."""
    path, turned = tmp_path / "x.ledger", _shuffled(files, seed)
    for number, file in enumerate(turned, 1):
        added(path, file, house=house)
        if number in (5, 11, 16):
            anew = added(tmp_path / f"{number}.ledger", *sorted(turned[:number]), house=house)
            assert exports(path) == exports(anew)
    assert exports(path) == printed
