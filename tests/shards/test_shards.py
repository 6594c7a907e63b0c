"""Reading in shards and adding what came of it gives the ledger that adding the inputs gives, whatever dies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.ledger.house import as_one, reconcile
from tests.shards.pile import REPORTS, exports, pile, read_claims
from variorum.errors import InputError
from variorum.ledger import Ledger
from variorum.pipeline import Outcome, Rooms, add
from variorum.reading import read
from variorum.settings import Settings
from variorum.shards import Told, read_shards
from variorum.shards.plan import TOGETHER, shards
from variorum.shards.work import Piece
from variorum.sheets.manifest import NAME, load

HOUSE = Rooms(read=read, read_claims=read_claims, reconcile=reconcile, by_parts=as_one(reconcile))
FAST = Settings(parser="fast", workers=2)


def _read(source: Path, folder: Path) -> Told:
    return read_shards([str(source)], folder, settings=FAST, find=read_claims)


def _add(path: Path, *inputs: Path, workers: int = 1) -> Outcome:
    with Ledger.write(path) as ledger:
        ledger.keep_settings(Settings(parser="fast"))
        settings = Settings(parser="fast", workers=workers)
        return add(ledger, [str(source) for source in inputs], settings=settings, house=HOUSE)


def test_the_ledger_is_the_one_that_adding_gives(tmp_path: Path) -> None:
    source = pile(tmp_path / "pile")
    told = _read(source, tmp_path / "read")
    assert (told.read, told.known, told.reports, told.set_aside) == (3, 0, 2 * REPORTS + 2, 0)
    by_sheets = _add(tmp_path / "sheets.ledger", tmp_path / "read")
    assert by_sheets == _add(tmp_path / "straight.ledger", source)
    assert (by_sheets.added, len(by_sheets.problems)) == (2 * REPORTS + 2, 3)
    assert exports(tmp_path / "sheets.ledger") == exports(tmp_path / "straight.ledger")


def test_nothing_is_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = pile(tmp_path / "pile")
    first = _read(source, tmp_path / "read")
    lost = next((tmp_path / "read").glob("south-*.parquet"))
    content = lost.read_bytes()
    lost.unlink()
    told = _add(tmp_path / "part.ledger", tmp_path / "read").problems
    assert [one.where for one in told if one.what.endswith("was not read")] == [str(lost)]
    again = _read(source, tmp_path / "read")
    assert (again.read, again.known) == (1, 2)
    assert (again.reports, again.problems) == (first.reports, first.problems)
    assert lost.read_bytes() == content
    assert _read(source, tmp_path / "read").read == 0


def test_a_changed_input_is_read_anew_and_others_stay(tmp_path: Path) -> None:
    source = pile(tmp_path / "pile")
    _read(source / "north.jsonl", tmp_path / "read")
    _read(source / "south.jsonl", tmp_path / "read")
    (source / "south.jsonl").write_text('{"text": "Arla says Norvalia took Kelm"}', encoding="utf-8")
    assert _read(source / "south.jsonl", tmp_path / "read").read == 1
    assert [one.file.split("-")[0] for one in load(tmp_path / "read").sheets] == ["north", "south"]
    assert _add(tmp_path / "x.ledger", tmp_path / "read").added == REPORTS + 1


@pytest.mark.long
@pytest.mark.parametrize("deadly", [(4,), (0, 5)])
def test_a_report_that_ends_its_process_is_set_aside_alone(tmp_path: Path, deadly: tuple[int, ...]) -> None:
    source = pile(tmp_path / "pile", deadly=deadly)
    told = _read(source, tmp_path / "read")
    assert (told.reports, told.set_aside) == (2 * REPORTS + 2, len(deadly))
    assert list((tmp_path / "read").glob(".*")) == []
    by_sheets = _add(tmp_path / "sheets.ledger", tmp_path / "read")
    straight = _add(tmp_path / "straight.ledger", source, workers=2)
    assert set(by_sheets.problems) == set(straight.problems)
    assert exports(tmp_path / "sheets.ledger") == exports(tmp_path / "straight.ledger")


def test_a_folder_of_another_reader_is_refused(tmp_path: Path) -> None:
    source = pile(tmp_path / "pile")
    _read(source, tmp_path / "read")
    with pytest.raises(InputError, match="name another folder"):
        read_shards([str(source)], tmp_path / "read", settings=Settings(parser="accurate"), find=read_claims)
    with Ledger.write(tmp_path / "x.ledger") as ledger, pytest.raises(InputError, match="give --parser"):
        add(ledger, [str(tmp_path / "read")], settings=Settings(parser="accurate"), house=HOUSE)


def test_a_broken_folder_is_told(tmp_path: Path) -> None:
    _read(pile(tmp_path / "pile"), tmp_path / "read")
    (tmp_path / "read" / NAME).write_text('{"reader": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        _add(tmp_path / "y.ledger", tmp_path / "read")


def test_a_broken_sheet_is_a_problem_and_the_others_are_taken_in(tmp_path: Path) -> None:
    source, folder = pile(tmp_path / "pile"), tmp_path / "read"
    _read(source, folder)
    whole = _add(tmp_path / "x.ledger", folder)
    sheet = next(folder.glob("south-*.parquet"))
    sheet.write_bytes(sheet.read_bytes()[:100])
    outcome = _add(tmp_path / "y.ledger", folder)
    assert 0 < outcome.added < whole.added
    told = [one for one in outcome.problems if "no sound sheet" in one.why]
    assert [(one.where, "variorum read" in one.why) for one in told] == [(str(sheet), True)]
    sheet.unlink()
    _read(source, folder)
    assert outcome.added + _add(tmp_path / "y.ledger", folder).added == whole.added


def test_a_machine_that_sees_another_file_says_so(tmp_path: Path) -> None:
    from variorum.shards.work import Work

    source = pile(tmp_path / "pile")
    shard = shards([str(source / "north.jsonl")], reader="me")[0]
    (source / "north.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="does not see the same file"):
        Work(tmp_path, FAST, read_claims)(Piece(shard))


def test_small_files_are_put_together(tmp_path: Path) -> None:
    for at in range(TOGETHER + 1):
        (tmp_path / f"{at:04}.txt").write_text("Kelm.", encoding="utf-8")
    (tmp_path / "0100.jsonl").write_text("{}", encoding="utf-8")
    assert [len(one.inputs) for one in shards([str(tmp_path)], reader="me")] == [100, 1, TOGETHER - 99]
    assert len({one.entry.file for one in shards([str(tmp_path), str(tmp_path / "0100.jsonl")], reader="me")}) == 3


def test_a_shard_is_named_by_what_it_holds_and_by_who_reads(tmp_path: Path) -> None:
    source = pile(tmp_path / "pile")
    shutil.copytree(source, tmp_path / "copy")
    names = {shards([str(where)], reader=who)[0].entry.file for where in (source, tmp_path / "copy") for who in "ab"}
    assert len(names) == 4


def test_standard_input_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be cut"):
        shards(["-"], reader="me")
