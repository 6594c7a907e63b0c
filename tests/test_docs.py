"""The pages that are made from the code are in step with it, and so is the page of rules that is written by hand."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from inspect import signature
from pathlib import Path
from typing import Any, get_args

import pytest

from variorum.api import Edition
from variorum.data.load import toml
from variorum.demo import run
from variorum.export import EXPORTERS
from variorum.reading.files.inputs import Input
from variorum.records import Kind, Relation, Support, Voice

ROOT = Path(__file__).parents[1]
UNTOLD = ("moment", "note_brief", "forget_told")  # what only the command line needs
REPORTS = 8  # of the demonstration
RULES = (ROOT / "docs" / "how-claims-are-compared.md").read_text(encoding="utf-8")

LINK = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")
SHOWN = re.compile(r"(?m)(?:^>.*\n)+")  # a block of quotation, which is the demonstration's brief
ITALICS = re.compile(r"(?<!\*)\*(?!\*|It cannot)([^*\n]+\.)\*(?!\*)")  # sentences, of the same brief
DECIDED = re.compile(r"variorum decide demo\.ledger reject (\S+) --why")


def test_the_generated_pages_are_in_step_with_the_code() -> None:
    done = subprocess.run([sys.executable, "-m", "docs.generate", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("word", [*get_args(Relation), *get_args(Support), *get_args(Voice)])
def test_every_word_of_the_comparison_is_explained(word: str) -> None:
    assert f"`{word}`" in RULES
    shown = toml("brief.toml")
    printed = shown["relation"].get(word) or shown["support"].get(word)
    assert printed is None or printed in " ".join(RULES.split())


@pytest.mark.parametrize("section", ["reasons", "origins", "denials", "basis"])
def test_every_reason_that_is_printed_stands_in_the_rules(section: str) -> None:
    told = [*_cells(), *ITALICS.findall(RULES)]
    missing = [form for form in toml("reconciliation/phrases.toml")[section].values() if not _is_told(form, told)]
    assert missing == []


def _cells() -> Iterator[str]:
    for line in RULES.splitlines():
        if line.startswith("|"):
            yield from (cell.strip().strip("*") for cell in line.strip("|").split(" | "))


def _is_told(form: str, told: list[str]) -> bool:
    """Whether one of these is the form with its slots filled."""
    pattern = ".+?".join(map(re.escape, re.split(r"\{\w+\}", form)))
    return any(re.fullmatch(pattern, sentence.strip()) for sentence in told)


def test_every_heading_that_the_rules_promise_is_there() -> None:
    headings = re.findall(r"(?m)^##+ (.+)$", RULES)
    assert len(headings) == len(set(headings)) > len(get_args(Kind))
    assert {_anchor(heading) for heading in headings} == set(re.findall(r"\]\(#([\w-]+)\)", RULES))


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_each_rule_tells_what_it_cannot_do() -> None:
    rules = [part for part in re.split(r"(?m)^##+ ", RULES)[1:] if not part.startswith(("In which order", "Questions"))]
    assert [part.partition("\n")[0] for part in rules if "*It cannot*" not in part] == []


def test_what_the_rules_quote_is_printed_for_the_demonstration(tmp_path: Path) -> None:
    run(tmp_path)
    edition = Edition(tmp_path / "demo.ledger")
    printed = edition.brief(form="md")
    (question,) = DECIDED.findall(RULES)
    edition.decide("reject", question, who="R. Reader", why="it names no place")
    printed = _plain(printed + edition.brief(form="md"))
    quoted = [*map(_plain, SHOWN.findall(RULES)), *ITALICS.findall(RULES)]
    assert len(quoted) > REPORTS
    assert [line for line in quoted if line not in printed] == []


PYTHON = re.findall(r"(?s)```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"))


def test_what_the_page_on_python_shows_can_be_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with as_file(files("variorum.data") / "demo") as shipped:
        shutil.copytree(shipped, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in PYTHON:
        exec(block, names)
    told = capsys.readouterr().out
    for words in (f"{REPORTS} 0", "b9: there is no such brief (none was noted)"):
        assert words in told
    assert "congratulating is no report" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    monkeypatch.setitem(EXPORTERS, "counts", names["counts"])
    names["ledger"].export("counts", "out")
    assert len((tmp_path / "out" / "counts.tsv").read_text(encoding="utf-8").splitlines()) > 1
    subtitles = tmp_path / "kelm.srt"
    subtitles.write_text("1\n00:01 --> 00:02\nKelm was taken.\n")
    (draft,) = names["subtitles"](Input("kelm.srt", "kelm", subtitles))
    assert (draft.raw, draft.supplied.outlet) == ("Kelm was taken.", "Kelm TV")


def test_the_page_on_python_names_every_method_and_argument() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"`(\w+)\(([^`]*)\)`", page))
    for name, method in vars(Edition).items():
        if name.startswith("_") or name in UNTOLD:
            continue
        given = {word.strip("* ").partition("=")[0] for word in told[name].split(",") if word.strip()}
        if given:
            assert given == set(signature(method).parameters) - {"self"}, name


def _plain(markdown: str) -> str:
    """The words on one line, without marks of quotation and links."""
    return " ".join(LINK.sub(r"\1", re.sub(r"(?m)^>\s?", "", markdown)).split())
