"""The log: one line an event, in words or as JSON, with nothing that a report says."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import variorum.logs as logs
from tests.ledger.house import HOUSE
from variorum.errors import InputError
from variorum.ledger import Ledger
from variorum.pipeline import add
from variorum.records import Article, Claim
from variorum.settings import Settings

SECRET = "Quillonia"  # a word of the reports, of their claims, and of what an error quotes
EVENTS = ["run begun", "report kept", "the claims of b could not be read", "problem", "report kept", "problem"]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log in a file, with everything that can be logged."""
    for name in (logs.LEVEL, logs.AS_JSON, logs.FILE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(logs.LEVEL, "DEBUG")
    monkeypatch.setenv(logs.FILE, str(tmp_path / "log"))
    logs.begin()
    yield tmp_path / "log"
    monkeypatch.undo()
    logs.begin()


def _quoting(article: Article, settings: Settings) -> tuple[Claim, ...]:
    if "Beta" in article.text:
        raise ValueError(article.text)
    return HOUSE.read_claims(article, settings)


def _run(tmp_path: Path, *, workers: int = 1) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Alpha of {SECRET}\nNorth says North took {SECRET}\nAdvert {SECRET}\n")
    (folder / "b.txt").write_text(f"Beta of {SECRET}\nNorth says North took {SECRET}\n")
    (folder / "c.txt").write_text("")
    with Ledger.write(tmp_path / "x.ledger") as ledger:
        house = replace(HOUSE, read_claims=_quoting)
        add(ledger, [str(folder)], settings=Settings(workers=workers), house=house)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_is_logged_without_a_word_of_its_reports(log: Path, tmp_path: Path, workers: int) -> None:
    _run(tmp_path, workers=workers)
    lines = log.read_text(encoding="utf-8")
    assert SECRET not in lines
    told = [json.loads(line) for line in lines.splitlines()]
    events = [one["event"] for one in told]
    assert {*EVENTS, "laid side by side", "run ended"} == set(events)
    assert all({"time", "level", "event", "logger", "process"} <= one.keys() for one in told)
    failed = next(one for one in told if one["level"] == "ERROR")
    assert failed["error"] == "ValueError"
    assert any(place.endswith("_quoting") for place in failed["at"])


def test_the_end_of_a_run_tells_what_came_of_it(log: Path, tmp_path: Path) -> None:
    _run(tmp_path)
    ended = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    assert (ended["added"], ended["known"], ended["problems"]) == (2, 0, 2)
    assert list(ended["seconds"]) == ["read", "claims", "laid side by side"]


FORMS: tuple[tuple[dict[str, str], Callable[[str], bool]], ...] = (
    ({}, lambda told: told == ""),
    ({"VARIORUM_LOG": "INFO"}, lambda told: told.endswith(" INFO kept logger='variorum.test' process=1 claims=3\n")),
    ({"VARIORUM_LOG": "info", "VARIORUM_LOG_JSON": "0"}, lambda told: " INFO kept " in told),
    ({"VARIORUM_LOG": "INFO", "VARIORUM_LOG_JSON": "1"}, lambda told: json.loads(told)["claims"] == 3),
    ({"VARIORUM_LOG": "WARNING"}, lambda told: told == ""),
    ({"VARIORUM_LOG": "nonsense"}, lambda told: " INFO kept " in told),
)


@pytest.mark.parametrize("given, is_told", FORMS)
def test_the_environment_says_what_is_logged_and_how(
    given: dict[str, str],
    is_told: Callable[[str], bool],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in (logs.LEVEL, logs.AS_JSON, logs.FILE):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "getpid", lambda: 1)
    logs.begin()
    logs.event(logging.getLogger("variorum.test"), "kept", claims=3)
    assert is_told(capsys.readouterr().err)
    monkeypatch.undo()
    logs.begin()


def test_an_error_that_is_told_in_a_line_quotes_nothing(log: Path) -> None:
    logger = logging.getLogger("variorum.test")
    logger.info("%s: %s", "a.parquet", ValueError(SECRET))
    logger.info("%s: %s", "a.csv", FileNotFoundError(2, "no such file"))
    told = [json.loads(line)["event"] for line in log.read_text().splitlines()]
    assert told == ["a.parquet: ValueError", "a.csv: [Errno 2] no such file"]


def test_other_packages_log_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    logging.getLogger("another.package").warning(SECRET)
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(logs.FILE, raising=False)
    with pytest.raises(InputError, match="the log cannot be written"):
        logs.begin(tmp_path / "nowhere" / "log")
    monkeypatch.undo()
    logs.begin()


@pytest.mark.parametrize("content", [b"SQLite format 3\0", b"Arla says Norvalia took Kelm.\n", b'{"text": "Arla"}\n'])
def test_nothing_is_added_to_what_is_no_log(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(logs.FILE, raising=False)
    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(InputError, match="something else"):
        logs.begin(path)
    assert path.read_bytes() == content
    monkeypatch.undo()
    logs.begin()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_full_disk_is_told_once(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin(Path("/dev/full"))
    for number in range(3):
        logs.event(logging.getLogger("variorum.test"), "kept", claims=number)
    logs.begin(log)
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("variorum: /dev/full: the log cannot be written any more (")


def test_line_breaks_make_no_lines(log: Path) -> None:
    logging.getLogger("variorum.test").warning("one\ntwo")
    assert len(log.read_text().splitlines()) == 1


def test_a_name_of_a_file_that_is_no_text_is_logged(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"a\xff.ledger")
    logs.event(logging.getLogger("variorum.test"), "run begun", ledger=name)
    assert json.loads(log.read_text(encoding="utf-8"))["ledger"] == name
    assert capsys.readouterr().err == ""


def test_a_line_that_broke_off_costs_no_other(log: Path) -> None:
    for _ in range(2):
        logs.event(logging.getLogger("variorum.test"), "kept")
        logs.begin()
    with log.open("a") as file:
        file.write('{"time": "20')
    logs.begin()
    logs.event(logging.getLogger("variorum.test"), "kept")
    first, second, torn, last = log.read_text().splitlines()
    assert [json.loads(line)["event"] for line in (first, second, last)] == ["kept"] * 3
    assert torn == '{"time": "20'
