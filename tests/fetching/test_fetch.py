"""Fetching is polite and bounded: what it takes, what it refuses, in which words, and what it keeps."""

from __future__ import annotations

import errno
import gzip
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from tests.fetching.site import Page, Site, running
from tests.reading.making import article_page
from variorum.errors import InputError
from variorum.fetching import Archive, Rules, fetch
from variorum.fetching.addresses import address, is_public
from variorum.reading import links
from variorum.records import Problem

RULES = Rules(loopback=True, delay=0.0, seconds=2.0, largest=300_000, pages=20)
FIRST = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."
PAGE = article_page("Bridge over the Strand reopens", FIRST, "Nobody was hurt, officials added in the port of Kelm.")
FEED = b"<rss><channel><item><title>x</title><link>/a</link></item></channel></rss>"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        found.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private/\n", kind="text/plain")
        found.pages["/a"] = Page(PAGE)
        yield found


def go(site: Site, folder: Path, *paths: str, rules: Rules = RULES) -> tuple[list[str], list[Problem]]:
    asked = [path if "://" in path else site.address + path for path in paths]
    items = list(fetch(asked, Archive(folder / "x.warc.gz"), links=links, rules=rules))
    return [x for x in items if isinstance(x, str)], [x for x in items if isinstance(x, Problem)]


TAKEN = [  # what is asked for, pages, how many are taken
    ("a page", ["/a"], {}, 1),
    ("a page twice", ["/a", "/a#top"], {}, 1),
    ("a page that moved", ["/old"], {"/old": Page(status=301, headers={"Location": "/a"})}, 1),
    ("a packed page", ["/b"], {"/b": Page(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})}, 1),
    (
        "a feed",
        ["/feed"],
        {"/feed": Page(FEED, kind="text/xml")},
        1,
    ),
    (
        "an index of sitemaps",
        ["/index.xml"],
        {
            "/index.xml": Page(b"<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"),
            "/news.xml": Page(b"<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset>"),
            "/b": Page(PAGE),
        },
        2,
    ),
    (
        "a packed index of a packed sitemap",
        ["/index.xml.gz"],
        {
            "/index.xml.gz": Page(
                gzip.compress(b"<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap></sitemapindex>"),
                kind="application/x-gzip",
            ),
            "/news.xml.gz": Page(gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>"), kind="application/gzip"),
        },
        1,
    ),
    ("a feed in UTF-16", ["/feed"], {"/feed": Page(FEED.decode().encode("utf-16"), kind="application/rss+xml")}, 1),
    ("a feed that is broken off", ["/feed"], {"/feed": Page(FEED.removesuffix(b"</rss>"), kind="text/xml")}, 1),
    ("a site without robots.txt", ["/a"], {"/robots.txt": Page(status=404)}, 1),
    ("a path that robots.txt allows again", ["/private/b"], {"/private/b": Page(PAGE)}, 0),
]


def test_a_feed_that_is_broken_off_is_told(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = Page(FEED.removesuffix(b"</rss>"), kind="text/xml")
    _, problems = go(site, tmp_path, "/feed")
    assert [(one.where, "broken off" in one.why) for one in problems] == [(f"{site.address}/feed", True)]


@pytest.mark.parametrize("name, paths, pages, taken", TAKEN, ids=[name for name, *_ in TAKEN])
def test_what_is_taken(
    site: Site, tmp_path: Path, name: str, paths: list[str], pages: dict[str, Page], taken: int
) -> None:
    site.pages |= pages
    found, _ = go(site, tmp_path, *paths)
    assert len(found) == taken


BAD_LINK = "http://[bad/x"
NAMING = [
    f"<rss><channel><item><link>{BAD_LINK}</link></item><item><link>/a</link></item></channel></rss>",
    f"<urlset><url><loc>{BAD_LINK}</loc></url><url><loc>/a</loc></url></urlset>",
]


@pytest.mark.parametrize("document", NAMING)
def test_a_link_that_is_no_address_is_told_and_the_others_are_fetched(
    site: Site, tmp_path: Path, document: str
) -> None:
    site.pages["/list"] = Page(document.encode(), kind="text/xml")
    found, problems = go(site, tmp_path, "/list")
    assert len(found) == 1
    assert [(one.where, one.why) for one in problems] == [(BAD_LINK, "this is no address")]


def test_rules_that_lead_to_no_address_bar_their_site_alone(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(status=302, headers={"Location": BAD_LINK})
    found, problems = go(site, tmp_path, "/a")
    assert found == []
    assert [one.why.rpartition(": ")[2] for one in problems] == ["this is no address"]


BOMB = gzip.compress(b"a" * 5_000_000)
CUT = gzip.compress(PAGE)[:-40]
REFUSED = [  # what is asked for, what it answers, what the problem says
    ("/private/a", Page(PAGE), "robots.txt forbids"),
    ("/none", None, "no such page"),
    ("/broken", Page(status=500), "status 500"),
    ("/busy", Page(status=503, headers={"Retry-After": "0"}), "come back later (0)"),
    ("/paid", Page(status=403), "save the page by hand"),
    ("/loop", Page(status=302, headers={"Location": "/loop"}), "more than 5 times"),
    ("/file", Page(status=302, headers={"Location": "file:///etc/passwd"}), "only http and https"),
    ("/nowhere", Page(status=302, headers={"Location": "http://[bad/x"}), "no address"),
    ("/metadata", Page(status=302, headers={"Location": "http://169.254.169.254/latest"}), "private network"),
    ("/inside", Page(status=302, headers={"Location": "http://10.0.0.1/"}), "private network"),
    ("/six", Page(status=302, headers={"Location": "http://[::ffff:10.0.0.1]/"}), "private network"),
    ("/large", Page(b"a" * 400_000), "larger than"),
    ("/bomb", Page(BOMB, headers={"Content-Encoding": "gzip"}), "unpacks to more"),
    ("/odd", Page(PAGE, headers={"Content-Encoding": "br"}), "not asked for"),
    ("/damaged", Page(PAGE, headers={"Content-Encoding": "gzip"}), "damaged"),
    ("/gzip-cut", Page(CUT, headers={"Content-Encoding": "gzip"}), "broke off"),
    ("/picture", Page(b"\xff\xd8\xff", kind="image/jpeg"), "image/jpeg"),
    ("/empty", Page(b""), "empty"),
    ("/bare", Page(b"<rss><channel><title>Post</title></channel></rss>", kind="text/xml"), "names no pages"),
    ("/drip", Page(PAGE, drip=0.05), "seconds"),
    ("/silent", Page(PAGE.ljust(65_536), stalls=4.0), "seconds"),
    ("/no-http", Page(PAGE, headers={f"X-{number}": "a" for number in range(150)}), "no HTTP"),
    ("/cut", Page(PAGE, headers={"Content-Length": "99999"}), "broke off"),
    ("/laughs", Page(b"<rss>" + b"<channel>" * 9_000, kind="text/xml"), "nested"),
    ("http://user:secret@127.0.0.1/", None, "password"),
    ("http://", None, "no host"),
    ("http://exa mple/", None, "no address"),
    ("http://a.b:99999/", None, "no address"),
]


@pytest.mark.parametrize("path, page, why", REFUSED, ids=[path for path, *_ in REFUSED])
def test_what_is_refused_is_told(site: Site, tmp_path: Path, path: str, page: Page | None, why: str) -> None:
    if page is not None:
        site.pages[path] = page
    begun = time.monotonic()
    found, problems = go(site, tmp_path, path, "/a")
    assert len(found) == 1, "what comes after it is fetched all the same"
    assert len(problems) == 1
    assert why in problems[0].why
    assert problems[0].where == (path if "://" in path else site.address + path)
    assert time.monotonic() - begun < 20


TARGETS = [
    ("http://estmarpost.example", "/"),
    ("http://estmarpost.example?day=7#top", "/?day=7"),
    ("http://estmarpost.example//kelm/é", "//kelm/%C3%A9"),  # urlunsplit of Python 3.13 doubles the slashes
]


@pytest.mark.parametrize("url, target", TARGETS)
def test_what_is_asked_of_a_host(url: str, target: str) -> None:
    assert address(url).target == target


INSIDE = (
    "::1 ::127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: fe80::1 fc00::1 fec0::1 ff02::1"
)
OPEN = "8.8.8.8 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"


@pytest.mark.parametrize(
    "place, is_open", [(one, False) for one in INSIDE.split()] + [(one, True) for one in OPEN.split()]
)
def test_which_addresses_are_public(place: str, is_open: bool) -> None:
    assert is_public(place, Rules()) == is_open


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://2130706433/"]
)
def test_nothing_inside_the_machine_or_its_network_is_asked(site: Site, tmp_path: Path, url: str) -> None:
    found, problems = go(site, tmp_path, url, rules=replace(RULES, loopback=False))
    assert found == []
    assert problems[0].why.startswith("its host is at ")
    assert "is not asked" in problems[0].why
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = list[str]()

    def lookup(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        place = host
        if host == "estmarpost.example":
            looked_up.append(host)
            place = "127.0.0.1" if len(looked_up) == 1 else "10.0.0.1"
        return [(2, 1, 6, "", (place, port))]

    monkeypatch.setattr("variorum.fetching.addresses.socket.getaddrinfo", lookup)
    port = site.address.rpartition(":")[2]
    found, problems = go(site, tmp_path, f"http://estmarpost.example:{port}/a")
    assert site.asked == ["/robots.txt"]
    assert found == []
    assert "10.0.0.1" in problems[0].why
    assert looked_up == ["estmarpost.example"] * 2


def test_robots_txt_is_asked_once_and_first_and_a_failing_one_forbids(site: Site, tmp_path: Path) -> None:
    site.pages["/b"] = Page(PAGE)
    go(site, tmp_path, "/a", "/b")
    assert site.asked == ["/robots.txt", "/a", "/b"]
    site.asked.clear()
    site.pages["/robots.txt"] = Page(status=500)
    found, problems = go(site, tmp_path, "/a")
    assert (found, site.asked) == ([], ["/robots.txt"])
    assert "cannot be had" in problems[0].why


@pytest.mark.parametrize(
    "page",
    [
        Page(PAGE, kind="\x1b[31mred" + "x" * 5_000),
        Page(status=503, headers={"Retry-After": "\x1b[31m5"}),
        Page(PAGE, headers={"Content-Encoding": "\x1b[31m"}),
        Page(b"<rss><channel><item><link>http://[\x1b[31m</link></item></channel></rss>", kind="text/xml"),
    ],
)
def test_no_word_of_a_server_commands_a_terminal(site: Site, tmp_path: Path, page: Page) -> None:
    site.pages["/odd"] = page
    (problem,) = go(site, tmp_path, "/odd")[1]
    assert (problem.where + problem.why).isprintable()
    assert len(problem.why) < 200


def test_a_robots_txt_that_does_not_come_forbids_and_is_not_waited_for_again(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(stalls=4.0)
    found, problems = go(site, tmp_path, "/a", "/b", rules=replace(RULES, seconds=0.5))
    assert (found, site.asked) == ([], ["/robots.txt"])
    assert ["robots.txt cannot be had" in one.why for one in problems] == [True, True]


LATER = [  # what a busy server asks for, and whether another page of it is taken in the same run
    ("1", True),
    ("120", False),
    ("Wed, 21 Oct 2015 07:28:00 GMT", True),
    ("Wed, 21 Oct 2099 07:28:00 GMT", False),
    ("soon", True),
]


@pytest.mark.parametrize("asked_for, is_taken", LATER)
def test_a_busy_host_is_left_in_peace_for_as_long_as_it_asks(
    site: Site, tmp_path: Path, asked_for: str, is_taken: bool
) -> None:
    site.pages["/busy"] = Page(status=429, headers={"Retry-After": asked_for})
    found, problems = go(site, tmp_path, "/busy", "/a")
    assert (len(found), len(problems)) == ((1, 1) if is_taken else (0, 2))
    assert all("later" in one.why for one in problems)
    if asked_for == "1":
        assert site.times[2] - site.times[1] >= 1.0


def test_a_host_is_left_in_peace_between_two_requests(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: variorum\nCrawl-delay: 0.4\n", kind="text/plain")
    site.pages["/b"] = Page(PAGE)
    go(site, tmp_path, "/a", "/b", rules=replace(RULES, delay=0.1))
    assert site.times[1] - site.times[0] >= 0.1
    assert site.times[2] - site.times[1] >= 0.4
    assert all(agent.startswith("Variorum/") for agent in site.agents)


def test_a_host_that_asks_for_too_much_patience_is_not_asked(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 600\n", kind="text/plain")
    found, problems = go(site, tmp_path, "/a")
    assert found == []
    assert "600 seconds" in problems[0].why


def test_all_members_of_a_packed_answer_are_unpacked(site: Site, tmp_path: Path) -> None:
    packed = gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])
    site.pages["/two"] = Page(packed, headers={"Content-Encoding": "gzip"})
    found, _ = go(site, tmp_path, "/two")
    archive = Archive(tmp_path / "x.warc.gz")
    assert [archive.page(int(place.rpartition(":")[2]))[0] for place in found] == [PAGE]


def test_a_page_that_did_not_change_is_kept_once(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Page(PAGE, etag='"1"')
    first, _ = go(site, tmp_path, "/a")
    size = (tmp_path / "x.warc.gz").stat().st_size
    assert go(site, tmp_path, "/a") == (first, [])
    site.pages["/a"] = Page(PAGE)
    assert go(site, tmp_path, "/a") == (first, [])
    assert (tmp_path / "x.warc.gz").stat().st_size == size
    site.pages["/a"] = Page(PAGE + b"<!-- new -->", etag='"2"')
    assert go(site, tmp_path, "/a") != (first, [])


def test_a_page_of_another_kind_is_kept_anew(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Page(PAGE, kind="text/plain")
    assert go(site, tmp_path, "/a")[0] == []
    site.pages["/a"] = Page(PAGE, kind="text/html; charset=\xff")
    again, problems = go(site, tmp_path, "/a")
    assert (len(again), problems) == (1, [])
    assert not again[0].endswith(":0")
    assert go(site, tmp_path, "/a") == (again, [])


@pytest.mark.parametrize("etag", ['"\x80"', '"é"', '"a" "b', ""])
def test_a_page_is_asked_for_again_whatever_its_server_knows_it_by(site: Site, tmp_path: Path, etag: str) -> None:
    site.pages["/a"] = Page(PAGE, headers={"ETag": etag, "Last-Modified": etag})
    first, _ = go(site, tmp_path, "/a")
    assert go(site, tmp_path, "/a") == (first, [])


def test_a_run_has_its_limit_and_says_what_it_left(site: Site, tmp_path: Path) -> None:
    found, problems = go(site, tmp_path, *[f"/a?{number}" for number in range(5)], rules=replace(RULES, pages=2))
    assert found == []
    assert "3 addresses were not asked" in problems[-1].why


def test_what_an_interrupted_run_left_half_written_is_mended(site: Site, tmp_path: Path) -> None:
    site.pages["/b"] = Page(PAGE + b"<!-- b -->")
    first, _ = go(site, tmp_path, "/a")
    path = tmp_path / "x.warc.gz"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:100])
    second, problems = go(site, tmp_path, "/a", "/b")
    assert (second[0], problems) == (first[0], [])
    assert path.read_bytes()[: len(whole)] == whole
    assert second[1].endswith(f":{len(whole)}")


@pytest.mark.parametrize("length", [0, 1, 9, 12, 200])
def test_an_archive_that_broke_off_in_its_first_record_is_begun_anew(site: Site, tmp_path: Path, length: int) -> None:
    first, _ = go(site, tmp_path, "/a")
    path = tmp_path / "x.warc.gz"
    path.write_bytes(path.read_bytes()[:length])
    assert go(site, tmp_path, "/a") == (first, [])


@pytest.mark.parametrize("content", [b"x", b"\0" * 100, gzip.compress(b"a text")])
def test_what_is_no_archive_is_left_as_it_is(site: Site, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no archive"):
        go(site, tmp_path, "/a")
    assert path.read_bytes() == content


def test_what_stands_behind_a_damaged_record_is_not_lost(site: Site, tmp_path: Path) -> None:
    site.pages |= {path: Page(PAGE + path.encode(), etag=path) for path in ("/b", "/c", "/d")}
    places, _ = go(site, tmp_path, "/a", "/b", "/c")
    at = [int(one.rpartition(":")[2]) for one in places]
    path = tmp_path / "x.warc.gz"
    damaged = bytearray(path.read_bytes())
    damaged[at[1] + 50 : at[1] + 60] = b"x" * 10
    path.write_bytes(damaged)
    assert [one.rpartition(":")[2] for one in go(site, tmp_path, "/c", "/d")[0]] == [str(at[2]), str(len(damaged))]
    assert path.read_bytes()[: len(damaged)] == damaged
    assert Archive(path).forget(frozenset({site.address + "/c"})) == 1
    left = [url for url in ("/a", "/b", "/c", "/d") if Archive(path).known(site.address + url)]
    assert left == ["/a", "/d"]


def test_an_archive_that_cannot_be_written_ends_the_run(site: Site, tmp_path: Path) -> None:
    site.pages["/b"] = Page(PAGE)
    with pytest.raises(InputError, match="cannot be written"):
        go(site, tmp_path / "gone", "/a", "/b")
    assert site.asked == ["/robots.txt", "/a"]


def test_forgetting_leaves_the_other_records_where_they_were(site: Site, tmp_path: Path) -> None:
    paths = [f"/{number}" for number in range(5)]
    site.pages |= {path: Page(PAGE.replace(b"Kelm", b"Kelm" + path.encode())) for path in paths}
    go(site, tmp_path, *paths)
    path = tmp_path / "x.warc.gz"
    size, before = path.stat().st_size, Archive(path)
    for gone in ((), ("/0",), ("/2", "/3"), ("/4",)):
        archive = Archive(path)
        assert archive.forget(frozenset(site.address + one for one in gone)) == len(gone)
        assert all(archive.known(site.address + one) is None for one in gone)
    left = archive.known(site.address + "/1")
    assert left == before.known(site.address + "/1")
    assert path.stat().st_size == size
    with path.open("rb") as file:
        records = ArchiveIterator(file, record_types=WarcRecordType.response, fsspec_args=False)
        assert [record.stream_pos for record in records] == [left.offset if left else None]
    assert b"Kelm/0" not in gzip.decompress(path.read_bytes())


def test_forgetting_goes_through_a_link(site: Site, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    place, link = tmp_path / "disk" / "kept.warc.gz", tmp_path / "x.warc.gz"
    link.symlink_to(place)
    go(site, tmp_path, "/a")
    assert Archive(link).forget(frozenset({site.address + "/a"})) == 1
    assert link.is_symlink()
    assert b"Strand" not in gzip.decompress(place.read_bytes())
    assert [file.name for file in (tmp_path / "disk").iterdir()] == [place.name]


def test_forgetting_that_breaks_off_leaves_the_archive_as_it_was(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    go(site, tmp_path, "/a")
    before = (tmp_path / "x.warc.gz").read_bytes()
    monkeypatch.setattr("variorum.fetching.archive.os.fsync", full)
    with pytest.raises(InputError, match="cannot be written"):
        Archive(tmp_path / "x.warc.gz").forget(frozenset({site.address + "/a"}))
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("x.warc.gz", before)]


def test_forgetting_leaves_nothing_of_an_address(site: Site, tmp_path: Path) -> None:
    site.pages["/b"] = Page(article_page("Another", "Something quite different was said in Arla by the mayor."))
    go(site, tmp_path, "/a", "/b")
    archive = Archive(tmp_path / "x.warc.gz")
    assert archive.forget(frozenset({site.address + "/a"})) == 1
    left = gzip.decompress((tmp_path / "x.warc.gz").read_bytes())
    assert (b"Strand" in left, b"quite different" in left) == (False, True)
    assert archive.known(site.address + "/a") is None
