"""Bad input gets a clear word, and the good beside it is read."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading.making import article_page, record
from variorum.errors import PipelineError
from variorum.reading import READERS, read
from variorum.reading.drafts import Draft
from variorum.reading.files import inputs as inputs_module
from variorum.reading.files.inputs import Input
from variorum.reading.formats.jsonlines import read_lines
from variorum.reading.reader import read_all
from variorum.records import Problem, Reading
from variorum.settings import Settings

GOOD = (
    "The bridge over the Strand was reopened on Friday after two years of work.\n\nNobody was hurt, the ministry said."
)


def run(*paths: Path | str) -> tuple[list[Reading], list[Problem]]:
    items = list(read([str(path) for path in paths], settings=Settings()))
    return [x for x in items if isinstance(x, Reading)], [x for x in items if isinstance(x, Problem)]


BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n ", "empty"),
    ("binary.txt", bytes(range(256)) * 20, "binary"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "PNG"),
    ("report.pdf", b"%PDF-1.7 ...", "damaged"),
    ("furniture.txt", b"Home\nSearch\nSubscribe to our newsletter\n", "no article"),
    ("page.html", b"<html><body><nav>Home</nav></body></html>", "no article"),
    ("menu.html", b"<html><body><nav><a href=x>a</a></nav></body></html>", "no article"),
    ("lost.txt", ("B\ufffd\ufffdcke " * 50).encode(), "earlier conversion"),
    ("list.json", b'["a"]', "JSON object"),
]


@pytest.mark.parametrize(("name", "content", "why"), BAD)
def test_a_bad_file_is_a_problem_with_its_reason(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    readings, problems = run(path)
    assert readings == []
    assert [why in problem.why for problem in problems] == [True]
    assert problems[0].where.startswith(str(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252", "utf-32"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    text = GOOD + "\n\n“It is done,” said the minister, René Ostrow – “at last”."
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode(encoding))
    readings, problems = run(path)
    assert problems == []
    assert readings[0].article.text == text


def test_other_alphabets_in_old_encodings(tmp_path: Path) -> None:
    text = "Министерство сообщило в пятницу, что мост через реку снова открыт после двух лет работ.\n\n" * 3
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode("windows-1251"))
    readings, _ = run(path)
    assert readings[0].article.text.startswith("Министерство")
    assert readings[0].article.language == "ru"


def test_a_document_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs_module, "LARGEST", 2_000_000)
    path = tmp_path / "large.txt"
    path.write_text(GOOD * 20_000)
    readings, problems = run(path)
    assert readings == []
    assert "2 MB" in problems[0].why


def test_a_thousand_files_with_ten_bad_ones(tmp_path: Path) -> None:
    for number in range(1000):
        path = tmp_path / f"{number % 7}" / f"report{number:04}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"" if number % 100 == 50 else f"{GOOD} It was the {number}th bridge.".encode())
    readings, problems = run(tmp_path)
    assert (len(readings), len(problems)) == (990, 10)
    assert [reading.article.location for reading in readings] == sorted(r.article.location for r in readings)
    assert readings[0].article.id == "0/report0000"


@pytest.mark.parametrize("error", [OverflowError, KeyError, MemoryError])
def test_a_reader_that_stumbles_costs_its_own_input(tmp_path: Path, error: type[Exception]) -> None:
    def stumble(source: Input) -> Iterator[Draft | Problem]:
        yield next(iter(read_lines(source)))
        raise error("Maria Lopez")

    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.{'txt' if name != 'b' else 'jsonl'}").write_text(json.dumps({"text": GOOD, "id": name}))
    items = list(read_all([str(tmp_path)], readers={**READERS, "jsonl": stumble}))
    assert [item.what if isinstance(item, Problem) else item.article.id for item in items] == ["a", "b", "file", "c"]
    told = next(item for item in items if isinstance(item, Problem))
    assert told.where.endswith("b.jsonl")
    assert error.__name__ in told.why
    assert "please report this" in told.why
    assert "Lopez" not in told.why


PAGES = [article_page(f"Page {at}", f"{GOOD} It was the {at}th bridge.") for at in range(3)]
OF_MANY: list[tuple[str, bytes]] = [  # three reports in one file
    ("pages.warc.gz", b"".join(record(f"https://x.example/{at}", page) for at, page in enumerate(PAGES))),
    ("pages.jsonl", b"".join(json.dumps({"html": page.decode()}).encode() + b"\n" for page in PAGES)),
]


@pytest.mark.parametrize("where", ["formats.pages.metadata", "articles.clean"])
@pytest.mark.parametrize("name, content", OF_MANY)
def test_a_reader_that_stumbles_over_one_of_many_reports_costs_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, name: str, content: bytes
) -> None:
    module, _, verb = where.rpartition(".")
    work = getattr(importlib.import_module(f"variorum.reading.{module}"), verb)

    def stumble(text: str, **more: object) -> object:
        if "1th bridge" in text:
            raise IndexError("Maria Lopez")
        return work(text, **more)

    monkeypatch.setattr(f"variorum.reading.{where}", stumble)
    (tmp_path / name).write_bytes(content)
    readings, problems = run(tmp_path / name)
    assert [reading.article.title for reading in readings] == ["Page 0", "Page 2"]
    assert [("IndexError" in one.why, "Lopez" in one.why, one.where[-6:].count(":")) for one in problems] == [
        (True, False, 1)
    ]


@pytest.mark.parametrize("deep", ["[" * 800 + "]" * 800, '{"name":' * 800 + "1" + "}" * 800])
@pytest.mark.parametrize("where", ['{"@type":"NewsArticle","author":%s}', "%s"])
def test_what_a_page_declares_however_deep_costs_none_of_its_text(tmp_path: Path, deep: str, where: str) -> None:
    head = f'<script type="application/ld+json">{where % deep}</script>'
    (tmp_path / "a.html").write_bytes(article_page("Bridge", *GOOD.split("\n\n"), head=head))
    readings, problems = run(tmp_path)
    assert problems == []
    assert readings[0].article.text == f"Bridge\n\n{GOOD}"


@pytest.mark.parametrize("error", [ImportError, PipelineError("x", "y")])
def test_what_no_input_can_do_without_ends_the_run(tmp_path: Path, error: Exception) -> None:
    def missing(source: Input) -> Iterator[Draft | Problem]:
        raise error

    (tmp_path / "a.txt").write_text(GOOD)
    with pytest.raises((ImportError, PipelineError)):
        list(read_all([str(tmp_path)], readers={**READERS, "text": missing}))


def test_an_archive_that_cannot_be_opened_for_an_unknown_reason_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(source: Input) -> Iterator[Input]:
        if source.suffix == ".zip":
            raise IndexError
        yield source

    monkeypatch.setattr("variorum.reading.reader.unpacked", stumble)
    (tmp_path / "a.zip").write_bytes(b"")
    (tmp_path / "b.txt").write_text(GOOD)
    readings, problems = run(tmp_path)
    assert [reading.article.id for reading in readings] == ["b"]
    assert [Path(problem.where).name for problem in problems] == ["a.zip"]


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, problems = run(tmp_path / "missing.txt", tmp_path / "empty", "https://example.org/report")
    assert [problem.what for problem in problems] == ["input", "input", "input"]


def test_two_files_of_one_stem_are_two_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{GOOD}</p></article></body></html>")
    readings, _ = run(tmp_path)
    assert len({reading.article.id for reading in readings}) == 2


def test_the_id_is_the_one_supplied_else_the_url_else_the_place(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "url": "https://x.org/1", "text": GOOD},
        {"url": "https://x.org/2", "text": GOOD},
        {"text": GOOD},
    ]
    path = tmp_path / "pile.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    readings, _ = run(path)
    assert [reading.article.id for reading in readings] == ["a", "https://x.org/2", "pile:3"]
    assert readings[0].original.content == json.dumps(rows[0]).encode()


def test_json_lines_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(json.dumps({"id": "a", "text": GOOD}).encode() + b"\nbroken\n")

    monkeypatch.setattr("sys.stdin", Stdin)
    readings, problems = run("-")
    assert [reading.article.id for reading in readings] == ["a"]
    assert problems[0].where == "standard input:2"


def test_strings_that_no_file_can_hold(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_text('{"id": "a", "text": "' + GOOD.replace("\n", "\\n") + ' \\ud800 \\u0000"}')
    readings, _ = run(path)
    readings[0].article.text.encode("utf-8")


def test_deeply_nested_input_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text("[" * 200_000)
    _, problems = run(path)
    assert len(problems) == 1


def test_deeply_nested_markup_ends(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * 50_000 + GOOD)
    readings, problems = run(path)
    assert len(readings) + len(problems) == 1
