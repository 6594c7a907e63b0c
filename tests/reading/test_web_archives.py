"""The bodies of recorded answers: however they are packed, whether all of them came, and where their records begin."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from tests.reading.making import article_page, record
from variorum.reading import read
from variorum.records import Problem, Reading
from variorum.settings import Settings

URL = "https://www.estmarpost.example/kelm"
LINES = [
    f"On day {n} the mayor of Kelm said that {n * 7919 % 97} houses had been – as he put it – emptied."
    for n in range(60)
]
PAGE = article_page("Houses emptied in Kelm", *LINES)
HALF = PAGE[: len(PAGE) // 2]
IN_A_LETTER = PAGE[: PAGE.index("–".encode(), len(PAGE) // 2) + 1]


def chunked(body: bytes, size: int = 100) -> bytes:
    return b"".join(
        b"%x\r\n%s\r\n" % (len(body[at : at + size]), body[at : at + size]) for at in range(0, len(body), size)
    )


def bare(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def coded(name: str) -> dict[str, str]:
    return {"Content-Encoding": name}


GZIP, CHUNKS = coded("gzip"), {"Transfer-Encoding": "chunked"}
TWO = gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:])
WHOLE = [  # name, headers, body
    ("as it is", {}, PAGE),
    ("gzip", GZIP, gzip.compress(PAGE)),
    ("gzip in two members", GZIP, TWO),
    ("gzip with something behind it", GZIP, gzip.compress(PAGE) + b"\0" * 100),
    ("gzip in chunks", GZIP | CHUNKS, chunked(gzip.compress(PAGE)) + b"0\r\n\r\n"),
    ("gzip that was undone, with the length of what was packed", GZIP | {"Content-Length": "99999"}, PAGE),
    ("gzip twice", coded("gzip, gzip"), gzip.compress(gzip.compress(PAGE))),
    ("deflate", coded("deflate"), zlib.compress(PAGE)),
    ("deflate, bare", coded("deflate"), bare(PAGE)),
    ("deflate that was undone", coded("deflate"), PAGE),
    ("brotli that was undone", coded("br"), PAGE),
    ("an encoding that is none", coded("utf-8"), PAGE),
    ("chunks", CHUNKS, chunked(PAGE) + b"0\r\n\r\n"),
    ("chunks that were undone", CHUNKS, PAGE),
    ("its length", {"Content-Length": str(len(PAGE))}, PAGE),
]
CUT = [  # name, headers, body, why it is not whole
    ("half of a gzip body", GZIP, gzip.compress(PAGE)[: len(gzip.compress(PAGE)) // 2], "no end"),
    ("half of its second member", GZIP, TWO[:-100], "no end"),
    ("half of a deflate body", coded("deflate"), zlib.compress(PAGE)[:-300], "no end"),
    ("chunks without the last", CHUNKS, chunked(HALF), "no end"),
    ("half of its length", {"Content-Length": str(len(PAGE))}, HALF, "shorter"),
    ("cut off in a letter", {"Content-Length": str(len(PAGE))}, IN_A_LETTER, "shorter"),
]
REFUSED = [
    ("damage in a gzip body", GZIP, gzip.compress(PAGE)[:200] + b"\0\0\0\0" * 50, "damaged"),
    ("what nobody can unpack", coded("x-odd"), bytes(range(256)) * 20, "packed as x-odd"),
    ("a bomb", GZIP, gzip.compress(b"a" * 30_000_000), "larger than"),
]


def run(path: Path | str) -> tuple[list[Reading], list[Problem]]:
    items = list(read([str(path)], settings=Settings()))
    return [x for x in items if isinstance(x, Reading)], [x for x in items if isinstance(x, Problem)]


def archived(folder: Path, headers: dict[str, str], body: bytes) -> Path:
    path = folder / "news.warc.gz"
    path.write_bytes(record(URL, body, headers=headers))
    return path


@pytest.mark.parametrize("name, headers, body", WHOLE, ids=[name for name, *_ in WHOLE])
def test_a_page_is_whole_however_it_was_sent(tmp_path: Path, name: str, headers: dict[str, str], body: bytes) -> None:
    readings, problems = run(archived(tmp_path, headers, body))
    assert problems == []
    assert [one.article.text.endswith(LINES[-1]) for one in readings] == [True]


@pytest.mark.parametrize("name, headers, body, why", CUT, ids=[name for name, *_ in CUT])
def test_the_beginning_of_a_page_is_read_and_told(
    tmp_path: Path, name: str, headers: dict[str, str], body: bytes, why: str
) -> None:
    path = archived(tmp_path, headers, body)
    readings, problems = run(path)
    assert [one.article.text.endswith(LINES[-1]) for one in readings] == [False]
    assert LINES[5] in readings[0].article.text
    assert [(one.where, why in one.why) for one in problems] == [(f"{path}:0", True)]


def test_a_record_that_is_marked_as_truncated_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(record(URL, HALF, packed=False).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date", 1))
    readings, problems = run(path)
    assert len(readings) == 1
    assert [(one.where, "truncated" in one.why) for one in problems] == [(f"{path}:0", True)]


@pytest.mark.parametrize("name, headers, body, why", REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_cannot_be_unpacked_is_one_problem(
    tmp_path: Path, name: str, headers: dict[str, str], body: bytes, why: str
) -> None:
    readings, problems = run(archived(tmp_path, headers, body))
    assert (readings, len(problems)) == ([], 1)
    assert why in problems[0].why


RECORDS = [record(f"{URL}/{n}", article_page(f"Day {n}", *LINES[n : n + 9]), packed=False) for n in range(4)]
ARCHIVES = {
    "plain.warc": b"".join(RECORDS),
    "each.warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "one.warc.gz": gzip.compress(b"".join(RECORDS)),
    "two.warc.gz": gzip.compress(RECORDS[0] + RECORDS[1]),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_each_record_has_its_own_place_by_which_it_can_be_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ARCHIVES[name])
    readings, problems = run(path)
    assert problems == []
    assert len(readings) == (2 if name == "two.warc.gz" else 4)
    assert len({one.article.location for one in readings}) == len(readings)
    for one in readings:
        (named,), _ = run(one.article.location)
        assert (named.article.url, named.article.text) == (one.article.url, one.article.text)


def test_an_archive_that_is_packed_as_one_and_cut_off_gives_its_good_records(tmp_path: Path) -> None:
    path = tmp_path / "one.warc.gz"
    path.write_bytes(gzip.compress(b"".join(RECORDS))[:-40])
    readings, problems = run(path)
    assert len(readings) == 3
    assert ["cut off" in one.why for one in problems] == [True]


LISTS = (  # which kinds of documents name pages, and are none whatever their server calls them
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Estmar Post</title><item><title>Houses emptied</title>'
    b"<link>https://www.estmarpost.example/kelm</link><description>The mayor of Kelm said so.</description></item>"
    b"</channel></rss>",
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
    b"<loc>https://www.estmarpost.example/kelm</loc></url></urlset>",
)


@pytest.mark.parametrize("body", LISTS, ids=["a feed", "a sitemap"])
def test_what_names_pages_is_none_though_its_server_calls_it_html(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(record("https://www.estmarpost.example/feed", body) + record(URL, PAGE))
    readings, problems = run(path)
    assert ([one.article.url for one in readings], problems) == ([URL], [])
    path.write_bytes(record("https://www.estmarpost.example/feed", body))
    readings, (problem,) = run(path)
    assert (readings, problem.why) == ([], "none of its 1 answers is an HTML page with status 200")
