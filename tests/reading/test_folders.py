"""What is found in a folder: every file once, whatever its name, and whatever cannot be read is told."""

from __future__ import annotations

import bz2
import gzip
import os
from dataclasses import replace
from pathlib import Path

import pytest

import variorum.columns as columns
from tests.ledger.house import HOUSE
from tests.reading.making import article_page
from variorum.api import Edition
from variorum.cli import BESIDE_LEDGER
from variorum.ledger import Ledger
from variorum.ledger.lock import lock_path
from variorum.ledger.migrate import APPLICATION_ID
from variorum.pipeline import Outcome, add
from variorum.reading import read
from variorum.reading.files import own
from variorum.records import Problem, Reading
from variorum.settings import Settings
from variorum.shards import read_shards
from variorum.sheets.manifest import NAME
from variorum.tables import rendered

GOOD = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Kelm has said."


def told(folder: Path) -> list[str]:
    """The ids of what is read in a folder, and why the rest is not."""
    found = read([str(folder)], settings=Settings())
    return [
        f"{Path(one.where).relative_to(folder)}: {one.why}" if isinstance(one, Problem) else one.article.id
        for one in found
    ]


def lay_out(folder: Path, *names: str) -> Path:
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{GOOD} It was the {number}th bridge.")
    return folder


LINKS: tuple[tuple[str, list[tuple[str, str]], list[str]], ...] = (  # links in the pile, and what is read besides a, b
    ("to a folder elsewhere", [("far", "../elsewhere")], ["far/c", "far/d/e"]),
    ("to a folder of the pile", [("again", "b")], []),
    ("two to one folder", [("far", "../elsewhere"), ("near", "../elsewhere")], ["far/c", "far/d/e"]),
    ("to the pile itself", [("b/loop", ".")], []),
    ("to itself", [("self", "self")], ["self: the file cannot be opened"]),
    ("to nothing", [("gone", "../nowhere")], ["gone: the file cannot be opened"]),
    ("to the folder around the pile", [("b/up", "..")], ["b/up: this link leads to a folder around"]),
    ("in a circle", [("far", "../elsewhere"), ("../elsewhere/back", "../elsewhere")], ["far/c", "far/d/e"]),
)


@pytest.mark.parametrize(("name", "links", "more"), LINKS, ids=[one[0] for one in LINKS])
def test_linked_folders_are_read_once(tmp_path: Path, name: str, links: list[tuple[str, str]], more: list[str]) -> None:
    pile = lay_out(tmp_path / "pile", "a.txt", "b/b.txt")
    lay_out(tmp_path / "elsewhere", "c.txt", "d/e.txt")
    for link, to in links:
        (pile / link).symlink_to(pile / to, target_is_directory=True)
    found = told(pile)
    assert len(found) == 2 + len(more)
    assert all(any(one.startswith(start) for one in found) for start in ("a", "b/b", *more))


FILE_LINKS: tuple[tuple[str, list[tuple[str, str]], list[str]], ...] = (  # links, and the ids besides b/b, c
    ("to a file of the pile", [("a.txt", "b/b.txt"), ("z.txt", "c.txt")], []),
    ("two to one elsewhere", [("d.txt", "../elsewhere/e.txt"), ("b/a.txt", "../elsewhere/e.txt")], ["b/a"]),
    ("to one in a linked folder", [("a.txt", "../elsewhere/e.txt"), ("far", "../elsewhere")], ["far/e"]),
    ("to a link", [("a.txt", "d.txt"), ("d.txt", "b/b.txt")], []),
    ("to nothing, twice", [("a.txt", "nowhere"), ("d.txt", "nowhere")], ["a.txt: the file", "d.txt: the file"]),
    ("to a name longer than any file's", [("a.txt", "n" * 300)], ["a.txt: the file cannot be opened"]),
    ("to a hidden file", [("a.txt", ".hidden.txt")], ["a"]),
)


@pytest.mark.parametrize(("name", "links", "more"), FILE_LINKS, ids=[one[0] for one in FILE_LINKS])
def test_linked_files_are_read_once(tmp_path: Path, name: str, links: list[tuple[str, str]], more: list[str]) -> None:
    pile = lay_out(tmp_path / "pile", "b/b.txt", "c.txt", ".hidden.txt")
    lay_out(tmp_path / "elsewhere", "e.txt")
    for link, to in links:
        (pile / link).symlink_to(pile / to)
    found = told(pile)
    assert len(found) == 2 + len(more)
    assert all(any(one.startswith(start) for one in found) for start in ("b/b", "c", *more))


def test_a_file_of_two_names_of_its_own_is_read_under_both(tmp_path: Path) -> None:
    pile = lay_out(tmp_path, "a.txt")
    (pile / "b.txt").hardlink_to(pile / "a.txt")
    assert told(pile) == ["a", "b"]


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = lay_out(tmp_path, "a.txt", "closed/b.txt", "d/c.txt")
    listed = os.listdir

    def refused(folder: Path) -> list[str]:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refused)
    assert told(pile) == [
        "a",
        "closed: the folder cannot be read: Permission denied; what it holds is missing",
        "d/c",
    ]


def test_names_that_are_no_text_are_read_and_told(tmp_path: Path) -> None:
    pile = lay_out(tmp_path / "pile", "a.txt")
    for name, content in ((b"caf\xe9.txt", GOOD), (b"empty\xff.txt", ""), (b"d\xe9p\xf4t/b.txt", GOOD + " Twice.")):
        path = pile / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    ledger = tmp_path / "x.ledger"
    for new, known in ((3, 0), (0, 3)):
        outcome = _added(ledger, pile)
        assert (outcome.added, outcome.known) == (new, known)
        assert [Path(problem.where).name for problem in outcome.problems] == ["empty\\xff.txt"]
    assert {str(one["id"]) for one in Edition(ledger).articles()} == {"a", "caf\\xe9", "d\\xe9p\\xf4t/b"}
    for path in (pile / os.fsdecode(b"empty\xff.txt"), tmp_path / os.fsdecode(b"gone\xff.txt")):
        assert len(_added(ledger, path).problems) == 1
    (pile / os.fsdecode(b"empty\xff.txt")).write_text(GOOD + " Thrice.")
    assert _added(ledger, pile).problems == ()
    assert list(Edition(ledger).problems()) == []


def _added(ledger: Path, *inputs: Path) -> Outcome:
    with Ledger.write(ledger) as opened:
        return add(opened, list(map(str, inputs)), settings=Settings(), house=replace(HOUSE, read=read))


def test_the_list_of_sheets_is_left_out_and_a_sheet_says_what_it_is(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pile = lay_out(tmp_path / "pile", "a.txt")
    read_shards([str(pile)], tmp_path / "sheets", settings=Settings(), find=HOUSE.read_claims)
    (tmp_path / "sheets").rename(pile / "sheets")
    assert own.SHEETS == NAME
    [problem] = _added(tmp_path / "x.ledger", pile).problems
    assert "`variorum read` wrote this" in problem.why


def test_a_ledger_in_the_folder_that_it_reads_is_left_out(tmp_path: Path) -> None:
    pile = lay_out(tmp_path, "a.txt")
    for new, known in ((1, 0), (0, 1)):
        outcome = _added(pile / "my.ledger", pile)
        assert (outcome.added, outcome.known, outcome.problems) == (new, known, ())
        (pile / "my.ledger.warc.gz").write_bytes(b"not looked into")
        with Ledger.read(pile / "my.ledger"):  # files of SQLite's stand beside it meanwhile
            assert told(pile) == ["a"]


@pytest.mark.parametrize("name", ["my.ledger", "mine", "mine.txt"])
def test_a_ledger_that_is_named_itself_is_told_as_one(tmp_path: Path, name: str) -> None:
    pile = lay_out(tmp_path, "a.txt")
    _added(pile / name, pile)
    (problem,) = read([str(pile / name)], settings=Settings())
    assert isinstance(problem, Problem)
    assert problem.why == "this is a ledger, which is not read into another; add what it was made of"


def test_what_variorum_wrote_is_left_out_of_folders_alone(tmp_path: Path) -> None:
    pile = lay_out(tmp_path, "a.txt")
    _added(pile / "my.ledger", pile)
    given_out = rendered(Edition(pile / "my.ledger").articles(), columns.ARTICLES, form="jsonl")
    (pile / "articles.jsonl").write_text("\n".join(given_out), encoding="utf-8")
    (pile / "run.jsonl").write_text(LOGGED)
    assert told(pile) == ["a"]
    (pile / "a.txt").unlink()
    assert told(pile) == [".: the folder holds no files but what Variorum wrote itself"]
    assert [one.what for one in _added(tmp_path / "y.ledger", pile / "run.jsonl").problems] == ["field"]


def test_what_only_looks_like_a_ledger_is_told(tmp_path: Path) -> None:
    pile = lay_out(tmp_path, "my.ledger-lock", "my.ledger-notes", "other.ledger")
    assert ["are not read" in one for one in told(pile)] == [True, True, True]


LOGGED = (
    '{"time": "2026-11-29T23:24:22.709+00:00", "level": "INFO", "event": "run begun", "logger": "variorum.pipeline",'
    ' "process": 24154, "ledger": "my.ledger"}\n'
)


def test_ledgers_are_known_by_what_the_ledger_room_writes(tmp_path: Path) -> None:
    with Ledger.write(tmp_path / "x"):
        assert lock_path(tmp_path / "x").name.removeprefix("x") in own.BESIDE
    assert set(BESIDE_LEDGER) <= set(own.BESIDE)
    assert APPLICATION_ID.to_bytes(4, "big") in own.LEDGER.pattern


PAGE, WORDS, OTHER = article_page("Bridge", GOOD), GOOD.encode(), GOOD.replace("two", "six").encode()
GZ = gzip.compress(WORDS)
LISTED = b"file,outlet\na.txt.gz,Post\n"
PACKED: list[tuple[str, dict[str, bytes], list[str]]] = [  # files, and the ids of their reports
    ("a page and the same packed", {"a.html": PAGE, "a.html.gz": gzip.compress(PAGE)}, ["a"]),
    ("packed in two ways", {"a.txt": WORDS, "a.txt.bz2": bz2.compress(WORDS), "a.txt.gz": GZ}, ["a"]),
    ("packed alone", {"a.txt.gz": GZ}, ["a"]),
    ("another text in it", {"a.txt": WORDS, "a.txt.gz": gzip.compress(OTHER)}, ["a", "a.txt.gz"]),
    ("another name", {"a.txt": WORDS, "b.txt.gz": GZ}, ["a", "b"]),
    ("another ending", {"a.txt": WORDS, "a.text": WORDS}, ["a", "a.txt"]),
    ("in another folder", {"a.txt": WORDS, "x/a.txt.gz": GZ}, ["a", "x/a"]),
    ("a list says otherwise", {"a.txt": WORDS, "a.txt.gz": GZ, "metadata.csv": LISTED}, ["a", "a.txt.gz"]),
]  # fmt: skip


@pytest.mark.parametrize("name, files, ids", PACKED, ids=[name for name, *_ in PACKED])
def test_a_file_and_the_same_packed_beside_it_are_one_report(
    tmp_path: Path, name: str, files: dict[str, bytes], ids: list[str]
) -> None:
    for place, content in files.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_bytes(content)
    items = list(read([str(tmp_path)], settings=Settings()))
    found = [one.article.id.removeprefix(f"{tmp_path}/") for one in items if isinstance(one, Reading)]
    assert (found, len(items)) == (ids, len(ids))


def test_they_are_one_in_whatever_order_they_are_named(tmp_path: Path) -> None:
    places = [str(tmp_path / name) for name in ("a.html.gz", "a.html")]
    for place, content in zip(places, (gzip.compress(PAGE), PAGE), strict=True):
        Path(place).write_bytes(content)
    for named in (places, places[::-1]):
        assert [isinstance(one, Reading) for one in read(named, settings=Settings())] == [True]
