"""Addresses, feeds and lists as inputs of a ledger: what is fetched when, and that the archive gives the same again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fetching.site import Page, Site, running
from tests.ledger.house import HOUSE
from tests.reading.making import article_page
from variorum.api import Edition
from variorum.fetching import Rules
from variorum.incoming import Web
from variorum.ledger import Ledger
from variorum.pipeline import Outcome, add
from variorum.reading import read
from variorum.settings import Settings

RULES = Rules(loopback=True, delay=0.0)
SAID = "Arla says Norvalia took Kelm, and that the bridge over the Strand was reopened on Friday by the ministry."
MORE = "Nobody was hurt when a crane fell into the water last month, officials added in the port of Kelm."
PAGE = article_page("Bridge over the Strand reopens", SAID, MORE)
LATER = article_page("Bridge over the Strand reopens", SAID, MORE, "The ministry has since withdrawn its statement.")


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        found.pages["/a"] = Page(PAGE)
        found.pages["/b"] = Page(article_page("Kelm port opens", MORE, SAID))
        yield found


def taken(ledger: Path, *inputs: object, fetch: bool = False, lists: tuple[Path, ...] = ()) -> Outcome:
    web = Web(fetch=fetch, lists=tuple(map(str, lists)), rules=RULES)
    with Ledger.write(ledger) as opened:
        return add(opened, [str(one) for one in inputs], settings=Settings(), house=replace(HOUSE, read=read), web=web)


def exported(ledger: Path) -> str:
    edition = Edition(ledger)
    told = [list(edition.articles(with_text=True)), list(edition.claims()), list(edition.questions())]
    return json.dumps(told)


def test_the_archive_alone_gives_the_same_ledger(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = Path("my.ledger")
    assert taken(first, site.address + "/a", site.address + "/b").added == 2
    site.pages["/a"] = Page(LATER)
    assert taken(first, site.address + "/a").added == 1
    assert taken(Path("again.ledger"), "my.ledger.warc.gz").added == 3
    assert exported(Path("again.ledger")) == exported(first)


def test_another_text_under_one_address_is_another_version(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "my.ledger"
    taken(path, site.address + "/a")
    assert (taken(path, site.address + "/a").added, taken(path, site.address + "/a").known) == (0, 1)
    site.pages["/a"] = Page(LATER)
    taken(path, site.address + "/a")
    with Ledger.read(path) as ledger:
        versions = ledger.every_version()
    assert [(one.id, one.version, "withdrawn" in one.text) for one in versions] == [
        (site.address + "/a", 1, False),
        (site.address + "/a", 2, True),
    ]
    assert "withdrawn" in Edition(path).brief(form="md")


def files(folder: Path, site: Site) -> dict[str, Path]:
    """A list, a sitemap and a feed that name the two pages, in a folder."""
    folder.mkdir()
    urls = [site.address + "/a", site.address + "/b"]
    texts = {
        "list.urls": "\n".join(urls),
        "sitemap.xml": "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>",
        "feed.rss": "<rss><channel>" + "".join(f"<item><link>{url}</link></item>" for url in urls) + "</channel></rss>",
        "names.txt": "\n".join(urls),
        "some.urls": "\n".join([urls[0], "no address", urls[1]]),
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "packed.xml.gz").write_bytes(gzip.compress(texts["sitemap.xml"].encode()))
    return {name: folder / name for name in texts}


ASKED = [  # what is named, --fetch, as a list, how many pages come of it
    ("list.urls", False, False, 2),
    ("sitemap.xml", False, False, 0),
    ("sitemap.xml", True, False, 2),
    ("feed.rss", False, False, 0),
    ("feed.rss", True, False, 2),
    ("packed.xml.gz", False, False, 0),
    ("packed.xml.gz", True, False, 2),
    ("some.urls", False, False, 2),
    ("names.txt", True, True, 2),
    (".", True, False, 0),
]


@pytest.mark.parametrize("name, fetch, listed, added", ASKED)
def test_only_what_is_named_is_fetched(
    site: Site, tmp_path: Path, name: str, fetch: bool, listed: bool, added: int
) -> None:
    files(tmp_path / "in", site)
    path = tmp_path / "in" / name
    inputs = () if listed else (path,)
    taken(tmp_path / "my.ledger", *inputs, fetch=fetch, lists=(path,) if listed else ())
    assert len([one for one in site.asked if one != "/robots.txt"]) == added
    fetched = [one for one in Edition(tmp_path / "my.ledger").articles() if str(one["id"]).startswith("http")]
    assert len(fetched) == added


def test_a_page_that_could_not_be_had_is_no_problem_once_it_is(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "my.ledger"
    site.pages["/a"] = Page(status=503)
    assert [one.what for one in taken(path, site.address + "/a").problems] == ["fetching"]
    site.pages["/a"] = Page(PAGE)
    assert taken(path, site.address + "/a").added == 1
    assert list(Edition(path).problems()) == []


def test_what_is_forgotten_is_gone_from_the_archive_too(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "my.ledger"
    taken(path, site.address + "/a", site.address + "/b")
    Edition(path).forget(site.address + "/a", why="a test")
    again = taken(tmp_path / "again.ledger", f"{path}.warc.gz")
    assert again.added == 1


QUOTE = "Ann Quill, a teacher of Kelm, said on Monday that her house was searched by the army of Arla."


@pytest.mark.parametrize("url", ["https://[foo/bar", "http://a\u2100b/x"])
def test_a_report_of_no_address_of_the_web_is_forgotten_beside_an_archive(site: Site, tmp_path: Path, url: str) -> None:
    path, table = tmp_path / "my.ledger", tmp_path / "in.jsonl"
    site.pages["/feed"] = Page(
        f"<rss><channel><item><description>{QUOTE}</description><link>/b</link></item></channel></rss>".encode()
    )
    table.write_text(json.dumps({"id": "kelm", "url": url, "text": QUOTE}))
    taken(path, table, site.address + "/feed")
    [named] = [str(one["id"]) for one in Edition(path).articles() if one["url"] == url]
    assert Edition(path).forget(named, why="a test") == 1
    assert b"Ann Quill" not in gzip.decompress(Path(f"{path}.warc.gz").read_bytes())


def test_forgetting_one_letter_of_a_mail_bars_none_of_the_others(tmp_path: Path) -> None:
    path, mail = tmp_path / "my.ledger", tmp_path / "a.eml"
    head = "---------- Forwarded message ---------\nFrom: Ann\nDate: Fri, Mar 5, 2021 at 9:00 AM\nSubject: Kelm\n"
    mail.write_text(f"From: Bob\nSubject: Fwd: x\n\n{SAID} {MORE}\n\n{head}\n{QUOTE}\n")
    assert taken(path, mail).added == 2
    Edition(path).forget("a:2", why="a test")
    assert b"Ann Quill" not in path.read_bytes()
    again = taken(path, mail)
    assert (again.added, again.known, [one.where for one in again.problems]) == (0, 1, [f"{mail}:2"])


def test_forgetting_through_a_link_to_the_ledger_finds_its_archive(site: Site, tmp_path: Path) -> None:
    path, link = tmp_path / "my.ledger", tmp_path / "link.ledger"
    taken(path, site.address + "/a", site.address + "/b")
    link.symlink_to(path)
    Edition(link).forget(site.address + "/a", why="a test")
    assert f"URI: {site.address}/a\r".encode() not in gzip.decompress(Path(f"{path}.warc.gz").read_bytes())


def test_a_report_whose_forgetting_breaks_off_is_there_to_be_forgotten_again(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.ledger"
    taken(path, site.address + "/a", site.address + "/b")
    with monkeypatch.context() as broken:
        broken.setattr("variorum.fetching.Archive.forget", _breaks_off)
        with pytest.raises(OSError, match="full"):
            Edition(path).forget(site.address + "/a", why="a test")
    assert Edition(path).forget(site.address + "/a", why="a test") == 1
    assert f"URI: {site.address}/a\r".encode() not in gzip.decompress(Path(f"{path}.warc.gz").read_bytes())


def _breaks_off(*_: object, **__: object) -> int:
    raise OSError("the disk is full")


@pytest.mark.parametrize("asked", ["/a", "/old", "/list"])
def test_what_is_forgotten_is_not_asked_for_again(site: Site, tmp_path: Path, asked: str) -> None:
    path = tmp_path / "my.ledger"
    site.pages["/old"] = Page(status=301, headers={"Location": "/a"})
    site.pages["/list"] = Page(f"<urlset><url><loc>{site.address}/a</loc></url></urlset>".encode(), kind="text/xml")
    taken(path, site.address + "/a")
    Edition(path).forget(site.address + "/a", why="a test")
    [told] = taken(path, site.address + asked).problems
    assert "was removed from this ledger" in told.why
    assert f"URI: {site.address}/a\r".encode() not in gzip.decompress(Path(f"{path}.warc.gz").read_bytes())


TEASER = "<item><title>Port</title><link>/b</link><description>Read more of it in the port.</description></item>"
FEEDS = {  # that hold the text, by the address of the page or another; one that knows nothing of it
    "/feed": f"<item><title>x</title><link>/a</link><description>{SAID} {MORE}</description></item>",
    "/moved": f"<item><title>x</title><link>/old</link><description>{SAID}</description></item>",
    "/named": "<item><title>Bridge over the Strand reopens</title><link>/old</link></item>",
    "/other": TEASER,
}


def test_what_is_forgotten_is_gone_from_feeds_that_held_it_too(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "my.ledger"
    for name, items in FEEDS.items():
        site.pages[name] = Page(f"<rss><channel>{items}</channel></rss>".encode(), kind="application/rss+xml")
    site.pages["/old"] = Page(status=301, headers={"Location": "/a"})
    site.pages["/c"] = Page(article_page("Another telling", f"{SAID} It is told otherwise here.", MORE))
    assert taken(path, *(site.address + name for name in FEEDS), site.address + "/c").added == 3
    Edition(path).forget(site.address + "/a", why="a test")
    held = gzip.decompress(Path(f"{path}.warc.gz").read_bytes())
    assert b"/a<" not in held
    assert b"Bridge over the Strand reopens" not in held
    assert [held.count(f"URI: {site.address}{name}\r".encode()) for name in FEEDS] == [0, 0, 0, 1]
    assert taken(tmp_path / "again.ledger", f"{path}.warc.gz").added == 2, "other reports stay, whatever they say"


def test_a_line_that_is_no_address_is_one_problem_and_the_others_are_fetched(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "some.urls"
    path.write_text(f"# two pages\n{site.address}/a\nthe bridge\n{site.address}/b\n")
    found = taken(tmp_path / "my.ledger", path)
    assert found.added == 2
    assert [(one.where, "no address" in one.why) for one in found.problems] == [(f"{path}:3", True)]
