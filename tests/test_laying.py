"""Only the parts that something new bears on are laid anew, and the ledger is as if all had been laid at once."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import variorum.ledger.laying as laying
from tests.ledger.house import JUDGING, reading
from tests.ledger.test_room import told
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.reconciliation import ByParts
from variorum.records import Article, Claim, Profile, Reading, Reconciliation
from variorum.settings import Settings

TOWNS = ("Arla", "Brod", "Cesta", "Dorvan", "Elm", "Fenn")
MATTERS = (
    "The river burst its banks and swept away the stone bridge; firefighters carried families out of flooded cellars.",
    "Crane drivers stopped work and asked for higher wages; forty ships waited outside the harbour with their herring.",
    "A fever spread through cattle; veterinarians closed markets, burned straw and drew disinfectant around stables.",
    "An orchestra opened its hall with a symphony by a forgotten composer; critics praised violins and trombones.",
    "Geologists drilled through granite and found lithium under vineyards; winegrowers petitioned against excavators.",
    "A telescope spotted a comet near Jupiter; astronomers expect its tail to outshine Venus during winter solstice.",
)


class Counting(ByParts):
    """The real room, which notes how many reports it lays together."""

    def lay(self, articles: Sequence[Article], *given: Any) -> Reconciliation:  # noqa: ANN401 - handed on as it comes
        COUNTED.append(len(articles))
        return super().lay(articles, *given)


COUNTED: list[int] = []


@pytest.fixture(autouse=True)
def _none_counted() -> None:
    COUNTED.clear()


def report(town: str, number: int, *, changed: str = "") -> str:
    at = TOWNS.index(town)
    said = [f"{town}er says {town}er took {town}", f"{town}ian says {town}ian took {town}"][: 1 + number % 2]
    return "\n".join((town, f"20{10 + at}-0{1 + at}-{4 + number:02d}", MATTERS[at], *said, changed)) + "\n"


def read(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading]:
    """Each file under an address of its own, so that another text of it is a version."""
    for path in map(Path, paths):
        yield reading(path.stem, path.read_bytes(), str(path), url=f"https://news.example/{path.stem}")


def files(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    found = []
    for town in TOWNS:
        for number in range(3):
            found.append(folder / f"{town}-{number}.txt")
            found[-1].write_text(report(town, number), encoding="utf-8")
    return found


def added(path: Path, *batches: Sequence[Path]) -> Path:
    with Ledger.write(path) as ledger:
        for batch in batches:
            add(ledger, [str(file) for file in batch], settings=Settings(), house=HOUSE)
    return path


HOUSE = replace(JUDGING, read=read, by_parts=Counting())


def test_each_matter_is_a_part(tmp_path: Path) -> None:
    added(tmp_path / "x.ledger", files(tmp_path / "pile"))
    assert [3] * len(TOWNS) == COUNTED


def test_a_report_more_lays_its_own_part_alone(tmp_path: Path) -> None:
    *first, last = files(tmp_path / "pile")
    added(tmp_path / "x.ledger", first, [last])
    assert [*[3] * (len(TOWNS) - 1), 2, 3] == COUNTED


@pytest.mark.parametrize("seed", range(5))
def test_adding_equals_starting_anew(tmp_path: Path, seed: int) -> None:
    pile = files(tmp_path / "pile")
    random.Random(seed).shuffle(pile)
    at_once = told(added(tmp_path / "once.ledger", pile))
    step = 1 + seed
    bit_by_bit = added(tmp_path / "bits.ledger", *(pile[at : at + step] for at in range(0, len(pile), step)))
    assert told(bit_by_bit) == at_once
    assert Edition(bit_by_bit).check() == ()


def test_a_new_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    pile = files(tmp_path / "pile")
    path = added(tmp_path / "x.ledger", pile)
    COUNTED.clear()
    pile[4].write_text(
        report("Brod", 1, changed="West says West took Brod\nEast says East took Brod"), encoding="utf-8"
    )
    added(path, [pile[4]])
    assert COUNTED == [3]
    anew = added(tmp_path / "anew.ledger", pile)
    assert [(one["about"], one["relation"]) for one in Edition(path).questions()] == [
        (one["about"], one["relation"]) for one in Edition(anew).questions()
    ]
    assert len(list(Edition(path).claims())) == len(list(Edition(anew).claims()))
    assert Edition(path).check() == ()


def test_a_decision_lays_the_part_that_it_bears_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.pipeline.rooms", lambda: HOUSE)
    path = added(tmp_path / "x.ledger", files(tmp_path / "pile"))
    claim = next(one for one in Edition(path).claims() if "Cesta" in str(one["evidence"]))
    COUNTED.clear()
    Edition(path).decide("reject", str(claim["id"]), why="a test", who="tester")
    assert COUNTED == [3]
    Edition(path).decide("merge", "Arlaer", "Arlaian", why="a test", who="tester")
    assert [3, *[3] * len(TOWNS)] == COUNTED  # a name may stand in any part
    assert Edition(path).check() == ()


@pytest.mark.parametrize("free", [8, 20, 60, 200])
def test_where_no_numbers_are_left_all_is_laid_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    anew: list[int] = []

    def start_anew(table: laying.Laying) -> None:
        anew.append(free)
        started(table)

    started = laying.Laying.start_anew
    pile = files(tmp_path / "pile")
    with monkeypatch.context() as changed:
        for name, value in (("GAP", free), ("SMALLEST", 8), ("STRIDE", 1)):
            changed.setattr(laying, name, value)
        changed.setattr(laying.Laying, "start_anew", start_anew)
        # Four matters between two that lie there: with some room the first of them are written before there is none.
        between = added(tmp_path / "between.ledger", [*pile[:3], *pile[-3:]], pile[3:-3])
    assert anew == [free]
    assert told(between) == told(added(tmp_path / "once.ledger", pile))
    assert Edition(between).check() == ()


def test_what_cannot_be_split_is_told_and_kept(tmp_path: Path) -> None:
    class Stumbling(Counting):
        def profile(self, article: Article, claims: Sequence[Claim]) -> Profile:
            raise ValueError("stumbled")

    pile, path = files(tmp_path / "pile"), tmp_path / "x.ledger"
    added(path, pile[:3])
    with Ledger.write(path) as ledger:
        add(ledger, [str(pile[3])], settings=Settings(), house=replace(HOUSE, by_parts=Stumbling()))
    assert [one["what"] for one in Edition(path).problems()] == ["the reports could not be laid side by side"]
    assert Edition(path).status().pending
    assert len(list(Edition(path).claims())) == 4  # those that lay there still do
    added(path, [])
    assert list(Edition(path).problems()) == []
    assert told(path) == told(added(tmp_path / "once.ledger", pile[:4]))
