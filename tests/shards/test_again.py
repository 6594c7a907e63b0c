"""What a folder of sheets holds after several runs: every report of every input once, whatever was done in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from variorum.errors import InputError
from variorum.executors import Died, Run, here
from variorum.ledger.lock import WriterLock
from variorum.records import Article, Claim, Problem
from variorum.settings import Settings
from variorum.shards import Told, read_shards
from variorum.shards.plan import FEWEST, TOGETHER, shards
from variorum.sheets import readings
from variorum.sheets.alone import alone
from variorum.sheets.manifest import NAME, SCHEMA, load, reader_of, sheets
from variorum.sheets.sheet import DRAFT, is_sound, reports, write

Item = TypeVar("Item")
Result = TypeVar("Result")
Files = Mapping[str, str | None]  # what is written before a run; None: it is removed

FAST = Settings(parser="fast")
FIRST: Files = {"in/a.txt": "Arla", "in/b.txt": "Brod", "in/c.txt": "Cesta", "in/many.jsonl": '{"text": "Elm"}\n' * 2}
A, B, C, MANY = "in/a.txt: Arla", "in/b.txt: Brod", "in/c.txt: Cesta", ("in/many.jsonl:1: Elm", "in/many.jsonl:2: Elm")


def _find(article: Article, settings: Settings) -> tuple[Claim, ...]:
    return ()


@pytest.fixture(autouse=True)
def _in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("variorum.shards.running.FOR_SHARDS", {"local": _by(here)})
    monkeypatch.setattr("variorum.sheets.alone.WriterLock", partial(WriterLock, patience=0))
    _lay_out(FIRST)


def _by(run: Run) -> Callable[..., AbstractContextManager[Run]]:
    @contextmanager
    def executor(*, workers: int, master: str | None) -> Iterator[Run]:
        yield run

    return executor


def _lay_out(files: Files) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        if text is None:
            Path(name).unlink()
        else:
            Path(name).write_text(text, encoding="utf-8")


def _read(*inputs: str) -> Told:
    return read_shards(inputs, Path("read"), settings=FAST, find=_find)


def _told() -> list[str]:
    """Each report that the folder gives, as place and text, and each problem."""
    found = readings("read", reader=reader_of("read")[0])
    return sorted(
        f"{one.where}: {one.why}" if isinstance(one, Problem) else f"{one.article.location}: {one.article.text}"
        for one in found
    )


def _looked_through() -> list[str]:
    """The same of the reports alone, as they are chosen from."""
    found = sheets("read", reader=reader_of("read")[0])
    each = (article for one in found for _, article, _ in reports(one.path, without=one.replaced))
    return sorted(f"{article.location}: {article.text}" for article in each)


AGAIN: tuple[tuple[str, tuple[str, ...], Files, tuple[str, ...], tuple[str, ...], tuple[int, int, int]], ...] = (
    # what is done, the inputs of the first run, what is changed, the inputs of the second, what the folder gives then;
    # how many shards the second run read, sheets of other inputs, and files of these that are no longer there
    ("the same", ("in",), {}, ("in",), (A, B, C, *MANY), (0, 0, 0)),
    ("a part", ("in",), {}, ("in/a.txt",), (A, B, C, *MANY), (1, 2, 0)),
    ("the whole of a part", ("in/a.txt", "in/many.jsonl"), {}, ("in",), (A, B, C, *MANY), (1, 0, 0)),
    ("twice in one run", ("in/a.txt",), {}, ("in/b.txt", "./in/b.txt"), (A, B), (1, 1, 0)),
    ("beside it", ("in/a.txt",), {"in/d.txt": "Arla"}, ("in/d.txt",), (A, "in/d.txt: Arla"), (1, 1, 0)),
    ("changed", ("in",), {"in/a.txt": "Alma"}, ("in",), ("in/a.txt: Alma", B, C, *MANY), (1, 0, 0)),
    ("changed in part", ("in",), {"in/a.txt": "Alma"}, ("in/a.txt",), ("in/a.txt: Alma", B, C, *MANY), (1, 2, 0)),
    ("renamed", ("in",), {"in/a.txt": None, "in/d.txt": "Arla"}, ("in",), (B, C, "in/d.txt: Arla", *MANY), (1, 0, 0)),
    ("renamed alone", ("in/a.txt",), {"in/a.txt": None, "in/d.txt": "Arla"}, ("in",), (B, C, "in/d.txt: Arla", *MANY),
     (2, 0, 0)),
    ("a copy changed, and what it was of removed", ("in/a.txt", "in/b.txt"), {"in/a.txt": None, "in/b.txt": "Brel"},
     ("in/b.txt",), (A, "in/b.txt: Brel"), (1, 1, 1)),
    ("removed", ("in/a.txt", "in/b.txt"), {"in/a.txt": None}, ("in/b.txt",), (A, B), (1, 1, 1)),
    ("a name that was wrong", ("inn", "in/b.txt"), {}, ("in/a.txt",), (A, B), (1, 1, 0)),
    ("a list that was wrong", ("in/a.txt", "li"), {"li/metadata.csv": "file\nx.txt\n", "li/x.txt": "Fenn"}, ("li",),
     (A, "li/x.txt: Fenn"), (1, 1, 0)),
)  # fmt: skip


BEFORE: Mapping[str, Files] = {  # what else there is before the first run
    "a list that was wrong": {"li/metadata.csv": "file\nnone.txt\n", "li/x.txt": "Fenn"},
    "a copy changed, and what it was of removed": {"in/b.txt": "Arla"},
}


@pytest.mark.parametrize("what, first, changes, then, given, counts", AGAIN, ids=[case[0] for case in AGAIN])
def test_nothing_is_lost_and_nothing_doubled(
    what: str,
    first: tuple[str, ...],
    changes: Files,
    then: tuple[str, ...],
    given: tuple[str, ...],
    counts: tuple[int, int, int],
) -> None:
    _lay_out(BEFORE.get(what, {}))
    _read(*first)
    _lay_out(changes)
    told = _read(*then)
    assert _told() == sorted(given)
    assert _looked_through() == sorted(given)
    assert (told.read, told.others, told.gone) == counts
    assert {path.name for path in Path("read").iterdir()} == {NAME, *(one.file for one in load(Path("read")).sheets)}


def test_another_spelling_is_the_same_file(tmp_path: Path) -> None:
    _read("in")
    _read(str(tmp_path / "in"))
    assert len(_told()) == 5
    os.symlink(tmp_path / "in", tmp_path / "linked")
    _read("linked")
    assert [place.split("/")[0] for place in _told()] == ["linked"] * 5
    _read("in/a.txt")
    assert len(_told()) == 5


def test_a_wrong_name_leaves_nothing() -> None:
    told = _read("inn")
    assert ([one.where for one in told.problems], told.reports, Path("read").exists()) == (["inn"], 0, False)
    assert [one.where for one in _read("inn", "in").problems] == ["inn"]
    assert len(_told()) == 5


class _Stopped(BaseException):
    """A run that was ended."""


def _one_and_no_more(work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[tuple[Item, Result | Died]]:
    yield from list(here(work, list(items)[:1]))
    raise _Stopped


def test_what_was_read_before_is_there_until_what_replaces_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    _read("in")
    before = {path.name for path in Path("read").glob("*.parquet")}
    _lay_out({"in/a.txt": "Alma", "in/many.jsonl": '{"text": "Fenn"}\n'})
    with monkeypatch.context() as stopped:
        stopped.setattr("variorum.shards.running.FOR_SHARDS", {"local": _by(_one_and_no_more)})
        with pytest.raises(_Stopped):
            _read("in")
    unread, *given = sorted(_told(), key=lambda one: "no sheet yet" not in one)
    assert "no sheet yet" in unread
    assert sorted(given) == sorted(["in/a.txt: Alma", B, C, *MANY])
    assert _read("in").known == 1
    assert _told() == sorted(["in/a.txt: Alma", B, C, "in/many.jsonl:1: Fenn"])
    assert not before & {path.name for path in Path("read").glob("*.parquet")}


def test_what_was_not_read_before_it_went_is_asked_for_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as stopped:
        stopped.setattr("variorum.shards.running.FOR_SHARDS", {"local": _by(_one_and_no_more)})
        with pytest.raises(_Stopped):
            _read("in")
    _lay_out({"in/many.jsonl": None})
    assert _read("in").others == 0
    assert _told() == [A, B, C]


def test_a_renamed_file_stays_until_it_is_read_under_its_new_name(monkeypatch: pytest.MonkeyPatch) -> None:
    _read("in")
    os.rename("in/many.jsonl", "in/more.jsonl")
    _lay_out({"in/a.txt": "Alma"})
    with monkeypatch.context() as stopped:
        stopped.setattr("variorum.shards.running.FOR_SHARDS", {"local": _by(_one_and_no_more)})
        with pytest.raises(_Stopped):
            _read("in")
    _read("in/b.txt")
    assert set(MANY) < set(_told())
    _read("in")
    assert [one.split(":")[0] for one in _told()] == ["in/a.txt", "in/b.txt", "in/c.txt", *["in/more.jsonl"] * 2]


def test_an_older_folder_is_refused() -> None:
    _read("in")
    manifest = Path("read") / NAME
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(SCHEMA, "variorum-sheets/1"), encoding="utf-8")
    with pytest.raises(InputError, match="again into another folder"):
        _read("in")


DAMAGES: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("cut short", lambda content: content[:100]),
    ("without its end", lambda content: content[:-1]),
    ("empty", lambda content: b""),
    ("another file", lambda content: b"Kelm"),
    ("other bytes", lambda content: bytes(255 - one if 300 <= at < 310 else one for at, one in enumerate(content))),
    ("one other bit", lambda content: bytes(one ^ (at == 300) for at, one in enumerate(content))),
    ("a bit in no checksum", lambda content: content[:-20] + bytes([content[-20] ^ 1]) + content[-19:]),
)


@pytest.mark.parametrize("what, damage", DAMAGES, ids=[case[0] for case in DAMAGES])
def test_a_damaged_sheet_is_told_and_read_anew(what: str, damage: Callable[[bytes], bytes]) -> None:
    _read("in")
    sheet = next(Path("read").glob("a-*.parquet"))
    content = sheet.read_bytes()
    sheet.write_bytes(damage(content))
    (unread,) = (one for one in _told() if one.startswith(str(sheet)))
    assert "run the same `variorum read` again" in unread
    assert _told() == sorted([unread, *MANY])
    told = _read("in")
    assert (told.read, told.known, told.reports, told.problems) == (1, 1, 5, ())
    assert sheet.read_bytes() == content


def test_a_damaged_sheet_of_a_run_that_was_stopped_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its hash is not known yet: the checksums of its pages tell."""
    with monkeypatch.context() as stopped:
        stopped.setattr("variorum.shards.running.FOR_SHARDS", {"local": _by(_one_and_no_more)})
        with pytest.raises(_Stopped):
            _read("in")
    (sheet,) = Path("read").glob("a-*.parquet")
    content = sheet.read_bytes()
    assert is_sound(sheet)
    sheet.write_bytes(content[:300] + bytes([content[300] ^ 1]) + content[301:])
    assert not is_sound(sheet)
    assert (_read("in").read, sheet.read_bytes() == content) == (2, True)


def test_a_damaged_manifest_says_what_to_do() -> None:
    _read("in")
    (Path("read") / NAME).write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="remove it and run `variorum read` again"):
        _read("in")
    (Path("read") / NAME).unlink()
    assert (_read("in").known, len(_told())) == (2, 5)


def test_one_run_at_a_time() -> None:
    """The second would take the drafts of the first for those of a process that ended."""
    _read("in")
    draft = Path("read") / f".kelm{DRAFT}"
    with alone(Path("read")):
        draft.touch()
        with pytest.raises(InputError, match=f"process {os.getpid()} on .* is reading into this folder"):
            _read("in")
        assert draft.exists()
    assert _read("in").known == 2
    assert [path.name for path in Path("read").iterdir() if path.suffix != ".parquet"] == [NAME]


def test_a_disk_without_locks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("variorum.ledger.lock._take", refuse)
    with pytest.raises(InputError, match="its disk gives no file locks"):
        _read("in")


REFUSED = (
    (("in",), "in", "name a folder outside of it"),
    (("in/a.txt", "in"), "in/read", "name a folder outside of it"),
    (("in",), "in/more/read", "name a folder outside of it"),
    (("linked",), "in/read", "name a folder outside of it"),
    (("before",), "before", "variorum add LEDGER"),
)


@pytest.mark.parametrize("inputs, folder, words", REFUSED)
def test_sheets_among_what_is_read_are_refused(inputs: tuple[str, ...], folder: str, words: str) -> None:
    os.symlink("in", "linked")
    read_shards(["in/a.txt"], Path("before"), settings=FAST, find=_find)
    with pytest.raises(InputError, match=words):
        read_shards(inputs, Path(folder), settings=FAST, find=_find)
    assert sorted(path.name for path in Path("in").iterdir()) == ["a.txt", "b.txt", "c.txt", "many.jsonl"]


@pytest.mark.parametrize("content", [None, "{"])
def test_a_folder_of_sheets_was_read_already(content: str | None) -> None:
    read_shards(["in/many.jsonl"], Path("in/before"), settings=FAST, find=_find)
    if content is not None:
        (Path("in/before") / NAME).write_text(content, encoding="utf-8")
    told = _read("in")
    assert [one.where for one in told.problems if "variorum add LEDGER" in one.why] == ["in/before"]
    assert (told.reports, len(told.problems), len(_told())) == (5, 1, 5)


def test_files_beside_sheets_are_read() -> None:
    _lay_out({"in/d.txt": "Elm"})
    read_shards(["in/a.txt", "in/b.txt"], Path("in"), settings=FAST, find=_find)
    told = read_shards(["in/a.txt", "in/d.txt"], Path("in"), settings=FAST, find=_find)
    assert (told.reports, told.problems) == (2, ())


def test_a_new_file_moves_the_borders_of_its_own_shard_alone(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for at in range(10 * TOGETHER):
        (pile / f"{at:04}.txt").touch()
    before = shards([str(pile)], reader="me")
    (pile / "0003a.txt").touch()
    after = shards([str(pile)], reader="me")
    assert {FEWEST <= len(one.inputs) <= TOGETHER for one in before[:-1]} == {True}
    assert len(set(after) - set(before)) <= 3
    assert len(set(after) & set(before)) > len(before) - 3


WRITING = (
    (errno.ENOSPC, "the disk is full"),
    (errno.EDQUOT, "the disk is full"),
    (errno.EACCES, "every machine must see the folder"),
)


@pytest.mark.parametrize("number, words", WRITING)
def test_why_a_sheet_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(InputError, match=words):
        write(tmp_path / "x.parquet", [])
    assert not list(tmp_path.glob("*x*")) + list(tmp_path.glob(".*"))


def test_what_was_read_before_counts_as_done() -> None:
    _read("in")
    next(Path("read").glob("many-*.parquet")).unlink()
    seen: list[tuple[str, int]] = []
    read_shards(
        ["in"], Path("read"), settings=FAST, find=_find, progress=lambda stage, done: seen.append((stage, done))
    )
    assert seen == [("read", 3), ("read", 5)]
