"""The archive beside a ledger gives again what fetching gave: the same reports, and the same problems."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fetching.site import Page, Site, running
from tests.reading.making import article_page, record
from variorum.fetching import Archive, Rules
from variorum.incoming import Web, incoming
from variorum.members import Member, members
from variorum.outcomes import asked_of, outcome, problems_of
from variorum.reading import read
from variorum.records import Problem, Reading
from variorum.settings import Settings

RULES = Rules(loopback=True, delay=0.0, seconds=2.0, largest=300_000, pages=45)
Given = tuple[list[tuple[str | None, str, str | None]], set[tuple[str, str, str]]]


def page(title: str) -> Page:
    words = f"The bridge over the Strand was reopened on Friday, the ministry of Norvalia said in {title}."
    return Page(article_page(title, words, "Nobody was hurt, officials added in the port of Kelm."))


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        found.pages |= {
            "/robots.txt": Page(b"User-agent: *\nDisallow: /private\n", kind="text/plain"),
            "/a": page("Arla"),
            "/b": page("Birk"),
            "/old": Page(status=301, headers={"Location": "/b"}),
            "/lost": Page(status=302, headers={"Location": "/nowhere"}),
            "/private": page("Port"),
            "/busy": Page(status=503, headers={"Retry-After": "0"}),
            "/paid": Page(status=403),
            "/picture": Page(b"\xff\xd8", kind="image/jpeg"),
            "/empty": Page(b""),
            "/menu": Page(b"<html><body><nav>Home</nav></body></html>"),
            "/feed": Page(
                b"<rss><channel><item><link>/a</link></item><item><link>/gone</link></item>", kind="text/xml"
            ),
            "/bare": Page(b"<rss><channel><title>Post</title></channel></rss>", kind="text/xml"),
        }
        yield found


ASKED = ["/a", "/old", "/lost", "/private", "/busy", "/paid", "/picture", "/empty", "/menu", "/feed", "/bare"]
MANY = [f"/none/{number}" for number in range(40)]  # more than a run asks, and more than of one file are told singly


def given(ledger: Path, *inputs: str, barred: Callable[[str], str | None] = lambda url: None) -> Given:
    items = list(
        incoming(inputs, read=read, settings=Settings(), ledger=ledger, web=Web(rules=RULES), forgotten=barred)
    )
    readings = [one.article for one in items if isinstance(one, Reading)]
    problems = {(one.where, one.what, one.why) for one in items if isinstance(one, Problem)}
    return [(one.url, one.text, one.retrieved) for one in readings], problems


def asked(site: Site, *paths: str) -> list[str]:
    return [site.address + path for path in paths] + ["http://10.0.0.1/inside", "http://[bad/x"]


def test_the_archive_alone_gives_the_same_reports_and_problems(site: Site, tmp_path: Path) -> None:
    online = given(tmp_path / "x", *asked(site, *ASKED, *MANY))
    assert len(online[0]) == 2
    assert len(online[1]) > len(ASKED) + 25
    assert given(tmp_path / "y", str(tmp_path / "x.warc.gz")) == online


def test_it_says_what_became_of_an_address_the_last_time(site: Site, tmp_path: Path) -> None:
    archive, wanted = str(tmp_path / "x.warc.gz"), asked(site, *ASKED)
    gone = {one for one in given(tmp_path / "x", *wanted)[1] if one[0] == f"{site.address}/gone"}
    whole = b"<rss><channel><item><link>/a</link></item></channel></rss>"
    site.pages |= {"/busy": page("Busk"), "/old": Page(status=404), "/feed": Page(whole, kind="text/xml")}
    again = given(tmp_path / "x", *wanted)
    told = {where.removeprefix(site.address) for where, _, _ in again[1]}
    assert "/old" in told
    assert not told & {"/busy", "/feed"}
    assert given(tmp_path / "y", archive)[1] == again[1] | gone, "the feed names it no more, and nobody asked again"
    site.pages["/old"] = Page(status=301, headers={"Location": "/b"})
    given(tmp_path / "x", *wanted)
    assert f"{site.address}/old" not in {where for where, _, _ in given(tmp_path / "y", archive)[1]}


def test_an_archive_does_not_grow_by_what_it_tells_already(site: Site, tmp_path: Path) -> None:
    given(tmp_path / "x", *asked(site, *ASKED))
    before = (tmp_path / "x.warc.gz").read_bytes()
    given(tmp_path / "x", *asked(site, *ASKED))
    assert (tmp_path / "x.warc.gz").read_bytes() == before


def test_what_redirects_led_to_is_noted(site: Site, tmp_path: Path) -> None:
    given(tmp_path / "x", *asked(site, "/old"))
    with (tmp_path / "x.warc.gz").open("rb") as file:
        records = [one.content for one in members(file, 0, 100_000) if isinstance(one, Member)]
    notes = [
        one for one in records if b"WARC-Type: metadata" in one and b"Content-Type: application/warc-fields" in one
    ]
    assert f"asked: {site.address}/old\r\nled-to: {site.address}/b\r\n".encode() in notes[0]


def test_nothing_is_noted_of_a_report_that_was_forgotten(site: Site, tmp_path: Path) -> None:
    gone = f"{site.address}/a"
    _, problems = given(tmp_path / "x", *asked(site, "/a", "/b"), barred=lambda url: "1 May" if url == gone else None)
    assert gone in {where for where, _, _ in problems}
    assert gone.encode() not in gzip.decompress((tmp_path / "x.warc.gz").read_bytes())


def test_forgetting_takes_along_what_is_noted_of_an_address(site: Site, tmp_path: Path) -> None:
    given(tmp_path / "x", *asked(site, "/old", "/a", "/paid"))
    archive, gone = Archive(tmp_path / "x.warc.gz"), f"{site.address}/b"
    archive.forget(frozenset({gone}), traced=lambda body, url: gone.encode() in body)
    archive.forget(frozenset({f"{site.address}/paid"}))
    left = gzip.decompress((tmp_path / "x.warc.gz").read_bytes())
    assert (gone.encode() in left, b"/old" in left, b"/paid" in left, b"/a" in left) == (False, False, False, True)


def test_notes_of_other_programs_tell_nothing(tmp_path: Path) -> None:
    other = record("https://x.example/a", b"", packed=False).replace(b"response", b"metadata")
    other = other.replace(b"application/http; msgtype=metadata", b"application/warc-fields")
    path = tmp_path / "news.warc"
    path.write_bytes(other + record("https://x.example/b", page("Birk").body, packed=False))
    items = list(read([str(path)], settings=Settings()))
    assert [isinstance(one, Reading) for one in items] == [True]


ODD = [
    Problem("https://x.example/a", "fetching", "the answer is no page | but odd; save it"),
    Problem("https://x.example/b\r\nproblem: x | y | z", "feed", "it is \x1b[31mred\x1b[0m"),
]


def test_a_note_says_what_it_was_told_and_commands_no_terminal() -> None:
    body = outcome("https://x.example/a", None, ODD)
    first, second = problems_of(body)
    assert (asked_of(body), first) == ("https://x.example/a", ODD[0])
    assert (second.where + second.why).isprintable()
    assert asked_of(b"via: https://x.example/a\r\n") is None
    assert problems_of(b"asked: a\r\nproblem: half | told\r\n") == ()
