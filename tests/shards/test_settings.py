"""What a user says of the reports reaches every shard: names of fields, a list beside the files, a limit of time."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

from tests.ledger.house import as_one, reconcile
from tests.shards.cluster import needs_spark, on_this_machine
from tests.shards.pile import exports
from variorum.ledger import Ledger
from variorum.pipeline import Rooms, add
from variorum.reading import read
from variorum.records import Article, Claim, Problem
from variorum.settings import Settings
from variorum.shards import read_shards
from variorum.shards.plan import shards
from variorum.sheets import ReadBefore, reader_of, readings

SLOW = "SLOW"
LIMIT = 0.5  # seconds
FIELDS = (("text", "words"),)
OURS = Settings(parser="fast", fields=FIELDS, time_limit=LIMIT)


def _find(article: Article, settings: Settings) -> tuple[Claim, ...]:
    if SLOW in article.text:
        time.sleep(60 * LIMIT)
    return ()


def _pile(folder: Path) -> Path:
    """Rows with a name of their own for the text, plain and packed, beside files that a list describes."""
    folder.mkdir()
    rows = [json.dumps({"id": f"r{at}", "words": text}) for at, text in enumerate(("Kelm fell.", SLOW, "Kelm held."))]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "more.jsonl.gz").write_bytes(gzip.compress(json.dumps({"words": "Kelm is quiet."}).encode()))
    (folder / "a.txt").write_text("Kelm falls\n\nNorvalia took Kelm.", encoding="utf-8")
    (folder / "metadata.csv").write_text("file,outlet\na.txt,The Kelm Mail\ngone.txt,Nobody\n", encoding="utf-8")
    return folder


def _rows(folder: Path) -> list[ReadBefore | Problem]:
    return list(readings(str(folder), reader=reader_of(str(folder))[0]))


@pytest.mark.parametrize("executor", ["local", pytest.param("spark", marks=needs_spark)])
def test_fields_lists_and_limits_are_those_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executor: str
) -> None:
    on_this_machine(monkeypatch)
    source = _pile(tmp_path / "pile")
    told = read_shards([str(source)], tmp_path / "read", settings=OURS, executor=executor, find=_find)
    assert (told.reports, told.set_aside) == (5, 0)
    found = {row.article.id: row for row in _rows(tmp_path / "read") if not isinstance(row, Problem)}
    assert found["a"].article.outlet == "The Kelm Mail"
    assert found["more:1"].article.text == "Kelm is quiet."
    assert [name for name, row in found.items() if isinstance(row.found, Problem)] == ["r1"]
    assert sorted((one.what, one.why.split(";")[0]) for one in told.problems) == [
        ("its claims could not be read", f"it took more than {LIMIT} seconds"),
        ("list", "it names gone.txt, and there is no such file beside it"),
    ]


def test_the_ledger_is_the_one_that_adding_gives(tmp_path: Path) -> None:
    source = _pile(tmp_path / "pile")
    read_shards([str(source)], tmp_path / "read", settings=OURS, find=_find)
    house = Rooms(read=read, read_claims=_find, reconcile=reconcile, by_parts=as_one(reconcile))
    for name, given in (("sheets", tmp_path / "read"), ("straight", source)):
        with Ledger.write(tmp_path / f"{name}.ledger") as ledger:
            ledger.keep_settings(Settings(parser="fast", fields=FIELDS))
            add(ledger, [str(given)], settings=OURS, house=house)
    assert exports(tmp_path / "sheets.ledger") == exports(tmp_path / "straight.ledger")


CHANGES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("another name for the text", {"text": "body"}, ""),
    ("another row of the list", {}, "file,outlet\na.txt,The Estmar Post\n"),
)


@pytest.mark.parametrize("what, columns, listed", CHANGES)
def test_what_is_said_elsewhere_makes_another_shard(
    tmp_path: Path, what: str, columns: dict[str, str], listed: str
) -> None:
    source = _pile(tmp_path / "pile")
    before = shards([str(source)], reader="me", columns=dict(FIELDS))
    if listed:
        (source / "metadata.csv").write_text(listed, encoding="utf-8")
    after = shards([str(source)], reader="me", columns=columns or dict(FIELDS))
    assert set(before) != set(after), what


ONE_EACH = ("a.txt", "b.html.gz", "c.eml", "d.pdf", "e.md")


def test_files_of_one_report_are_put_together(tmp_path: Path) -> None:
    for name in (*ONE_EACH, "x.csv", "y.warc.gz", "z.jsonl.gz"):
        (tmp_path / name).write_bytes(b"Kelm")
    assert [len(shard.inputs) for shard in shards([str(tmp_path)], reader="me")] == [len(ONE_EACH), 1, 1, 1]
