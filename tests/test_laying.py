"""Only the parts that something new bears on are laid anew, and the ledger is as if all had been laid at once."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import variorum.ledger.laying as laying
import variorum.tasks as tasks
from tests.ledger.test_room import told
from tests.parts import MATTERS, TOWNS, Deadly, Stumbling, files, house, laid, report
from tests.shards.pile import exports
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.reconciliation import ByParts
from variorum.records import Article, Claim, Profile, Reconciliation
from variorum.settings import DEFAULT_PARSER, Settings


class Counting(ByParts):
    """The real room, which notes how many reports it lays together."""

    def lay(self, articles: Sequence[Article], *given: Any) -> Reconciliation:  # noqa: ANN401 - handed on as it comes
        COUNTED.append(len(articles))
        return super().lay(articles, *given)


COUNTED: list[int] = []


@pytest.fixture(autouse=True)
def _none_counted() -> None:
    COUNTED.clear()


ROOM = Counting()


def added(
    path: Path, *batches: Sequence[Path], workers: int = 1, room: ByParts = ROOM, parser: str = DEFAULT_PARSER
) -> Path:
    return laid(path, *batches, settings=Settings(workers=workers, parser=parser), room=room)


HOUSE = house(ROOM)


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


@pytest.mark.parametrize("seed", range(4))
def test_adding_equals_starting_anew_where_the_days_of_matters_lie_between_each_other(
    tmp_path: Path, seed: int
) -> None:
    drawn = random.Random(seed)
    pile = files(tmp_path / "pile")
    for path in pile:
        text = re.sub(r"\d{4}-\d\d-\d\d", f"2010-01-0{drawn.randint(1, 5)}", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    drawn.shuffle(pile)
    at_once = told(added(tmp_path / "once.ledger", pile))
    step = drawn.randint(1, 6)
    bit_by_bit = added(tmp_path / "bits.ledger", *(pile[at : at + step] for at in range(0, len(pile), step)))
    assert told(bit_by_bit) == at_once
    assert Edition(bit_by_bit).check() == ()


def test_what_lay_there_keeps_its_numbers_where_a_report_comes_before_it(tmp_path: Path) -> None:
    pile = files(tmp_path / "pile")
    path = added(tmp_path / "x.ledger", pile[1:])
    before = numbers(path)
    added(path, pile[:1])
    after = numbers(path)
    assert len(after) > len(before)
    assert before.items() <= after.items()


def test_a_part_goes_before_another_where_a_report_comes_before_both(tmp_path: Path) -> None:
    first, second, *_ = files(tmp_path / "pile")
    other = tmp_path / "Brod-0.txt"
    other.write_text(report("Brod", 0).replace("2011-02-04", "2010-01-04"), encoding="utf-8")
    at_once = told(added(tmp_path / "once.ledger", [first, second, other]))
    bit_by_bit = added(tmp_path / "bits.ledger", [second, other], [first])
    assert told(bit_by_bit) == at_once
    assert Edition(bit_by_bit).check() == ()


def numbers(path: Path) -> dict[str, int]:
    """The number under which each claim lies side by side with others."""
    with sqlite3.connect(path) as connection:
        return dict(connection.execute("SELECT id, key FROM claims"))


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


def test_what_another_reader_finds_is_what_a_report_is_about(tmp_path: Path) -> None:
    silent = replace(HOUSE, read_claims=lambda article, settings: ())
    *first, last = files(tmp_path / "pile")
    # Years later and among other matters: by who held Arla alone it belongs to the reports of Arla.
    told_of = report("Arla", 2).replace("2010-", "2031-").replace(MATTERS[0], " ".join(MATTERS[1:]))
    last.write_text(told_of, encoding="utf-8")
    path = tmp_path / "x.ledger"
    for batch, rooms, parser in ((first, silent, "fast"), (first, HOUSE, "accurate"), ([last], HOUSE, "accurate")):
        with Ledger.write(path) as ledger:
            add(ledger, [str(file) for file in batch], settings=Settings(parser=parser), house=rooms)
    assert told(path) == told(added(tmp_path / "once.ledger", [*first, last], parser="accurate"))


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
    class Unsure(Counting):
        def profile(self, article: Article, claims: Sequence[Claim]) -> Profile:
            raise ValueError("stumbled")

    pile, path = files(tmp_path / "pile"), tmp_path / "x.ledger"
    added(path, pile[:3])
    with Ledger.write(path) as ledger:
        add(ledger, [str(pile[3])], settings=Settings(), house=replace(HOUSE, by_parts=Unsure()))
    assert [one["what"] for one in Edition(path).problems()] == ["the reports could not be laid side by side"]
    assert Edition(path).status().pending
    assert len(list(Edition(path).claims())) == 4  # those that lay there still do
    added(path, [])
    assert list(Edition(path).problems()) == []
    assert told(path) == told(added(tmp_path / "once.ledger", pile[:4]))


@pytest.mark.parametrize("together, workers", [(1, 2), (4, 4), (64, 2)])
def test_many_processes_lay_what_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int, workers: int
) -> None:
    monkeypatch.setattr(tasks, "TOGETHER", together)
    *first, last = files(tmp_path / "pile")
    alone = added(tmp_path / "1.ledger", first, [last])
    several = added(tmp_path / "several.ledger", first, [last], workers=workers)
    assert exports(several) == exports(alone)
    assert told(several) == told(alone)


FAULTS = (
    (Stumbling(), 1, "ValueError: stumbled"),
    (Stumbling(), 2, "ValueError: stumbled"),
    (Deadly(), 2, "the process that did it ended 3 times"),
)


@pytest.mark.parametrize("room, workers, why", FAULTS)
def test_a_part_that_fails_is_told_and_the_others_are_laid(
    tmp_path: Path, room: Stumbling, workers: int, why: str
) -> None:
    pile = files(tmp_path / "pile")
    path = added(tmp_path / "x.ledger", pile, workers=workers, room=room)
    (problem,) = Edition(path).problems()
    assert (problem["what"], str(problem["why"]).split(";")[0]) == ("the reports could not be laid side by side", why)
    whole = added(tmp_path / "whole.ledger", pile)
    others = [one for one in Edition(whole).questions() if room.town not in str(one["about"])]
    assert list(Edition(path).questions()) == others
    assert len(list(Edition(path).claims())) == len(list(Edition(whole).claims()))
    assert Edition(path).status().pending
    added(path, [], workers=workers)
    assert exports(path) == exports(whole)
