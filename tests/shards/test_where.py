"""Out of a folder of sheets comes what was asked for with all that belongs beside it, as if nothing else were there."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.ledger.house import JUDGING, read_claims
from tests.parts import TOWNS, row
from tests.shards.pile import exports
from variorum.api import Edition
from variorum.cli import app
from variorum.errors import InputError
from variorum.reading import read
from variorum.reconciliation import ByParts
from variorum.settings import Settings
from variorum.shards import read_shards

FAST = Settings(parser="fast")
OF_EACH = 3


def _pile(folder: Path, towns: Collection[str] = TOWNS) -> Path:
    """A shard for each number, so that each part lies in several."""
    folder.mkdir()
    for number in range(OF_EACH):
        rows = [json.dumps(row(town, number)) for town in TOWNS if town in towns]
        (folder / f"{number}.jsonl").write_text("\n".join([*rows, "this is no JSON"]), encoding="utf-8")
    return folder


def _read(source: Path, folder: Path) -> Path:
    read_shards([str(source)], folder, settings=FAST, find=read_claims)
    return folder


@pytest.fixture(autouse=True)
def _rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.pipeline.rooms", lambda: replace(JUDGING, read=read, by_parts=ByParts()))


CASES: tuple[tuple[Mapping[str, str], tuple[str, ...]], ...] = (
    ({"place": "arla"}, ("Arla",)),
    ({"party": "Fennian"}, ("Fenn",)),
    ({"match": "Cestaian took"}, ("Cesta",)),
    ({"article": "Brod-1"}, ("Brod",)),
    ({"since": "2011", "until": "2012"}, ("Brod", "Cesta")),
    ({"since": "2014-05-06"}, ("Elm", "Fenn")),
    ({"kind": "control", "place": "Elm", "party": "Elmian"}, ("Elm",)),
)


@pytest.mark.parametrize("where, towns", CASES)
def test_it_is_as_if_only_that_had_been_there(tmp_path: Path, where: Mapping[str, str], towns: tuple[str, ...]) -> None:
    sheets = _read(_pile(tmp_path / "pile"), tmp_path / "read")
    outcome = Edition(tmp_path / "some.ledger").add(sheets, where=where)
    assert (outcome.added, outcome.left_out) == (OF_EACH * len(towns), OF_EACH * (len(TOWNS) - len(towns)))
    assert len(outcome.problems) == OF_EACH  # what could not be read may have been of any matter
    (tmp_path / "other").mkdir()
    alone = _read(_pile(tmp_path / "other" / "pile", towns), tmp_path / "other" / "read")
    Edition(tmp_path / "alone.ledger").add(alone)
    assert _told(tmp_path / "some.ledger") == _told(tmp_path / "alone.ledger")


def _told(path: Path) -> list[list[object]]:
    """What a ledger says, but for where the inputs were."""
    edition = Edition(path)
    articles = ({**one, "location": None} for one in edition.articles(with_text=True))
    return [list(one) for one in (articles, edition.claims(), edition.questions(), edition.stories())]


def test_what_has_the_same_id_comes_along_with_its_part(tmp_path: Path) -> None:
    """Whether it is a later version, or another report of the same name, is known only where both are there."""
    source = _pile(tmp_path / "pile")
    same = row("Arla", 3, id="Brod-1", url="https://kelm.example/1")
    (source / "3.jsonl").write_text(json.dumps(same), encoding="utf-8")
    sheets = _read(source, tmp_path / "read")
    outcome = Edition(tmp_path / "x.ledger").add(sheets, where={"article": "Arla-0"})
    assert (outcome.added, outcome.left_out) == (2 * OF_EACH + 1, (len(TOWNS) - 2) * OF_EACH)


def test_a_broken_sheet_stops_no_choosing(tmp_path: Path) -> None:
    folder = Path(_read(_pile(tmp_path / "pile"), tmp_path / "read"))
    arla = Edition(tmp_path / "whole.ledger").add(folder, where={"place": "Arla"}).added
    for sheet in folder.glob("*.parquet"):
        content = sheet.read_bytes()
        sheet.write_bytes(content[:100])
        outcome = Edition(tmp_path / f"{sheet.stem}.ledger").add(folder, where={"place": "Arla"})
        assert outcome.added <= arla
        assert str(sheet) in [one.where for one in outcome.problems]
        sheet.write_bytes(content)


def test_the_rest_can_be_taken_later(tmp_path: Path) -> None:
    sheets = _read(_pile(tmp_path / "pile"), tmp_path / "read")
    path = tmp_path / "x.ledger"
    Edition(path).add(sheets, where={"place": "Elm"})
    outcome = Edition(path).add(sheets)
    assert (outcome.added, outcome.known, outcome.left_out) == (OF_EACH * (len(TOWNS) - 1), OF_EACH, 0)
    Edition(tmp_path / "whole.ledger").add(sheets)
    assert exports(path) == exports(tmp_path / "whole.ledger")


REFUSED = (
    ({"story": "kelm"}, "article=ID"),
    ({"town": "Kelm"}, "choose of kind, place"),
    ({"kind": "rumour"}, "no such kind"),
    ({"since": "yesterday"}, "YYYY-MM-DD"),
)


@pytest.mark.parametrize("where, why", REFUSED)
def test_what_cannot_be_asked_is_refused_before_anything_is_made(
    tmp_path: Path, where: Mapping[str, str], why: str
) -> None:
    sheets = _read(_pile(tmp_path / "pile"), tmp_path / "read")
    with pytest.raises(InputError, match=why):
        Edition(tmp_path / "x.ledger").add(sheets, where=where)
    assert not (tmp_path / "x.ledger").exists()


def test_only_sheets_can_be_chosen_from(tmp_path: Path) -> None:
    sheets = _read(_pile(tmp_path / "pile"), tmp_path / "read")
    with pytest.raises(InputError, match="this is none"):
        Edition(tmp_path / "x.ledger").add(sheets, tmp_path / "pile", where={"place": "Arla"})
    assert not (tmp_path / "x.ledger").exists()
    Edition(tmp_path / "x.ledger").add(sheets)
    with pytest.raises(InputError, match="name a folder"):
        Edition(tmp_path / "x.ledger").add(where={"place": "Arla"})


SAID = (
    (["--where", "place=Elm", "--where", "party=Elmer"], 1, "reports added: 3, left out: 15, problems: 3"),
    (["--where", "place=Nowhere"], 2, "no report is of what was asked for"),
    (["--where", "place"], 2, "write NAME=VALUE"),
    (["--where", "place=Elm", "--where", "place=Arla"], 2, "given before"),
)


@pytest.mark.parametrize("options, status, words", SAID)
def test_what_the_command_says(tmp_path: Path, options: list[str], status: int, words: str) -> None:
    sheets = _read(_pile(tmp_path / "pile"), tmp_path / "read")
    done = CliRunner().invoke(app, ["add", str(tmp_path / "x.ledger"), str(sheets), *options])
    assert (done.exit_code, words in done.output) == (status, True), done.output
