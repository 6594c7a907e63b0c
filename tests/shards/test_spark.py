"""The same sheets, byte for byte, from Spark and from this machine, whatever dies: a report, a worker."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import variorum.tasks as tasks
from tests.executors.work import deadly, twice
from tests.parts import TOWNS, Deadly, Slow, files, laid, row
from tests.shards.cluster import ROOT, cluster, needs_spark, on_this_machine
from tests.shards.pile import exports, pile, read_claims, read_slowly
from variorum.api import Edition
from variorum.errors import InputError
from variorum.executors import FOR_PARTS, FOR_SHARDS, Cores, Died
from variorum.executors.spark import AHEAD
from variorum.pipeline import rooms
from variorum.reconciliation import ByParts
from variorum.settings import Settings
from variorum.shards import read_shards

FAST = Settings(parser="fast", workers=2)
SHARDS = 8


def _sheets(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@needs_spark
def test_spark_gives_what_this_machine_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_this_machine(monkeypatch)
    source = pile(tmp_path / "pile", deadly=(4,))
    here = read_shards([str(source)], tmp_path / "here", settings=FAST, find=read_claims)
    there = read_shards(
        [str(source)], tmp_path / "there", settings=FAST, executor="spark", master="local[2]", find=read_claims
    )
    assert there == here
    assert there.set_aside == 1
    assert _sheets(tmp_path / "there") == _sheets(tmp_path / "here")


@needs_spark
@pytest.mark.parametrize("room", [ByParts(), Deadly()])
def test_spark_lays_what_this_machine_lays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: ByParts) -> None:
    on_this_machine(monkeypatch)
    *first, last = files(tmp_path / "pile")
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here = laid(tmp_path / "here" / "x.ledger", first, [last], room=room, settings=FAST)
    spark = Cores("spark", "local[2]")
    there = laid(tmp_path / "there" / "x.ledger", first, [last], room=room, settings=FAST, laid_by=spark)
    assert exports(there) == exports(here)
    assert len(list(Edition(there).problems())) == isinstance(room, Deadly)


@needs_spark
def test_large_items_are_held_only_as_far_as_cores_are_kept_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    on_this_machine(monkeypatch)
    fetched: list[int] = []

    def source() -> Iterator[int]:
        for item in range(100):
            fetched.append(item)
            yield item

    with FOR_PARTS["spark"](workers=2, master="local") as run:
        found = run(twice, source())
        assert next(found) == (0, 0)
        assert len(fetched) == 2 * AHEAD
        assert list(found) == [(item, 2 * item) for item in range(1, 100)]


@needs_spark
def test_what_dies_and_what_raises_fails_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    on_this_machine(monkeypatch)
    with FOR_SHARDS["spark"](workers=2, master="local") as run:
        assert list(run(twice, range(5))) == [(item, 2 * item) for item in range(5)]
        found = dict(run(deadly, range(11, 16)))
        with pytest.raises(ValueError, match="invalid literal"):
            list(run(int, ["x"]))
    assert isinstance(found.pop(13), Died)
    assert found == {item: 2 * item for item in (11, 12, 14, 15)}


def test_spark_is_not_imported_unless_asked_for() -> None:
    probe = "import sys, variorum.cli, variorum.shards, variorum.tasks; assert 'pyspark' not in sys.modules"
    subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=True)


def test_where_there_is_no_spark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(InputError, match="variorum\\[spark\\]"), FOR_SHARDS["spark"](workers=1):
        pass


def test_a_master_without_spark_is_refused() -> None:
    with pytest.raises(InputError, match="--executor spark"), FOR_SHARDS["local"](master="spark://kelm:7077"):
        pass


@pytest.mark.long
@needs_spark
def test_a_cluster_loses_a_worker_and_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_this_machine(monkeypatch)
    source = pile(tmp_path / "pile", deadly=(4,))
    for at in range(SHARDS):
        (source / f"more{at}.jsonl").write_bytes((source / "north.jsonl").read_bytes().replace(b"North", b"More"))
    rows = [json.dumps(row(town, number)) for town in TOWNS for number in range(2)]
    (source / "matters.jsonl").write_text("\n".join(rows), encoding="utf-8")
    killed: list[int] = []
    with cluster(tmp_path) as own:

        def kill_once(stage: str, done: int) -> None:
            if not killed:
                killed.append(len(list((tmp_path / "there").glob("*.parquet"))))
                own.kill_one()

        there = read_shards(
            [str(source)],
            tmp_path / "there",
            settings=FAST,
            executor="spark",
            master=own.master,
            progress=kill_once,
            find=read_slowly,
        )
        assert own.workers[0].poll() is not None
        assert own.workers[1].poll() is None
    assert killed[0] < SHARDS  # in the middle
    here = read_shards([str(source)], tmp_path / "here", settings=FAST, find=read_slowly)
    assert there == here
    assert there.set_aside == 1
    assert _sheets(tmp_path / "there") == _sheets(tmp_path / "here")
    with cluster(tmp_path) as own:
        monkeypatch.setattr("variorum.pipeline.rooms", lambda: replace(rooms(), by_parts=Slow()))
        monkeypatch.setattr(tasks, "TOGETHER", 1)
        laid_when_killed: list[int] = []

        def kill_while_laying(stage: str, done: int) -> None:
            if stage == "laid side by side" and not laid_when_killed:
                laid_when_killed.append(done)
                own.kill_one()

        ledger = Edition(tmp_path / "there.ledger")
        ledger.add(tmp_path / "there", executor="spark", master=own.master, progress=kill_while_laying)
        assert own.workers[0].poll() is not None
        assert own.workers[1].poll() is None
    assert laid_when_killed[0] < there.reports - len(rows)  # in the middle
    Edition(tmp_path / "here.ledger").add(tmp_path / "here")
    assert exports(tmp_path / "there.ledger") == exports(tmp_path / "here.ledger")
    assert Edition(tmp_path / "there.ledger").status().claims
