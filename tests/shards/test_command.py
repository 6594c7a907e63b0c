"""`variorum read` and `variorum add`, as they are typed, with the real rooms on three tiny reports."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from tests.shards.pile import exports
from variorum.api import Edition
from variorum.cli import app
from variorum.errors import InputError

TEXTS = (
    "Kelm falls\n\n2 March 2024\n\nNorvalia's army took Kelm on Saturday, General Arla Brel said.",
    "Kelm holds\n\n2 March 2024\n\nEstmar's army still holds Kelm, a spokesman said on Saturday.",
    "Shelling\n\n3 March 2024\n\nTwelve people were killed in Kelm, officials said on Sunday.",
)


def test_what_is_read_goes_into_a_ledger(tmp_path: Path) -> None:
    source = tmp_path / "pile"
    source.mkdir()
    for at, text in enumerate(TEXTS):
        (source / f"{at}.txt").write_text(text, encoding="utf-8")
    command = ["read", str(source), "--to", str(tmp_path / "read"), "--parser", "fast"]
    first = CliRunner().invoke(app, command)
    assert (first.exit_code, "shards read: 1; reports: 3, problems: 0" in first.output) == (0, True)
    again = CliRunner().invoke(app, command)
    assert "shards read: 0, 1 read before; reports: 3" in again.output
    assert CliRunner().invoke(app, ["add", str(tmp_path / "sheets.ledger"), str(tmp_path / "read")]).exit_code == 0
    Edition(tmp_path / "straight.ledger").add(source, parser="fast")
    assert exports(tmp_path / "sheets.ledger") == exports(tmp_path / "straight.ledger")
    assert Edition(tmp_path / "sheets.ledger").status().parser == "fast"


def test_problems_are_told(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["read", str(tmp_path / "none"), "--to", str(tmp_path / "read"), "--parser", "fast"])
    assert told.exit_code == 2
    assert "there is no such file" in told.output
    assert "variorum add" not in told.output


def test_what_else_the_folder_holds_is_told(tmp_path: Path) -> None:
    for at, text in enumerate(TEXTS):
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    said = ["", "also holds sheets of other inputs: 1\n", "1; files that are no longer there, whose reports stay: 1\n"]
    for at, words in enumerate(said):
        if at == 2:
            (tmp_path / "0.txt").unlink()
        source = str(tmp_path / f"{min(at, 1)}.txt")
        told = CliRunner().invoke(app, ["read", source, "--to", str(tmp_path / "read"), "--parser", "fast"])
        assert (told.exit_code, words in told.output, "other inputs" in told.output) == (0, True, bool(words))
    outcome = Edition(tmp_path / "x.ledger").add(tmp_path / "read")
    assert (outcome.added, outcome.problems) == (2, ())


def test_a_master_needs_spark(tmp_path: Path) -> None:
    command = ["read", str(tmp_path), "--to", str(tmp_path / "read"), "--parser", "fast", "--master", "spark://kelm:1"]
    assert isinstance(CliRunner().invoke(app, command).exception, InputError)
