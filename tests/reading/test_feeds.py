"""The entries of a feed: their days as they are written, in the zone in which they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.reading import links, read
from variorum.records import Problem, Reading
from variorum.settings import Settings

WORDS = "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said."

DAYS = [  # what the entry says, the day, the time of day with its zone
    ("<pubDate>Sun, 07 Mar 2021 23:30:00 -0500</pubDate>", "2021-03-07", "23:30-05:00"),
    ("<pubDate>Mon, 08 Mar 2021 00:30:00 +0400</pubDate>", "2021-03-08", "00:30+04:00"),
    ("<pubDate>Sun, 07 Mar 2021 23:30:00 EST</pubDate>", "2021-03-07", "23:30-05:00"),
    ("<pubDate>Sun, 07 Mar 2021 10:00:00 GMT</pubDate>", "2021-03-07", "10:00+00:00"),
    ("<pubDate>07 Mar 21 10:00 GMT</pubDate>", "2021-03-07", "10:00+00:00"),
    ("<pubDate>2021-03-07T23:30:00-05:00</pubDate>", "2021-03-07", "23:30-05:00"),
    ("<pubDate>2021-03-07</pubDate>", "2021-03-07", None),
    ("<pubDate>7 March 2021</pubDate>", "2021-03-07", None),
    ("<pubDate>20210307</pubDate>", "2021-03-07", "00:00+00:00"),
    ("<pubDate>soon</pubDate>", None, None),
    ("", None, None),
]


@pytest.mark.parametrize("written, day, time", DAYS)
def test_the_day_of_an_entry_is_the_one_that_is_written(
    tmp_path: Path, written: str, day: str | None, time: str | None
) -> None:
    entry = f"<item><title>Bridge</title><description>{WORDS}</description>{written}</item>"
    (tmp_path / "a.rss").write_text(f"<rss version='2.0'><channel>{entry}</channel></rss>")
    found, *told = read([str(tmp_path / "a.rss")], settings=Settings())
    assert isinstance(found, Reading)
    assert (found.article.published.edtf, found.article.published.time) == (day, time)
    assert [isinstance(one, Problem) and one.what for one in told] == (["day"] if written and day is None else [])


TITLES = [  # as it stands in a feed, and in words
    ("A &lt;b&gt;bold&lt;/b&gt; claim", "A bold claim"),
    ("<![CDATA[Kelm &amp; Arla &#8220;at war&#8221;]]>", "Kelm & Arla “at war”"),
    ("Kelm &amp;amp; Arla", "Kelm & Arla"),
    ("3 &lt; 4", "3 < 4"),
]


@pytest.mark.parametrize("written, title", TITLES)
def test_the_title_of_an_entry_is_words(tmp_path: Path, written: str, title: str) -> None:
    entry = f"<item><title>{written}</title><description>{WORDS}</description></item>"
    (tmp_path / "a.rss").write_text(f"<rss version='2.0'><channel>{entry}</channel></rss>")
    (found,) = read([str(tmp_path / "a.rss")], settings=Settings())
    assert isinstance(found, Reading)
    assert found.article.title == title


SITE = "https://www.estmarpost.example/"
HOME = "<link>https://www.estmarpost.example/</link>"
Named = tuple[str, str, str, str | None]
NAMED: list[Named] = [  # what stands around the entries, what is in one, the id of its report, its address
    (HOME, "<link>/2021/kelm</link>", SITE + "2021/kelm", SITE + "2021/kelm"),
    (HOME, "<link>kelm?a=1&amp;b=2</link>", SITE + "kelm?a=1&b=2", SITE + "kelm?a=1&b=2"),
    ("", "<link>/2021/kelm</link>", "a:1", None),
    (HOME, "<guid isPermaLink='false'>4711</guid>", "estmarpost.example: 4711", None),
    ("", "<guid isPermaLink='false'>4711</guid>", "a:1", None),
    ("", "<guid isPermaLink='false'>tag:estmarpost.example,2021:7</guid>", "tag:estmarpost.example,2021:7", None),
    ("", "<guid isPermaLink='false'>urn:uuid:1f0e</guid>", "urn:uuid:1f0e", None),
    (HOME, "<guid>https://www.estmarpost.example/x</guid>", SITE + "x", SITE + "x"),
    (HOME, "<link>/kelm</link><guid isPermaLink='false'>4711</guid>", SITE + "kelm", SITE + "kelm"),
    (HOME, "", "a:1", None),
]  # fmt: skip


@pytest.mark.parametrize("around, inside, name, url", NAMED)
def test_an_entry_is_known_by_what_its_feed_calls_it(
    tmp_path: Path, around: str, inside: str, name: str, url: str | None
) -> None:
    entry = f"<item><title>Bridge</title>{inside}<description>{WORDS}</description></item>"
    (tmp_path / "a.rss").write_text(f"<rss version='2.0'><channel>{around}{entry}</channel></rss>")
    (found,) = read([str(tmp_path / "a.rss")], settings=Settings())
    assert isinstance(found, Reading)
    assert (found.article.id, found.article.url) == (name, url)


def test_links_of_a_feed_on_disk_lead_on_from_its_site_and_those_of_the_web_from_where_it_is(tmp_path: Path) -> None:
    feed = f"<rss><channel>{HOME}<item><link>/kelm</link></item></channel></rss>".encode()
    assert links(feed, str(tmp_path / "a.rss")) == ("https://www.estmarpost.example/kelm",)
    assert links(feed, "https://mirror.example/feed.xml") == ("/kelm",)
