"""What can go wrong around a run: full disks, files that may not be written, second writers, signals, the clock."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

import variorum.ledger.clock as clock
import variorum.ledger.connection as connecting
from tests.faults import CONTEXT, given_out, pile, run
from tests.ledger.house import HOUSE, JUDGING
from variorum.api import Edition
from variorum.errors import LedgerError, LedgerLocked
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.records import Article, Claim, Problem, Reading
from variorum.sample import SAMPLE
from variorum.settings import Settings

PAGES = 130  # of 4 kB: the empty ledger has some 100, and twelve reports need twice as many
ROOT = Path(__file__).parents[1]


# --- a full disk -------------------------------------------------------------------------------------------------


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return pile(tmp_path / "pile", 12)


def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which a ledger has room for so many pages."""
    ready = connecting._ready

    def small(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
        ready(connection, path).execute(f"PRAGMA max_page_count = {PAGES}")
        return connection

    monkeypatch.setattr(connecting, "_ready", small)


def test_a_full_disk_is_told_and_what_was_read_is_kept(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.ledger"
    with monkeypatch.context() as patched:
        _small(patched)
        with pytest.raises(LedgerError, match="the disk is full; make room and run the same command again"):
            run(path, reports)
    with Ledger.read(path) as ledger:
        assert len(ledger.articles()) > 0
        assert [one.where for one in ledger.check()] == ["ledger"]
    run(path, reports)
    run(tmp_path / "undisturbed.ledger", reports)
    assert given_out(path, tmp_path / "a") == given_out(tmp_path / "undisturbed.ledger", tmp_path / "b")


def _limited(path: Path, reports: Path, told: Path, size: int) -> None:
    import resource  # which Windows has not

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        run(path, reports)
    except LedgerError as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        told.write_text(str(error))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is of the process, which must be a fork")
@pytest.mark.parametrize("size", [10, 50_000, 500_000])
def test_a_file_that_may_not_grow_is_told(tmp_path: Path, reports: Path, size: int) -> None:
    path, told = tmp_path / "x.ledger", tmp_path / "told"
    process = CONTEXT.Process(target=_limited, args=(path, reports, told, size))
    process.start()
    process.join()
    words = told.read_text() if told.exists() else ""
    assert process.exitcode == 0
    assert "cannot be" in words or "full" in words
    run(path, reports)
    assert Edition(path).check() == ()


# --- what may not be written -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "message, told",
    [
        ("attempt to write a readonly database", "x.ledger may not be written; give that right"),
        ("unable to open database file", "is its folder there, and may it be written"),
        ("disk I/O error", "is the disk full or gone"),
        ("database is locked", "another program has it open"),
        ("no such table: claims", "lacks a part that every ledger has"),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(message: str, told: str) -> None:
    assert told in str(connecting.told(sqlite3.OperationalError(message), Path("x.ledger")))


def test_a_folder_that_is_none_is_told(tmp_path: Path, reports: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be written here"):
        run(tmp_path / "nowhere" / "x.ledger", reports)


def test_a_file_that_may_not_be_written_is_told(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ledger"
    run(path, reports)
    connect = sqlite3.connect

    def read_only(place: str | Path, **named: object) -> sqlite3.Connection:
        is_file = isinstance(place, Path)  # and not the memory in which a schema is made
        return connect(f"{place.as_uri()}?mode=ro" if is_file else place, uri=is_file, isolation_level=None)  # type: ignore[union-attr]

    monkeypatch.setattr("variorum.ledger.connection.sqlite3.connect", read_only)
    with pytest.raises(LedgerError, match="may not be written"), Ledger.write(path) as ledger:
        ledger.mend()


@pytest.mark.parametrize("closed", ["x.ledger", "x.ledger-shm", "x.ledger-wal"])
def test_the_file_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    for name in ("x.ledger", "x.ledger-shm", "x.ledger-wal"):
        (tmp_path / name).touch()
    monkeypatch.setattr("os.access", lambda place, mode: Path(place).name != closed)
    found = connecting.told(sqlite3.OperationalError("attempt to write a readonly database"), tmp_path / "x.ledger")
    assert found.why.startswith(f"{closed} may not be written; give that right (chmod u+w)")


@pytest.mark.parametrize("closed", ["x.ledger", "folder"])
def test_reading_what_may_not_be_written_leaves_nothing_beside_it(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    path = tmp_path / "folder" / "x.ledger"
    path.parent.mkdir()
    run(path, reports)
    monkeypatch.setattr("os.access", lambda place, mode: Path(place).name != closed)
    with Ledger.read(path) as ledger:
        assert len(ledger.articles()) == 12
        assert [one.name for one in path.parent.iterdir()] == ["x.ledger"]
    assert [one.name for one in path.parent.iterdir()] == ["x.ledger"]


# --- two writers -------------------------------------------------------------------------------------------------


def test_two_runs_at_once_take_turns(tmp_path: Path, reports: Path) -> None:
    path = tmp_path / "x.ledger"
    both = [CONTEXT.Process(target=run, args=(path, reports)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert Edition(path).check() == ()
    with Ledger.read(path) as ledger:
        assert len(ledger.articles()) == len(ledger.every_version()) == 12


def test_a_second_run_says_who_holds_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with Ledger.write(path), pytest.raises(LedgerLocked, match=rf"process {os.getpid()} on .* is writing this ledger"):
        Ledger.write(path, patience=0.2)


# --- one report that hangs ---------------------------------------------------------------------------------------


def _hanging(article: Article, settings: Settings) -> tuple[Claim, ...]:
    if "Report 3" in article.text:
        time.sleep(600)
    return HOUSE.read_claims(article, settings)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_hangs_is_a_problem_and_the_rest_goes_on(tmp_path: Path, reports: Path, workers: int) -> None:
    path = tmp_path / "x.ledger"
    settings = Settings(workers=workers, time_limit=0.5)
    with Ledger.write(path) as ledger:
        outcome = add(ledger, [str(reports)], settings=settings, house=replace(HOUSE, read_claims=_hanging))
    assert outcome.added == 12
    assert [(one.article, one.what) for one in outcome.problems] == [("003", "its claims could not be read")]
    assert "it took more than 0.5 seconds" in outcome.problems[0].why
    assert "--time-limit" in outcome.problems[0].why
    run(path, reports)
    run(tmp_path / "undisturbed.ledger", reports)
    assert given_out(path, tmp_path / "a") == given_out(tmp_path / "undisturbed.ledger", tmp_path / "b")


@cache  # once in each process
def _loaded() -> None:
    time.sleep(1.0)


def _loading(article: Article, settings: Settings) -> tuple[Claim, ...]:
    _loaded()
    return HOUSE.read_claims(article, settings)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_loading_the_parser_is_no_part_of_a_reports_time(tmp_path: Path, reports: Path, workers: int) -> None:
    _loaded.cache_clear()
    settings, house = Settings(workers=workers, time_limit=0.5), replace(HOUSE, read_claims=_loading, sample=SAMPLE)
    with Ledger.write(tmp_path / "x.ledger") as ledger:
        outcome = add(ledger, [str(reports)], settings=settings, house=house)
        assert (outcome.added, outcome.problems) == (12, ())


FRESH = (("add", "x.ledger", "pile"), ("add", "x.ledger", "pile", "--workers", "2"), ("read", "pile", "--to", "read"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")
@pytest.mark.parametrize("words", FRESH)
def test_a_short_limit_strikes_no_report_because_it_is_the_first(
    tmp_path: Path, reports: Path, words: tuple[str, ...]
) -> None:
    """With the real rooms: reading one of these takes a fiftieth of a second, loading what reads them more than one."""
    command = [sys.executable, "-m", "variorum", *words, "--parser", "fast", "--time-limit", "0.5"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "problem: " in done.stderr) == (0, False), done.stderr


def test_the_parser_is_not_loaded_where_no_report_needs_it(tmp_path: Path, reports: Path) -> None:
    path, asked = tmp_path / "x.ledger", list[str]()

    def noting(article: Article, settings: Settings) -> tuple[Claim, ...]:
        asked.append(article.id)
        return ()

    run(path, reports)
    (reports / "other.txt").write_text("Un autre rapport\n")
    with Ledger.write(path) as ledger:
        house = replace(HOUSE, read=_in_french, read_claims=noting, sample=SAMPLE)
        outcome = add(ledger, [str(reports)], settings=Settings(), house=house)
    assert (outcome.known, outcome.added, asked) == (12, 1, ["other"])


def _in_french(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading | Problem]:
    for one in HOUSE.read(paths, settings=settings):
        if isinstance(one, Reading) and "autre" in one.article.text:
            one = replace(one, article=replace(one.article, language="fr"))
        yield one


def test_the_time_limit_is_no_property_of_a_ledger(tmp_path: Path) -> None:
    with Ledger.write(tmp_path / "x.ledger") as ledger:
        ledger.keep_settings(Settings(time_limit=1.0, workers=3))
        assert ledger.settings() == Settings()


# --- signals -----------------------------------------------------------------------------------------------------

SLOW = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has it ignored in what runs in the background
from dataclasses import replace
import variorum.pipeline
from tests.ledger.house import HOUSE
from variorum.cli import main

def slowly(article, settings):
    time.sleep(0.2)
    print("read", flush=True)
    return HOUSE.read_claims(article, settings)

variorum.pipeline.rooms = lambda: replace(HOUSE, read_claims=slowly)
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_closes_the_ledger(tmp_path: Path, reports: Path, sent: signal.Signals) -> None:
    path = tmp_path / "x.ledger"
    command = [sys.executable, "-c", SLOW, "add", str(path), str(reports)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        process.send_signal(sent)
        told = process.communicate()[1]
    assert process.returncode == 130
    assert told.strip() == "stopped; what was read so far is kept, and the same command goes on from there"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["x.ledger"]
    with Ledger.read(path) as ledger:
        assert 2 <= len(ledger.articles()) < 12


# --- the clock ---------------------------------------------------------------------------------------------------


def test_with_the_clock_set_back_everything_stays_in_order(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report, a brief, a report, a decision and a brief, each on a clock that is a day behind the one before."""
    path = tmp_path / "x.ledger"
    files = sorted(reports.iterdir())
    moments: list[str] = []
    for step in range(5):
        monkeypatch.setattr(clock, "datetime", _back(step))
        if step in (0, 2):
            _add(path, files[step])
        elif step == 3:
            _reject(path)
        else:
            Edition(path).note_brief(begun=Edition(path).moment())
        moments.append(_last(path))
    assert moments == sorted(set(moments))
    with Ledger.read(path) as ledger:
        assert ledger.arrived(ledger.briefs()[0][1]) == 1
        assert ledger.arrived(ledger.briefs()[1][1]) == 0


def _back(days: int) -> type[datetime]:
    class Behind(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - timedelta(days=days)  # type: ignore[arg-type]

    return Behind


def _add(path: Path, file: Path) -> None:
    with Ledger.write(path) as ledger:
        add(ledger, [str(file)], settings=Settings(), house=JUDGING)


def _reject(path: Path) -> None:
    claim = next(Edition(path).claims())["id"]
    Edition(path).decide("reject", claim, who="Arla", why="a test")


def _last(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        return str(connection.execute(clock.LAST).fetchone()[0])
