"""Bad input gets a clear word and loses nothing: the good reports are added, each bad one is a problem."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import Outcome, add
from variorum.reading import read
from variorum.settings import Settings

SECONDS = 120  # for a thousand files without their claims, on a busy machine; a quarter of that when it is idle
WORDS = "The ministry said on Monday that talks with the dockers would go on in the port of Varna , officials added ."

NOISE = bytes(random.Random(5).randrange(256) for _ in range(4000))
BAD = {
    "empty.txt": b"",
    "blank.txt": b"  \n\n\t\n",
    "noise.txt": NOISE,
    "picture.jpg": b"\xff\xd8\xff\xe0" + NOISE,
    "paper.pdf": b"%PDF-1.4\n" + NOISE,
    "packed.zip": b"PK\x03\x04" + NOISE,
    "no-article.html": b"<html><body><script>var a = 1</script></body></html>",
    "broken.jsonl": b'{"text": "broken\n',
    "numbers.json": b"[1]",
    "huge.txt": b"a" * 50_000_000,
}


def _report(number: int) -> str:
    words = random.Random(number).sample(WORDS.split(), len(WORDS.split()))
    paragraphs = "\n\n".join(" ".join(words[at:] + words[:at]) for at in range(5))
    return f"Talks on pay go on, day {number}\n\nVARNA, Bulgaria, March {number % 28 + 1}, 2021\n\n{paragraphs}\n"


def _pile(folder: Path, number: int, bad: Iterable[str]) -> Path:
    folder.mkdir()
    for at in range(number):
        (folder / f"good-{at:04d}.txt").write_text(_report(at), encoding="utf-8")
    for name in bad:
        (folder / name).write_bytes(BAD[name])
    return folder


def _add(ledger: Path, folder: Path) -> Outcome:
    with Ledger.write(ledger) as opened:
        return add(opened, [str(folder)], settings=Settings(), house=replace(HOUSE, read=read))


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_is_one_problem_beside_the_good_ones(tmp_path: Path, name: str) -> None:
    outcome = _add(tmp_path / "x.ledger", _pile(tmp_path / "pile", 3, [name]))
    assert outcome.added == 3
    assert len(outcome.problems) == 1
    problem = outcome.problems[0]
    assert name in problem.where
    assert problem.why
    assert [one["where"] for one in Edition(tmp_path / "x.ledger").problems()] == [problem.where]


def test_a_text_in_another_encoding_is_read_or_told(tmp_path: Path) -> None:
    folder = _pile(tmp_path / "pile", 1, [])
    text = _report(7).replace("officials", "señores oficiales, según él,")
    (folder / "latin.txt").write_bytes(text.encode("latin-1"))
    outcome = _add(tmp_path / "x.ledger", folder)
    assert outcome.added + len(outcome.problems) == 2
    assert "según" in "".join(str(one["text"]) for one in Edition(tmp_path / "x.ledger").articles(with_text=True))


def test_a_report_in_another_language_is_kept_and_told_once(tmp_path: Path) -> None:
    folder, path = _pile(tmp_path / "pile", 1, []), tmp_path / "x.ledger"
    text = "El ejército dijo el lunes que sus tropas habían tomado la ciudad y que 12 soldados habían muerto allí.\n"
    (folder / "otro.txt").write_text("Toman la ciudad\n\n" + text * 3, encoding="utf-8")
    first = _add(path, folder)
    assert [(one.article, one.what) for one in first.problems] == [("otro", "no claims were looked for")]
    second = _add(path, folder)
    assert (second.added, second.known, second.problems) == (0, 2, ())
    assert [one["where"] for one in Edition(path).problems()] == ["otro"]
    assert "ejército" in "".join(str(one["text"]) for one in Edition(path).articles(with_text=True))


@pytest.mark.long
def test_a_thousand_files_with_ten_bad_ones(tmp_path: Path) -> None:
    begun = time.monotonic()
    folder = _pile(tmp_path / "pile", 990, BAD)
    outcome = _add(tmp_path / "x.ledger", folder)
    assert outcome.added == 990
    assert len(outcome.problems) == len(BAD)
    assert Edition(tmp_path / "x.ledger").check() == ()
    assert _add(tmp_path / "x.ledger", folder).known == 990
    assert time.monotonic() - begun < SECONDS
