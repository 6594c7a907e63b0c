"""A report that is forgotten is found in whatever else was fetched: by its address, its title, or a stretch of it."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest

from variorum.reading.traces import Traces
from variorum.records import Article, Date

URL = "https://www.estmarpost.example/2021/kelm?id=7"
TITLE = "Zoë Quartermain’s brother arrested"
WORDS = "Zoë Quartermain, a teacher at the school of Kelm, said on Monday that her brother’s house was searched."
REPORT = Article(
    id=URL, url=URL, title=TITLE, text=f"{TITLE}\n\n{WORDS}", sha256="0" * 64, location="kelm", published=Date()
)
OWN, OTHER = "https://www.estmarpost.example/feed", "https://elsewhere.example/feed"


def item(inside: str) -> str:
    return f"<rss><channel><item>{inside}</item></channel></rss>"


MARKED = WORDS.replace("teacher", "<b>teacher</b>").replace("’", "&rsquo;").replace("ë", "&euml;")
ESCAPED = MARKED.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
PIECE = " ".join(WORDS.split()[3:12])

DOCUMENTS = [  # name, document, where it stood, whether it tells of the report
    ("its address", item(f"<link>{URL}</link>"), OTHER, True),
    ("its address, more behind it", item(f"<link>{URL}&amp;utm_source=rss</link>"), OTHER, True),
    ("its address, in another scheme", item(f"<link>{URL.replace('https', 'http')}</link>"), OTHER, True),
    ("its path, on its own site", item("<link>/2021/kelm?id=7</link>"), OWN, True),
    ("its path, escaped", item("<link><![CDATA[/2021/%6belm?id=7]]></link>"), OWN, True),
    ("its path, on another site", item("<link>/2021/kelm?id=7</link>"), OTHER, False),
    ("its address, in JSON", json.dumps({"items": [{"url": URL}]}).replace("/", "\\/"), OTHER, True),
    ("its title", item(f"<title>{TITLE.upper()}</title>"), OTHER, True),
    ("its words", item(f"<description>{WORDS}</description>"), OTHER, True),
    ("its words, marked up", item(f"<content><![CDATA[<p>{MARKED}</p>]]></content>"), OTHER, True),
    ("its words, escaped", item(f"<description>{ESCAPED}</description>"), OTHER, True),
    ("its words, in JSON", json.dumps({"items": [{"content_text": f"Today.\n{WORDS}"}]}), OTHER, True),
    ("a teaser from its middle", item(f"<description>... {PIECE} ...</description>"), OTHER, True),
    (
        "another report",
        item("<title>Bridge reopens</title><description>Zoë Quartermain was there.</description>"),
        OWN,
        False,
    ),
    ("a page that ends tags", "<html><body><p>Bridge</p></body></html>", OWN, False),
]


@pytest.mark.parametrize("name, document, place, told", DOCUMENTS, ids=[name for name, *_ in DOCUMENTS])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_where_a_report_is_told_of(
    name: str, document: str, place: str, told: bool, packed: bool, encoding: str
) -> None:
    content = document.encode(encoding)
    assert Traces([REPORT]).found_in(gzip.compress(content) if packed else content, place) is told


BAD = ["https://[foo/bar", "http://a\u2100b/bar?x=1", "[foo]"]


@pytest.mark.parametrize("url", BAD)
@pytest.mark.parametrize("place", [OTHER, *BAD])
def test_a_report_or_record_at_no_address_of_the_web_is_looked_for_all_the_same(url: str, place: str) -> None:
    traces = Traces([replace(REPORT, url=url)])
    assert traces.found_in(item(f"<link>{url}</link>").encode(), place)
    assert traces.found_in(item(WORDS).encode(), place)
    assert not traces.found_in(item("<link>/2021/arla</link><title>Bridge</title>").encode(), place)


def test_an_address_of_no_place_is_not_in_every_document() -> None:
    traces = Traces([replace(REPORT, url=url) for url in ("http://", "http:///#a")])
    assert not traces.found_in(item("<link>/2021/arla</link>").encode(), OTHER)


def test_what_cannot_be_decoded_is_looked_through_all_the_same() -> None:
    content = b"\x00\x01\x02" + item(f"<link>{URL}</link>").encode() + b"\xff\x00"
    assert Traces([REPORT]).found_in(content, OTHER)
    assert not Traces([REPORT]).found_in(b"\x1f\x8b no gzip", OTHER)
