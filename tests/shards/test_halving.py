"""Halving, with an executor that only pretends: what dies is found, the rest is read, and there is an end to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.shards.pile import DEADLY
from variorum.executors import Died
from variorum.records import Article, Claim, Problem
from variorum.settings import Settings
from variorum.shards.halving import MOST, read_halved
from variorum.shards.plan import Shard, shards
from variorum.shards.work import Work
from variorum.sheets.sheet import rows

Item = TypeVar("Item")
Result = TypeVar("Result")
TRIES = 3


class _End(BaseException):
    """A process that ended."""


def _dying(article: Article, settings: Settings) -> tuple[Claim, ...]:
    if DEADLY in article.text:
        raise _End
    return ()


def _run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
    for item in items:
        try:
            yield item, work(item)
        except _End:
            yield item, Died(TRIES)


def _shard(folder: Path, number: int, deadly: set[int]) -> Shard:
    lines = [json.dumps({"id": f"r{at}", "text": DEADLY if at in deadly else "Kelm fell."}) for at in range(number)]
    (folder / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return shards([str(folder / "x.jsonl")], reader="me")[0]


DEATHS: tuple[tuple[int, set[int]], ...] = (
    (1, {0}),
    (2, {1}),
    (9, {0, 8}),
    (33, {16, 17}),
)


@pytest.mark.parametrize("number, deadly", DEATHS)
def test_what_dies_is_set_aside_alone(tmp_path: Path, number: int, deadly: set[int]) -> None:
    shard = _shard(tmp_path, number, deadly)
    assert read_halved(Work(tmp_path, Settings(), _dying), {shard: Died(TRIES)}, _run) == len(deadly)
    found = list(rows(tmp_path / shard.entry.file))
    assert [row.article.id for row in found if not isinstance(row, Problem)] == [f"r{at}" for at in range(number)]
    assert {at for at, row in enumerate(found) if not isinstance(row, Problem) and row.found != ()} == deadly
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["x.jsonl", shard.entry.file])


def test_where_all_die_there_is_an_end_to_it(tmp_path: Path) -> None:
    shard = _shard(tmp_path, 256, set(range(256)))
    tried: list[object] = []

    def run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
        for item, result in _run(work, items):
            tried.append(item)
            yield item, result

    assert read_halved(Work(tmp_path, Settings(), _dying), {shard: Died(TRIES)}, run) == 256
    assert len(tried) < 8 * MOST
    assert sum(1 for _ in rows(tmp_path / shard.entry.file)) == 256


def test_a_shard_that_cannot_even_be_counted_is_a_problem(tmp_path: Path) -> None:
    shard = _shard(tmp_path, 3, set())

    def run(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
        return ((item, Died(TRIES)) for item in items)

    assert MOST > 1
    assert read_halved(Work(tmp_path, Settings(), _dying), {shard: Died(TRIES)}, run) == 1
    (told,) = rows(tmp_path / shard.entry.file)
    assert isinstance(told, Problem)
    assert told.what == "it could not be read"
