"""Each format gives the same report: its title, its paragraphs, its day, its outlet and its id."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from textwrap import wrap

import pytest

from tests.reading.making import article_page, pdf, record
from variorum.reading import read
from variorum.reading.files import streams
from variorum.records import Article, Problem, Reading
from variorum.settings import Settings

TITLE = "Bridge over the Strand reopens"
FIRST = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."
SECOND = "Nobody was hurt when a crane fell into the water last month, officials added in the port of Kelm."
URL = "https://www.estmarpost.example/2021/03/05/bridge"
PAGE = article_page(TITLE, FIRST, SECOND)

ROW = {"headline": TITLE, "body": f"{FIRST}\n\n{SECOND}", "link": URL, "date": "2021-03-05", "source": "Estmar Post"}


def run(*paths: Path | str, settings: Settings | None = None) -> tuple[list[Reading], list[Problem]]:
    items = list(read([str(path) for path in paths], settings=settings or Settings()))
    return [x for x in items if isinstance(x, Reading)], [x for x in items if isinstance(x, Problem)]


def one(path: Path, settings: Settings | None = None) -> Article:
    readings, problems = run(path, settings=settings)
    assert problems == []
    assert len(readings) == 1
    return readings[0].article


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def table(delimiter: str, row: dict[str, str]) -> str:
    quoted = delimiter.join('"' + value.replace('"', '""') + '"' for value in row.values())
    return delimiter.join(row) + "\r\n" + quoted + "\r\n"


def mail(*, html: bool = False, short: bool = False) -> bytes:
    made = EmailMessage()
    made["Subject"] = f"Fwd: {TITLE}"
    made["From"] = "Lena Ostrow <lena@estmarpost.example>"
    made["Date"] = "Fri, 05 Mar 2021 18:20:00 +0200"
    made.set_content("Read this in your browser." if short else f"{FIRST}\n\n{SECOND}\n")
    if html:
        made.add_alternative(PAGE.decode(), subtype="html")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="scan.pdf")
    return bytes(made)


def feed(content: str, *, atom: bool = False) -> str:
    if atom:
        return (
            '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Estmar Post</title><entry>'
            f'<title>{TITLE}</title><link href="{URL}"/><published>2021-03-05T16:20:00Z</published>'
            f'<content type="html">{content}</content></entry></feed>'
        )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Estmar Post</title><item><title>{TITLE}</title><link>{URL}</link>"
        f"<pubDate>Fri, 05 Mar 2021 16:20:00 GMT</pubDate><description>A teaser.</description>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    )


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
ESCAPED = PARAGRAPHS.replace("<", "&lt;")
MARKDOWN = f"---\ntitle: {TITLE}\ndate: 2021-03-05\nurl: {URL}\n---\n\n# {TITLE}\n\n{FIRST}\n\n> {SECOND}\n"
LINES = [*wrap(FIRST, 60), *wrap(SECOND, 60)]
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"

FORMATS = [  # name, content, what is known beside the text
    ("report.txt", TEXT.encode(), ()),
    ("report.md", MARKDOWN.encode(), ("day", "url")),
    ("report.html", PAGE, ()),
    ("report.json", json.dumps(ROW).encode(), ("day", "url", "outlet")),
    ("answer.json", json.dumps({"status": "ok", "articles": [ROW]}).encode(), ("day", "url", "outlet")),
    ("report.jsonl", json.dumps(ROW).encode(), ("day", "url", "outlet")),
    ("report.csv", table(",", ROW).encode(), ("day", "url", "outlet")),
    ("report.tsv", table("\t", ROW).encode("utf-16"), ("day", "url", "outlet")),
    ("semicolons.csv", table(";", ROW).encode("windows-1252"), ("day", "url", "outlet")),
    ("report.eml", mail(), ("day",)),
    ("page.eml", mail(html=True, short=True), ("day",)),
    ("report.pdf", pdf([[TITLE, "", *LINES]], title=TITLE), ()),
    ("report.warc", record(URL, PAGE, packed=False), ("day", "url")),
    ("report.warc.gz", record(URL, PAGE), ("day", "url")),
    ("report.rss", feed(PARAGRAPHS).encode(), ("day", "url")),
    ("feed.xml", feed(ESCAPED, atom=True).encode(), ("day", "url")),
    ("report.txt.gz", gzip.compress(TEXT.encode()), ()),
    ("report.html.bz2", bz2.compress(PAGE), ()),
    ("pile.zip", zipped(("2021/report.txt", TEXT.encode()), ("__MACOSX/x", b"x")), ()),
    ("archive.zip", zipped(("news.warc.gz", record(URL, PAGE))), ("day", "url")),
    ("archive.gz", gzip.compress(record(URL, PAGE, packed=False)), ("day", "url")),
    ("rows.zip", zipped(("rows.csv", table(",", ROW).encode())), ("day", "url", "outlet")),
]


@pytest.mark.parametrize("name, content, known", FORMATS, ids=[name for name, _, _ in FORMATS])
def test_each_format_gives_the_same_report(tmp_path: Path, name: str, content: bytes, known: tuple[str, ...]) -> None:
    article = one(written(tmp_path, name, content))
    assert article.text == TEXT
    assert article.title == TITLE
    assert ("day" in known) == ((article.published.edtf or "").rstrip("?") == "2021-03-05")
    assert article.url == (URL if "url" in known else None)
    assert ("url" in known) == (article.id == URL)
    assert article.outlet == ("Estmar Post" if "outlet" in known else "estmarpost.example" if "url" in known else None)


WRONG_NAMES = [
    ("page.txt", PAGE, TEXT),
    ("page.pdf", PAGE, TEXT),
    ("page.json", PAGE, TEXT),
    ("feed.txt", feed(PARAGRAPHS).encode(), TEXT),
    ("scan.txt", pdf([[TITLE, "", *LINES]]), TEXT),
    ("report", TEXT.encode(), TEXT),
    ("mail", mail(), TEXT),
    ("report.txt", gzip.compress(TEXT.encode()), TEXT),
    ("pile.docs", zipped(("report.txt", TEXT.encode())), TEXT),
    ("archive.txt", record(URL, PAGE, packed=False), TEXT),
]


@pytest.mark.parametrize("name, content, text", WRONG_NAMES, ids=[name for name, _, _ in WRONG_NAMES])
def test_what_a_file_holds_counts_more_than_its_name(tmp_path: Path, name: str, content: bytes, text: str) -> None:
    assert one(written(tmp_path, name, content)).text == text


def test_fields_are_named_by_the_user(tmp_path: Path) -> None:
    row = {"kop": TITLE, "tekst": f"{FIRST}\n\n{SECOND}", "dag": "2021-03-05"}
    path = written(tmp_path, "rows.csv", table(",", row))
    _, problems = run(path)
    assert "kop, tekst, dag" in problems[0].why
    named = Settings(fields=(("text", "tekst"), ("title", "Kop"), ("published", "dag")))
    article = one(path, named)
    assert (article.text, article.published.edtf) == (TEXT, "2021-03-05")


@pytest.mark.parametrize("number", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_each_row_is_a_report_with_its_own_place(tmp_path: Path, number: int) -> None:
    rows = "title,text\n" + "".join(f'"Bridge {n} reopens","{FIRST} It was the {n}th."\n' for n in range(number))
    path = written(tmp_path, "rows.csv", rows)
    readings, problems = run(path)
    assert (len(readings), problems) == (number, [])
    assert readings[-1].article.id == f"rows:{number + 1}"
    assert json.loads(readings[0].original.content)["title"] == "Bridge 0 reopens"


def test_a_list_beside_the_files_says_what_is_known_of_them(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", f"{FIRST}\n\n{SECOND}")
    written(tmp_path, "b.html", PAGE)
    written(
        tmp_path,
        "metadata.csv",
        f"file,outlet,url,published,title\na.txt,Kelm Daily,{URL},2021-03-05,{TITLE}\nc.txt,,,,\n",
    )
    readings, problems = run(tmp_path)
    described, other = (reading.article for reading in readings)
    assert (described.id, described.outlet, described.published.edtf) == (URL, "Kelm Daily", "2021-03-05")
    assert described.text == TEXT
    assert (other.id, other.outlet) == ("b", None)
    assert [(problem.where, "c.txt" in problem.why) for problem in problems] == [(str(tmp_path / "metadata.csv"), True)]


def test_a_page_with_long_programs_is_no_crowded_one(tmp_path: Path) -> None:
    script = "<script>for(i=0;i<n;i++){" + "a=b;" * 5_000 + "}</script>"
    article = one(written(tmp_path, "page.html", PAGE.replace(b"</head>", script.encode() + b"</head>")))
    assert article.text == TEXT


def test_a_page_saved_by_a_browser_keeps_its_address_and_not_its_sender(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = URL
    made["Date"] = "Mon, 08 Mar 2021 10:00:00 +0000"
    made.set_content(PAGE.decode(), subtype="html")
    article = one(written(tmp_path, "page.mhtml", bytes(made)))
    assert (article.id, article.byline, article.retrieved) == (URL, None, "2021-03-08T10:00:00+00:00")


def test_what_every_page_of_a_document_repeats_is_taken_out(tmp_path: Path) -> None:
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Labour Day"]
    told = [
        f"On {day} the {number}th convoy reached the port of Kelm, said the {day} desk."
        for number, day in enumerate(days)
    ]
    pages = [
        [
            "Estmar Watch | March 2021",
            "",
            *(line for text in told[2 * at : 2 * at + 2] for line in wrap(text, 50)),
            "",
            f"Page {at} of 4",
        ]
        for at in range(4)
    ]
    article = one(written(tmp_path, "report.pdf", pdf(pages)))
    gone = [(piece.reason, piece.text) for piece in article.removed]
    assert [reason for reason, _ in gone] == ["page furniture"] * 8
    assert {text for _, text in gone} == {"Estmar Watch | March 2021", *(f"Page {n} of 4" for n in range(4))}
    assert "Page" not in article.text


def test_each_chapter_of_a_long_document_has_a_head_of_its_own(tmp_path: Path) -> None:
    towns = (
        "Kelm",
        "Arla",
        "Tern",
        "Dorn",
        "Upper Tern",
        "Lower Tern",
        "Strand",
        "Horn",
        "Far Island",
        "Vell",
        "Quist",
        "Brill",
    )
    told = [f"The port of {town} was quiet all day, said the harbour master of {town}." for town in towns]
    pages = [[f"{('Ports', 'Mines', 'Roads')[at // 4]} of Norvalia {at}", "", line] for at, line in enumerate(told)]
    article = one(written(tmp_path, "report.pdf", pdf(pages)))
    assert "of Norvalia" not in article.text
    assert [piece.reason for piece in article.removed] == ["page furniture"] * 12


def test_a_word_broken_at_the_end_of_a_line_is_whole_again(tmp_path: Path) -> None:
    lines = [
        "The govern-",
        "ment of Norvalia said that the cease-",
        "fire holds, and that the cease-fire is its own work.",
    ]
    assert (
        "The government of Norvalia said that the cease-fire holds"
        in one(written(tmp_path, "a.pdf", pdf([lines]))).text
    )


def test_only_pages_that_were_answered_are_read_from_an_archive(tmp_path: Path) -> None:
    other = "https://www.estmarpost.example/other"
    content = (
        record(f"{URL}/gone", PAGE, status="404 Not Found")
        + record(f"{URL}/picture", b"\xff\xd8\xff", kind="image/jpeg")
        + record("https://www.estmarpost.example/robots.txt", b"User-agent: *", kind="text/plain")
        + record(URL, PAGE)
        + record(other, gzip.compress(PAGE), headers={"Content-Encoding": "gzip"}, date="2021-03-08T00:00:00Z")
    )
    readings, problems = run(written(tmp_path, "news.warc.gz", content))
    assert problems == []
    assert [(r.article.id, r.article.retrieved) for r in readings] == [
        (URL, "2021-03-07T09:30:00Z"),
        (other, "2021-03-08T00:00:00Z"),
    ]


def test_one_record_of_an_archive_is_an_input_by_its_place(tmp_path: Path) -> None:
    first, second = record(URL, PAGE), record(f"{URL}/2", article_page("Another bridge", SECOND, FIRST))
    path = written(tmp_path, "news.warc.gz", first + second)
    every, _ = run(path)
    alone, problems = run(f"{path}:{len(first)}")
    assert problems == []
    assert alone == every[1:]


def test_an_archive_that_is_cut_off_gives_its_good_pages(tmp_path: Path) -> None:
    whole = b"".join(record(f"{URL}/{number}", PAGE) for number in range(5))
    readings, problems = run(written(tmp_path, "news.warc.gz", whole[:-60]))
    assert len(readings) == 4
    assert ["cut off" in problem.why for problem in problems] == [True]


def test_the_header_of_an_answer_names_its_character_set(tmp_path: Path) -> None:
    page = article_page("Şuşa", "Rəsmilər bazar günü bildiriblər ki, şəhər azad edilib, dedi. " * 4).decode()
    content = record(URL, page.encode("windows-1254", "replace"), kind="text/html; charset=windows-1254")
    readings, _ = run(written(tmp_path, "news.warc.gz", content))
    assert "Şuşa" in readings[0].article.text


def test_entries_without_a_text_are_told_together(tmp_path: Path) -> None:
    items = "".join(f"<item><title>Bridge {n}</title><link>{URL}/{n}</link></item>" for n in range(30))
    path = written(tmp_path, "feed.rss", f"<rss><channel><title>Estmar Post</title>{items}</channel></rss>")
    readings, problems = run(path)
    assert readings == []
    assert [("30 of its 30" in p.why, "--fetch" in p.why) for p in problems] == [(True, True)]


@pytest.mark.parametrize(
    "name, content",
    [
        ("news.urls", f"# mine\n{URL}\n"),
        ("sitemap.xml", f"<urlset><url><loc>{URL}</loc></url></urlset>"),
    ],
)
def test_nothing_is_fetched_by_reading(tmp_path: Path, name: str, content: str) -> None:
    readings, problems = run(written(tmp_path, name, content))
    assert readings == []
    assert ["1 page " in problem.why and "--fetch" in problem.why for problem in problems] == [True]


ODD = "“Nobody was hurt,” said René Ostrow of Norvalia."


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_long_table_is_read_in_its_character_set_to_its_end(tmp_path: Path, encoding: str) -> None:
    rows = "title,text\n" + "".join(f'Bridge {n} reopens,"{FIRST} It was the {n}th."\n' for n in range(900))
    readings, problems = run(written(tmp_path, "rows.csv", f'{rows}Last,"{ODD}"\n'.encode(encoding)))
    assert problems == []
    assert readings[-1].article.text == f"Last\n\n{ODD}"


def test_a_row_in_no_character_set_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "detect_encoding", lambda _: "windows-1252")
    content = f'title,text\nOne,"{ODD}"\n'.encode("windows-1252") + b"Two,Ren\x8f\n" + f'Three,"{FIRST}"\n'.encode()
    readings, problems = run(written(tmp_path, "rows.csv", content))
    assert [reading.article.title for reading in readings] == ["One", "Three"]
    assert [(problem.where.rpartition(":")[2], "save the table as UTF-8" in problem.why) for problem in problems] == [
        ("3", True)
    ]
