"""The entries of a feed: their days as they are written, in the zone in which they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.reading import read
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
