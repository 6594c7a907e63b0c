"""Where a run stands: how many, how fast, how long it still takes; and how many reports inputs hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from variorum.pace import Pace, expected
from variorum.stopwatch import Stopwatch

TOLD: tuple[tuple[int | None, Sequence[float], str], ...] = (
    (None, [4], "read: 1 report"),
    (None, [4, 4.5], "read: 2 reports"),
    (None, [4, 4.5, 5], "read: 3 reports, 2.0 a second"),
    (10, [4], "read: 1 of about 10 reports"),
    (10, [4, 5, 6], "read: 3 of about 10 reports, 1.0 a second, about 7 s left"),
    (1000, [4, 5, 6], "read: 3 of about 1000 reports, 1.0 a second, about 17 min left"),
    (100_000, [4, 6, 8], "read: 3 of about 100000 reports, 30 a minute, about 55 h 33 min left"),
    (3, [4, 5, 6], "read: 3 of about 3 reports, 1.0 a second"),
    (2, [4, 5, 6], "read: 3 of about 2 reports, 1.0 a second"),
    (10, [4, 4, 4], "read: 3 of about 10 reports"),
)


@pytest.mark.parametrize("number, moments, told", TOLD)
def test_what_is_told_of_a_run(number: int | None, moments: Sequence[float], told: str) -> None:
    clock = iter(moments)
    pace = Pace(number, clock=lambda: next(clock))
    assert [pace.told("read", done) for done in range(1, len(moments) + 1)][-1] == told


def test_other_stages_have_no_speed() -> None:
    assert Pace(10).told("laid side by side", 1) == "laid side by side: 1 report"


FILES = {"a.txt": "A", "sub/b.html": "<p>B", "sub/c.jsonl": "{}\n{}\n{}\n", ".hidden": "no", "sub/~$d.txt": "no"}
INPUTS: tuple[tuple[Sequence[str], int | None], ...] = (
    ((), 0),
    ((".",), 5),
    (("a.txt", "sub"), 5),
    (("a.txt", "-"), None),
    (("several.json",), None),
    (("a.txt", "rows.csv"), None),
    (("news.warc.gz",), None),
    (("https://estmarpost.example/a.html",), None),
    (("sub/metadata.csv", "a.txt"), 1),
    (("nowhere.txt",), 1),
    (("nowhere.jsonl",), None),
)


@pytest.mark.parametrize("inputs, number", INPUTS)
def test_how_many_reports_inputs_hold(
    inputs: Sequence[str], number: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    assert expected(inputs) == number


def test_the_seconds_of_an_inner_stage_are_its_own() -> None:
    moments = iter([0.0, 1.0, 3.0, 4.0, 6.0, 7.0, 8.0, 10.0])
    watch = Stopwatch(lambda: next(moments))
    with watch.on("claims"):
        assert list(watch.each("read", ["report"])) == ["report"]
    with watch.on("laid"):
        pass
    assert watch.seconds == {"read": 4.0, "claims": 3.0, "laid": 2.0}
