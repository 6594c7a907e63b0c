"""What `metadata.csv` says of files: beside them, in folders around them, and inside an archive."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from pathlib import Path

import pytest

from tests.reading.making import article_page, record
from variorum.reading import read
from variorum.records import Problem, Reading
from variorum.settings import Settings

WORDS = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."

Files = dict[str, str | None]  # what stands in a folder: a list's words by its place, None for a report
Told = dict[str, str | None]  # the outlet of each report by its place

PILES: list[tuple[str, Files, Told, list[str]]] = [  # what it is about, the pile, the outlets, what is told
    (
        "beside",
        {"a.txt": None, "b.txt": None, "metadata.csv": "file,outlet\na.txt,Post\n"},
        {"a": "Post", "b": None},
        [],
    ),
    (
        "in a folder below",
        {"a.txt": None, "x/y/a.txt": None, "metadata.csv": "file,outlet\nx/y/a.txt,Post\n"},
        {"a": None, "x/y/a": "Post"},
        [],
    ),
    (
        "the nearest wins",
        {
            "x/a.txt": None,
            "x/b.txt": None,
            "metadata.csv": "file,outlet\nx/a.txt,Far\nx/b.txt,Far\n",
            "x/metadata.csv": "file,outlet\na.txt,Near\n",
        },
        {"x/a": "Near", "x/b": "Far"},
        [],
    ),
    (
        "however a path is written",
        {"a.txt": None, "x/b.txt": None, "metadata.csv": "File Name,outlet\n./a.txt,Post\nx\\b.txt,Mail\n"},
        {"a": "Post", "x/b": "Mail"},
        [],
    ),
    (
        "letters composed or not",
        {
            unicodedata.normalize("NFD", "Şu/é.txt"): None,
            "metadata.csv": unicodedata.normalize("NFC", "file,outlet\nŞu/é.txt,Post\n"),
        },
        {unicodedata.normalize("NFD", "Şu/é"): "Post"},
        [],
    ),
    (
        "bars, a line that names the mark, blank lines",
        {"a.txt": None, "metadata.csv": "sep=|\n\nfile|outlet\na.txt|Post, the\n"},
        {"a": "Post, the"},
        [],
    ),
    (
        "a name that no file has",
        {"a.txt": None, "metadata.csv": "file,outlet\nA.txt,Post\nx/a.txt,Post\n"},
        {"a": None},
        ["names A.txt and 1 more"],
    ),
    (
        "two rows for a file",
        {"a.txt": None, "metadata.csv": "file,outlet\na.txt,Post\na.txt,Mail\n"},
        {"a": "Mail"},
        ["several rows for a.txt"],
    ),
    (
        "no column for the files",
        {"a.txt": None, "metadata.csv": "name,outlet\na.txt,Post\n"},
        {"a": None},
        ["needs a column `file` that names the file each row is about; its columns are name, outlet"],
    ),
    (
        "an open quotation mark",
        {"a.txt": None, "b.txt": None, "metadata.csv": 'file,outlet\na.txt,"Post\nb.txt,Mail\n'},
        {"a": None, "b": "Mail"},
        ["a quotation mark is opened in this row"],
    ),
    (
        "days that are none",
        {"a.txt": None, "b.txt": None, "metadata.csv": "file,published\na.txt,soon\nb.txt,10/03/2017\n"},
        {"a": None, "b": None},
        ["2 of its days"],
    ),
    (
        "more fields than columns",
        {"a.txt": None, "b.txt": None, "metadata.csv": "file,outlet\na.txt,Estmar Post, The\nb.txt,Mail,\n"},
        {"a": None, "b": "Mail"},
        ["more fields"],
    ),
    (
        "columns of one name",
        {"a.txt": None, "metadata.csv": "file,outlet,outlet\na.txt,Post,\n"},
        {"a": "Post"},
        ["(`outlet`)"],
    ),
    (
        "a file that stands beside the folder",
        {"a.txt": None, "x/b.txt": None, "x/metadata.csv": "file,outlet\n../a.txt,Post\nb.txt,Mail\n"},
        {"a": None, "x/b": "Mail"},
        ["names ../a.txt"],
    ),
    (
        "a column of a name that nobody knows",
        {"a.txt": None, "metadata.csv": "file,outlt,note\na.txt,Post,x\n"},
        {"a": None},
        ["its columns are file, outlt, note"],
    ),
    ("blank cells alone", {"a.txt": None, "metadata.csv": ",,\n"}, {"a": None}, ["it is empty"]),
    ("nothing but the mark", {"a.txt": None, "metadata.csv": "sep=;\n"}, {"a": None}, ["it is empty"]),
    (
        "a name longer than any file's",
        {"a.txt": None, "metadata.csv": f"file,outlet\n{'n' * 300},Mail\na.txt,Post\n"},
        {"a": "Post"},
        [f"names {'n' * 300}"],
    ),
    (
        "a table of reports under its name",
        {"a.txt": None, "metadata.csv": f'outlet,text\nPost,"{WORDS} Two."\n'},
        {"a": None, "metadata:2": "Post"},
        [],
    ),
]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
@pytest.mark.parametrize("files, outlets, told", [pile[1:] for pile in PILES], ids=[pile[0] for pile in PILES])
def test_a_list_says_what_is_known_of_files(
    tmp_path: Path, files: Files, outlets: Told, told: list[str], packed: bool
) -> None:
    pile = _packed(tmp_path, files) if packed else _laid_out(tmp_path, files)
    items = list(read([str(pile)], settings=Settings()))
    articles = [item.article for item in items if isinstance(item, Reading)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert {article.id: article.outlet for article in articles} == outlets
    assert all(why in problem.why for problem, why in zip(problems, told, strict=True))
    assert all("metadata.csv" in problem.where and problem.what == "list" for problem in problems)


def _text(place: str, content: str | None) -> str:
    return content if content is not None else f"{WORDS} It stands at {place}."


def _laid_out(folder: Path, files: Files) -> Path:
    for place, content in files.items():
        path = folder / "pile" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(place, content), encoding="utf-8")
    return folder / "pile"


def _packed(folder: Path, files: Files) -> Path:
    with zipfile.ZipFile(folder / "pile.zip", "w") as archive:
        for place, content in files.items():
            archive.writestr(place, _text(place, content))
    return folder / "pile.zip"


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_a_list_over_which_its_reader_stumbles_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    def stumble(lines: object) -> object:
        raise OverflowError("Maria Lopez")

    monkeypatch.setattr("variorum.reading.formats.sidecar.rows", stumble)
    files: Files = {"a.txt": None, "metadata.csv": "file\na.txt\n"}
    told, report = read([str((_packed if packed else _laid_out)(tmp_path, files))], settings=Settings())
    assert isinstance(report, Reading)
    assert isinstance(told, Problem)
    assert told.what == "list"
    assert told.where.endswith("metadata.csv")
    assert "OverflowError" in told.why
    assert "please report this" in told.why
    assert "Lopez" not in told.why


def test_a_list_around_the_named_folder_is_not_asked(tmp_path: Path) -> None:
    pile = _laid_out(tmp_path, {"a.txt": None})
    (tmp_path / "metadata.csv").write_text("file,outlet\npile/a.txt,Post\n")
    (found,) = read([str(pile)], settings=Settings())
    assert isinstance(found, Reading)
    assert found.article.outlet is None


def test_what_is_said_of_an_archive_holds_of_its_members_as_far_as_it_may(tmp_path: Path) -> None:
    _packed(tmp_path, {"a.txt": None, "b.txt": None, "metadata.csv": "file,title\nb.txt,Bridge reopens\n"})
    (tmp_path / "metadata.csv").write_text("file,outlet,url,title\npile.zip,Post,https://post.example/pile,All of it\n")
    found = [item.article for item in read([str(tmp_path)], settings=Settings()) if isinstance(item, Reading)]
    assert [(one.id, one.outlet, one.title) for one in found] == [("a", "Post", None), ("b", "Post", "Bridge reopens")]


ITEMS = "".join(f"<item><title>T{at}</title><description>{WORDS} {at}</description></item>" for at in range(2))
OF_EACH = (
    "Post",
    "XNA",
    "sv",
    None,
    None,
)  # outlet, agency, language, title and day that a row gives to each of several
OF_ONE = ("Post", "XNA", "sv", "Given", "2021-03-09")
KINDS: list[tuple[str, bytes, list[tuple[str, tuple[str | None, ...]]]]] = [  # a file, and what is known of its reports
    ("a.json", json.dumps({"text": WORDS, "outlet": "Own", "published": "2021-03-07"}).encode(), [("i1", OF_ONE)]),
    ("a.json", json.dumps({"html": f"<p>{WORDS}</p>"}).encode(), [("i1", OF_ONE)]),
    ("a.jsonl", json.dumps({"text": WORDS}).encode(), [("a:1", OF_EACH)]),
    ("a.csv", f'text\n"{WORDS}"\n'.encode(), [("a:2", OF_EACH)]),
    (
        "a.xml",
        f"<rss><channel><title>Estmar Watch</title>{ITEMS}</channel></rss>".encode(),
        [("a:1", (*OF_EACH[:3], "T0", None)), ("a:2", (*OF_EACH[:3], "T1", None))],
    ),
    (
        "a.warc",
        record("https://x.example/1", article_page("Bridge", WORDS, f"{WORDS} Two."), packed=False),
        [("https://x.example/1", (*OF_EACH[:3], "Bridge", None))],
    ),
]


@pytest.mark.parametrize("name, content, known", KINDS)
def test_of_a_file_of_several_reports_a_list_says_what_may_hold_of_each(
    tmp_path: Path, name: str, content: bytes, known: list[tuple[str, tuple[str | None, ...]]]
) -> None:
    row = f"{name},i1,Post,XNA,sv,Given,2021-03-09"
    (tmp_path / "metadata.csv").write_text(f"file,id,outlet,agency,language,title,published\n{row}\n")
    (tmp_path / name).write_bytes(content)
    found = [item.article for item in read([str(tmp_path)], settings=Settings()) if isinstance(item, Reading)]
    assert [(one.id, (one.outlet, one.agency, one.language, one.title, one.published.edtf)) for one in found] == known
