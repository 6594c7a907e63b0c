"""Which report a text is of: the same, a later version of it, or another; and which problems are over."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.ledger.house import HOUSE
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import Outcome, Rooms, add
from variorum.reading import read
from variorum.records import Problem
from variorum.settings import Settings
from variorum.shards import read_shards

Files = dict[str, str | None]  # what stands in each; None: it is gone

READING = replace(HOUSE, read=read)
A = "Arla says Norvalia took Kelm, and that the bridge over the Strand was reopened on Friday by the ministry."
B = "Nobody was hurt when a crane fell into the water last month, officials added in the port of Kelm on Monday."
C = "Talks with the dockers would go on in the port of Varna until the end of the week, the ministry has said."


def line(text: str, **fields: str) -> str:
    return json.dumps({**fields, "text": text}) + "\n"


def run(path: Path, *inputs: str | Path, workers: int = 1, house: Rooms = READING) -> Outcome:
    with Ledger.write(path) as ledger:
        return add(ledger, [str(one) for one in inputs], settings=Settings(workers=workers), house=house)


def versions(path: Path) -> list[tuple[str, int, str | None, str | None]]:
    """Every version of every report: id, number, outlet, and the day of publication."""
    with Ledger.read(path) as ledger:
        return [(one.id, one.version, one.outlet, one.published.edtf) for one in ledger.every_version()]


@dataclass(frozen=True)
class Step:
    """Files as they stand now, what is added, and how many of its reports are new."""

    files: Files
    added: tuple[str, ...]
    new: int


@dataclass(frozen=True)
class Course:
    """What happens to a pile, and the versions that a ledger holds afterwards."""

    name: str
    steps: tuple[Step, ...]
    held: list[tuple[str, int, str | None, str | None]] = field(default_factory=list)


LIST = "file,outlet,published,title,url\n"
COURSES = (
    Course(
        "other texts under a supplied id are versions, a copy is known",
        (
            Step({"a.jsonl": line(A, id="r1"), "b.jsonl": line(B, id="r1"), "c.jsonl": line(A, id="r1")}, (".",), 2),
            Step({}, ("b.jsonl",), 0),
            Step({}, ("c.jsonl", "a.jsonl"), 0),
        ),
        [("r1", 1, None, None), ("r1", 2, None, None)],
    ),
    Course(
        "the same one by one",
        (
            Step({"a.jsonl": line(A, id="r1"), "b.jsonl": line(B, id="r1"), "c.jsonl": line(A, id="r1")}, (), 0),
            Step({}, ("a.jsonl",), 1),
            Step({}, ("b.jsonl",), 1),
            Step({}, ("c.jsonl",), 0),
        ),
        [("r1", 1, None, None), ("r1", 2, None, None)],
    ),
    Course(
        "a supplied id that is the name of its file is supplied all the same",
        (
            Step({"r1.json": line(A, id="r1")}, (".",), 1),
            Step({"r1.json": line(B, id="r1")}, (".",), 1),
        ),
        [("r1", 1, None, None), ("r1", 2, None, None)],
    ),
    Course(
        "two files of one name, without ids, are two reports",
        (Step({"x/a.jsonl": line(A), "y/a.jsonl": line(B)}, ("x", "y"), 2),),
        [("a:1", 1, None, None), ("y/a.jsonl:1", 1, None, None)],
    ),
    Course(
        "files that differ in their endings alone are known however the folder around them is named",
        (
            Step({"a.jsonl": line(A), "a.txt": B, "a.md": B, "x/a.txt": B}, (".",), 4),
            Step({}, ("../pile", "../pile/../pile/", "./a.txt"), 0),
            Step({"stdin.jsonl": line(C)}, (".",), 1),
        ),
        [
            ("a", 1, None, None),
            ("a.txt", 1, None, None),
            ("a:1", 1, None, None),
            ("stdin:1", 1, None, None),
            ("x/a", 1, None, None),
        ],
    ),
    Course(
        "a folder in the pile is known, and so is one around it, also where a path begins inside",
        (
            Step({"x/a.txt": A, "x/b.jsonl": line(B) + line(C, id="r1")}, ("x",), 3),
            Step({}, (".",), 0),
            Step({}, ("../pile",), 0),
            Step({}, ("../pile/x/a.txt",), 0),
            Step({"a.txt": C}, (".",), 1),
            Step({}, ("../pile/x", ".."), 0),
        ),
        [("a", 1, None, None), ("a~731d4f3d", 1, None, None), ("b:1", 1, None, None), ("r1", 1, None, None)],
    ),
    Course(
        "of folders in one another each file is one report, whatever is at work",
        (Step({"x/a.txt": A, "x/b.jsonl": line(B), "c.txt": C}, ("x", ".", "x/a.txt"), 3),),
        [("a", 1, None, None), ("b:1", 1, None, None), ("c", 1, None, None)],
    ),
    Course(
        "what a list says later makes a version, and so does what it says after that",
        (
            Step({"a.txt": A}, (".",), 1),
            Step({"metadata.csv": LIST + "a.txt,Estmar Post,2021-03-07,,\n"}, (".",), 1),
            Step({}, (".",), 0),
            Step({"metadata.csv": LIST + "a.txt,,2021-03-07,,\n"}, (".",), 1),
            Step({}, (".",), 0),
        ),
        [("a", 1, None, None), ("a", 2, "Estmar Post", "2021-03-07"), ("a", 3, None, "2021-03-07")],
    ),
    Course(
        "what is changed in its place and changed back is what it says now; a copy elsewhere changes nothing",
        (
            Step({"a.jsonl": line(A, id="r1", outlet="Post"), "b.jsonl": line(A, id="r1", outlet="Copy")}, (".",), 2),
            Step({"b.jsonl": line(A, id="r1", outlet="Mail")}, (".",), 1),
            Step({"b.jsonl": line(A, id="r1", outlet="Copy")}, (".",), 1),
            Step({"b.jsonl": line(A, id="r1", outlet="Post")}, (".",), 1),
            Step({}, (".",), 0),
            Step({}, ("b.jsonl", "a.jsonl"), 0),
        ),
        [
            ("r1", 1, "Post", None),
            ("r1", 2, "Copy", None),
            ("r1", 3, "Mail", None),
            ("r1", 4, "Copy", None),
            ("r1", 5, "Post", None),
        ],
    ),
    Course(
        "a title that is given later stands in the text, and is no other report",
        (
            Step({"a.txt": A}, (".",), 1),
            Step({"metadata.csv": LIST + "a.txt,,,Bridge reopens,\n"}, (".",), 1),
            Step({}, (".",), 0),
        ),
        [("a", 1, None, None), ("a", 2, None, None)],
    ),
    Course(
        "an address that is given later does not double the report",
        (
            Step({"a.txt": A}, (".",), 1),
            Step({"metadata.csv": LIST + "a.txt,Estmar Post,,,https://post.example/a\n"}, (".",), 1),
            Step({}, (".",), 0),
        ),
        [("a", 1, None, None), ("a", 2, "Estmar Post", None)],
    ),
    Course(
        "a title for the second text that stood under a path",
        (
            Step({"a.txt": A}, (".",), 1),
            Step({"a.txt": B}, (".",), 1),
            Step({"metadata.csv": LIST + "a.txt,,,Crane falls,\n"}, (".",), 1),
            Step({}, (".",), 0),
        ),
        [("a", 1, None, None), ("a~b419b015", 1, None, None), ("a~b419b015", 2, None, None)],
    ),
    Course(
        "fields that a line gets later",
        (
            Step({"a.jsonl": line(A, id="r1") + line(B)}, (".",), 2),
            Step({"a.jsonl": line(A, id="r1", outlet="Post") + line(B, published="2021-03-09")}, (".",), 2),
            Step({}, (".",), 0),
        ),
        [("a:2", 1, None, None), ("a:2", 2, None, "2021-03-09"), ("r1", 1, None, None), ("r1", 2, "Post", None)],
    ),
    Course(
        "a copy elsewhere that says less is known, one that says otherwise of a named report is a version",
        (
            Step({"x/a.jsonl": line(A, id="r1", outlet="Post"), "y/b.jsonl": line(A, id="r1")}, ("x", "y"), 1),
            Step({"z/c.jsonl": line(A, id="r1", outlet="Times")}, ("z",), 1),
        ),
        [("r1", 1, "Post", None), ("r1", 2, "Times", None)],
    ),
    Course(
        "the text of an agency in the files of two outlets is two reports, also one by one",
        (
            Step({"x/a.txt": A, "x/metadata.csv": LIST + "a.txt,Post,,,\n"}, ("x",), 1),
            Step({"y/a.txt": A, "y/metadata.csv": LIST + "a.txt,Times,,,\n"}, ("y",), 1),
            Step({}, ("y",), 0),
            Step({}, ("x", "y"), 0),
        ),
        [("a", 1, "Post", None), ("y/a.txt", 1, "Times", None)],
    ),
)


def _tried(course: Course, workers: int) -> object:
    """A course with so many processes: several where it is of these, the others with the long tests."""
    is_short = workers == 1 or "whatever is at work" in course.name
    return pytest.param(course, workers, id=f"{course.name}-{workers}", marks=() if is_short else pytest.mark.long)


@pytest.mark.parametrize("course, workers", [_tried(one, workers) for workers in (1, 2) for one in COURSES])
def test_which_report_a_text_is_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, course: Course, workers: int
) -> None:
    ledger = tmp_path / "x.ledger"
    (tmp_path / "pile").mkdir()
    monkeypatch.chdir(tmp_path / "pile")
    for step in course.steps:
        _lay_out(step.files)
        if step.added:
            outcome = run(ledger, *step.added, workers=workers)
            assert (outcome.added, outcome.problems) == (step.new, ())
    assert versions(ledger) == course.held
    assert Edition(ledger).check() == ()


def _lay_out(files: Files) -> None:
    for name, content in files.items():
        path = Path(name)
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")


FORGOTTEN: tuple[
    tuple[str, Files, str, Files, list[str]], ...
] = (  # files, the report to forget, then files again, and which reports come in
    ("a supplied id", {"a.jsonl": line(A, id="r1")}, "r1", {"b.jsonl": line(B, id="r1")}, []),
    ("two texts of one id", {"a.jsonl": line(A, id="r1"), "b.jsonl": line(B, id="r1")}, "r1", {}, []),
    ("a path, the same text", {"a.jsonl": line(A)}, "a:1", {"a.jsonl": "\n" + line(B), "b.jsonl": line(A)}, ["a:2"]),
    ("a path, another text", {"a.jsonl": line(A)}, "a:1", {"a.jsonl": line(B)}, ["a:1"]),
    ("a path, other bytes", {"a.jsonl": line(A)}, "a:1", {"a.jsonl": line(A, outlet="Post")}, []),
)


@pytest.mark.parametrize(("name", "before", "forgotten", "after", "held"), FORGOTTEN, ids=[one[0] for one in FORGOTTEN])
def test_what_is_forgotten_stays_out_and_nothing_else(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    before: Files,
    forgotten: str,
    after: Files,
    held: list[str],
) -> None:
    ledger = tmp_path / "x.ledger"
    (tmp_path / "pile").mkdir()
    monkeypatch.chdir(tmp_path / "pile")
    _lay_out(before)
    run(ledger, ".")
    with Ledger.write(ledger) as opened:
        opened.forget(forgotten, why="asked to")
    _lay_out(after)
    run(ledger, ".")
    with Ledger.read(ledger) as opened:
        assert [one.id for one in opened.every_version()] == held
        assert opened.status().forgotten == 1


def test_each_bytes_of_a_forgotten_report_stay_out_under_any_name(tmp_path: Path) -> None:
    """Its metadata were put right, so that one text came from two lines."""
    ledger, file = tmp_path / "x.ledger", tmp_path / "a.jsonl"
    for outlet in ("Post", "Estmar Post"):
        file.write_text(line(A, outlet=outlet))
        run(ledger, file)
    with Ledger.write(ledger) as opened:
        assert opened.forget("a:1", why="asked to") == 2
    for outlet in ("Post", "Estmar Post"):
        other = tmp_path / f"{outlet}.jsonl"
        other.write_text(line(A, outlet=outlet))
        assert run(ledger, other).added == 0


def test_what_was_told_of_a_forgotten_report_goes_with_it(tmp_path: Path) -> None:
    ledger, file = tmp_path / "x.ledger", tmp_path / "a.jsonl"
    file.write_text(line(A, id="r1") + line("", id="r2"))
    run(ledger, file)
    told = [Problem(str(file), "day", "quotes it"), Problem(f"{file}:1", "line", "quotes it")]
    with Ledger.write(ledger) as opened:
        kept = opened.unread()
        for one in told:
            opened.store_problem(one)
        opened.forget("r1", why="asked to")
        assert opened.unread() == kept
        assert [one.where for one in kept] == [f"{file}:2"]


def test_each_of_two_texts_that_stood_under_one_path_stays_out_once_forgotten(tmp_path: Path) -> None:
    ledger, file = tmp_path / "x.ledger", tmp_path / "a.txt"
    for text in (A, B):
        file.write_text(text)
        run(ledger, file)
        with Ledger.write(ledger) as opened:
            assert opened.forget("a", why="asked to") == 1
    for text, new in ((A, 0), (B, 0), (C, 1)):
        file.write_text(text)
        assert run(ledger, file).added == new
    assert Edition(ledger).status().forgotten == 2


def test_every_text_that_stood_under_a_forgotten_id_is_known_by_its_bytes(tmp_path: Path) -> None:
    ledger, url = tmp_path / "x.ledger", "https://post.example/a"
    for text in (A, B):
        (tmp_path / "a.txt").write_text(text)
        (tmp_path / "metadata.csv").write_text(LIST + f"a.txt,,,,{url}\n")
        run(ledger, tmp_path / "a.txt")
    with Ledger.write(ledger) as opened:
        assert opened.forget(url, why="asked to") == 2
    (tmp_path / "metadata.csv").unlink()
    for text, new in ((A, 0), (B, 0), (C, 1)):
        (tmp_path / "a.txt").write_text(text)
        assert run(ledger, tmp_path / "a.txt").added == new


BAD: dict[str, tuple[str, str | None]] = {  # what stands in the pile, and what it says once it is put right
    "table.csv": ("a,b\n1,2\n", f'text\n"{A}"\n'),
    "lines.jsonl": (line(A) + "{broken\n{again\n", line(A) + line(B)),
    "empty.jsonl": ("", line(C)),
    "list.json": ("[", f"[{line(B)}]"),
    "gone.txt": ("", None),
    "folder/metadata.csv": ("file,title\nnone.txt,Nowhere\n", "file,title\na.txt,Kelm\n"),
    "folder/a.txt": (A, A),
}


def test_what_was_put_right_is_no_problem_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = tmp_path / "x.ledger"
    (tmp_path / "pile").mkdir()
    monkeypatch.chdir(tmp_path / "pile")
    _lay_out({name: bad for name, (bad, _) in BAD.items()})
    assert len({problem.where.partition(":")[0] for problem in run(ledger, ".").problems}) == len(BAD) - 1
    _lay_out({name: good for name, (_, good) in BAD.items()})
    assert run(ledger, tmp_path / "pile").problems == ()
    assert list(Edition(ledger).problems()) == []


def test_what_was_put_right_and_read_into_sheets_is_no_problem_any_more(tmp_path: Path) -> None:
    pile, sheets = tmp_path / "pile.jsonl", tmp_path / "sheets"
    for content, problems in ((line(A) + "{broken\n", 1), (line(A), 0)):
        pile.write_text(content)
        read_shards([str(pile)], sheets, settings=Settings(), find=HOUSE.read_claims)
        assert len(run(tmp_path / "x.ledger", sheets).problems) == problems
        assert len(list(Edition(tmp_path / "x.ledger").problems())) == problems


OVER: tuple[
    tuple[tuple[str, ...], Files, tuple[str, ...], list[str]], ...
] = (  # the inputs of two runs, what is mended between them, and where there are problems in the end
    (("a.txt", "a.txt2"), {"a.txt": A}, ("a.txt",), ["a.txt2"]),
    (("x[1]", "x1"), {"x[1]/b.jsonl": line(B)}, ("x[1]",), ["x1/b.jsonl"]),
    (("x1",), {"x1/b.jsonl": line(B)}, ("x1/b.jsonl",), []),
    (("x1", "x[1]"), {"x1/b.jsonl": line(B)}, ("a.txt",), ["a.txt", "x1/b.jsonl", "x[1]/b.jsonl"]),
    (("repots", "a.txt"), {}, ("x1",), ["a.txt", "x1/b.jsonl"]),
    (("repots",), {}, ("repots",), ["repots"]),
    (("repots",), {"repots/a.txt": A}, ("repots",), []),
)


@pytest.mark.parametrize(("first", "mended", "then", "left"), OVER)
def test_only_what_is_read_anew_is_over(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    first: tuple[str, ...],
    mended: Files,
    then: tuple[str, ...],
    left: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    _lay_out({"a.txt": "", "a.txt2": "", "x[1]/b.jsonl": "", "x1/b.jsonl": ""})
    run(tmp_path / "x.ledger", *first)
    _lay_out(mended)
    run(tmp_path / "x.ledger", *then)
    assert [problem["where"] for problem in Edition(tmp_path / "x.ledger").problems()] == left


def test_a_reading_that_broke_off_puts_nothing_right(tmp_path: Path) -> None:
    ledger, file = tmp_path / "x.ledger", tmp_path / "a.txt"
    file.write_text("")
    run(ledger, file)

    def broken(paths: object, settings: Settings) -> object:
        raise ValueError("stumbled")
        yield

    run(ledger, file, house=replace(HOUSE, read=broken))  # type: ignore[arg-type]
    assert [problem["where"] for problem in Edition(ledger).problems()] == [str(file), "inputs"]
    file.write_text(A)
    run(ledger, file)
    assert list(Edition(ledger).problems()) == []
