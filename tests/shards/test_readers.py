"""A folder of sheets that another reader read is refused in words that fit what differs, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.house import HOUSE
from tests.shards.pile import pile, read_claims
from variorum.api import Edition
from variorum.errors import InputError
from variorum.reading import read
from variorum.settings import Settings
from variorum.shards import read_shards
from variorum.sheets.readers import why_refused

AGAIN = "read the reports again into another folder"
PLACES = "it was read without the list of places that this ledger is read with; add the reports themselves, or take the"
VERSION = f"variorum 1.0 read it, and this is 1.1; {AGAIN}"
PARSER = f"the parser fast read it, and this ledger is read with accurate; give --parser fast, or {AGAIN}"
DIFFERENCES: tuple[tuple[str, str, str | None], ...] = (
    ("variorum 1.0, parser fast", "variorum 1.0, parser fast", None),
    ("variorum 1.0, parser fast", "variorum 1.1, parser fast", VERSION),
    ("variorum 1.0, parser fast", "variorum 1.0, parser accurate", PARSER),
    ("variorum 1.0, parser fast", "variorum 1.1, parser accurate", f"{VERSION}; {PARSER}"),
    (
        "variorum 1.0, parser my, own",
        "variorum 1.0, parser my, own, places 0123456789ab",
        f"{PLACES} list back with --places ''",
    ),
    ("somebody", "variorum 1.0, parser fast", "it was read by somebody, and this ledger is read by variorum 1.0"),
)


@pytest.mark.parametrize("theirs, ours, told", DIFFERENCES)
def test_what_differs_is_told(theirs: str, ours: str, told: str | None) -> None:
    why = why_refused(theirs, ours)
    assert why == told or (why is not None and told is not None and why.startswith(told))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sheets that `fast` read, beside a list of places; no parser is loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("variorum.pipeline.rooms", lambda: replace(HOUSE, read=read))
    monkeypatch.setattr("variorum.language.pipelines.load_pipeline", lambda name: None)
    (tmp_path / "own.csv").write_text("name,latitude,longitude\nKelm,1,1\n", encoding="utf-8")
    read_shards([str(pile(tmp_path / "pile"))], tmp_path / "read", settings=Settings(parser="fast"), find=read_claims)
    return tmp_path / "read"


OTHERS: tuple[tuple[Mapping[str, Any], str], ...] = (
    ({"places": "own.csv"}, "--places ''"),
    ({"parser": "accurate"}, "give --parser fast"),
)


@pytest.mark.parametrize("chosen, told", OTHERS)
def test_a_refused_folder_leaves_no_ledger_and_no_settings_behind(
    folder: Path, tmp_path: Path, chosen: Mapping[str, Any], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        Edition(tmp_path / "new.ledger").add(folder, **chosen)
    assert not (tmp_path / "new.ledger").exists()
    held = Edition(tmp_path / "x.ledger")
    held.add(folder, parser="fast")
    with pytest.raises(InputError, match=told):
        held.add(tmp_path / "pile", folder, **chosen)
    assert held.add(folder).added == 0


def test_a_list_of_places_can_be_taken_back(folder: Path, tmp_path: Path) -> None:
    held = Edition(tmp_path / "x.ledger")
    held.add(tmp_path / "pile", parser="fast", places="own.csv")
    with pytest.raises(InputError, match="--places ''"):
        held.add(folder)
    (tmp_path / "own.csv").unlink()
    with pytest.raises(InputError, match="or '' to take it back"):
        held.add(tmp_path / "pile")
    assert held.add(folder, places="").problems
    assert held.add(folder).added == 0
