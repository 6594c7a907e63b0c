"""What of a page is its article: however it is laid out, in whatever language, however short."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.reading.making import article_page
from variorum.reading import read
from variorum.reading.formats.markup import metadata
from variorum.records import Reading
from variorum.settings import Settings

TEXTS = {  # a title and paragraphs
    "en": (
        "Bridge over the Strand reopened",
        "The bridge over the Strand was reopened on Friday after two years of work, the ministry of Norvalia said.",
        "Nobody was hurt when a crane fell into the water last month, officials added on Monday in the port of Kelm.",
        "Talks with the dockers would go on until the end of the week, the ministry has said.",
    ),
    "ja": (
        "ストランド川の橋が再開",
        "ストランド川に架かる橋は二年間の工事を経て金曜日に再開されたと、ノルヴァリア省がケルムの港で記者団に明らかにした。",
        "先月クレーンが水に落ちたとき、けが人はいなかったと当局者は月曜日に付け加えた。",
    ),
    "th": (
        "สะพานสแตรนด์เปิดอีกครั้ง",
        "สะพานข้ามแม่น้ำสแตรนด์เปิดใช้อีกครั้งเมื่อวันศุกร์หลังจากก่อสร้างมาสองปี กระทรวงนอร์วาเลียกล่าวกับผู้สื่อข่าว",
        "ไม่มีผู้ได้รับบาดเจ็บเมื่อเครนตกลงไปในน้ำเมื่อเดือนที่แล้ว เจ้าหน้าที่กล่าวเสริมเมื่อวันจันทร์",
    ),
    "short": ("Army takes Kelm", "Norvalia's army took Kelm on Sunday, the ministry said.", "Arla denied it."),
}
NAV = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
LAYOUTS = {  # how pages stand around the paragraphs
    "article": "<article><h1>{title}</h1><p class=byline>By Lena Ostrow</p><time>7 March 2021</time>{inside}</article>",
    "blocks": "<div id=main><div><h1>{title}</h1></div><div class=article-body>{inside}</div></div>",
    "a table": "<table><tr><td width=100>"
    + NAV
    + "</td><td><font size=5>{title}</font><br><br>{inside}</td></tr></table>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", TEXTS)
def test_each_paragraph_of_a_page_stands_by_itself(tmp_path: Path, text: str, layout: str) -> None:
    title, *paragraphs = TEXTS[text]
    inside = LAYOUTS[layout].format(title=title, inside="".join(f"<p>{one}</p>" for one in paragraphs))
    head = f"<head><meta charset=utf-8><title>{title}</title></head>"
    page = f"<!doctype html><html>{head}<body>{NAV}{inside}<footer>Imprint</footer></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    readings = [item for item in read([str(tmp_path)], settings=Settings()) if isinstance(item, Reading)]
    assert [reading.article.text.split("\n\n") for reading in readings] == [[title, *paragraphs]]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_readers_say_below_a_page_however_short_is_none_of_it(tmp_path: Path, number: int) -> None:
    comment = "<p class=comment>I do not believe a word that is said here.</p>"
    said = f"<section class=comments><h3>Comments</h3>{comment}</section>"
    paragraphs = TEXTS["en"][1 : number + 1]
    page = article_page("Bridge", *paragraphs).replace(b"</article>", f"</article>{said}".encode())
    (tmp_path / "a.html").write_bytes(page)
    (found,) = read([str(tmp_path)], settings=Settings())
    assert isinstance(found, Reading)
    assert found.article.text.split("\n\n") == ["Bridge", *paragraphs]


OWN = {"@type": "NewsArticle", "headline": "Kelm &amp; Arla &#8220;at war&#8221;", "url": "https://x.example/own"}
OTHER = {"@type": "NewsArticle", "headline": "Something else", "url": "https://x.example/other", "author": "Bo Berg"}
TEASERS = {"@type": "ItemList", "itemListElement": [OTHER]}
LINKED: list[tuple[list[Any], str, str | None]] = [  # what a page declares in JSON-LD, its title and address
    ([OWN], "Kelm & Arla “at war”", "https://x.example/own"),
    ([TEASERS, OWN], "Kelm & Arla “at war”", "https://x.example/own"),
    ([{"@graph": [TEASERS, OWN]}], "Kelm & Arla “at war”", "https://x.example/own"),
    ([{"@type": "WebPage", "mainEntity": OWN}], "Kelm & Arla “at war”", "https://x.example/own"),
    ([TEASERS], "Bridge", None),
]


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld+json; charset=utf-8"])
@pytest.mark.parametrize("declared, title, url", LINKED)
def test_a_page_is_what_it_declares_of_itself_and_not_of_others(
    tmp_path: Path, declared: list[Any], title: str, url: str | None, kind: str
) -> None:
    head = "".join(f'<script type="{kind}">{json.dumps(one)}</script>' for one in declared)
    (tmp_path / "a.html").write_bytes(article_page("Bridge", *TEXTS["en"][1:], head=head))
    (found,) = read([str(tmp_path)], settings=Settings())
    assert isinstance(found, Reading)
    assert (found.article.title, found.article.url, found.article.byline) == (title, url, None)


WINDOWS = [  # the title of a window, the name of its site, the headline
    ("Bridge falls - BBC", "BBC News", "Bridge falls"),
    ("Bridge falls | Estmar Post", "Estmar Post", "Bridge falls"),
    ("The army has a plan - B", "BBC News", "The army has a plan - B"),
]


@pytest.mark.parametrize("window, outlet, title", WINDOWS)
def test_only_the_name_of_the_outlet_is_cut_off_a_title(tmp_path: Path, window: str, outlet: str, title: str) -> None:
    head = f'<meta property="og:title" content="{window}"><meta property="og:site_name" content="{outlet}">'
    (tmp_path / "a.html").write_bytes(article_page("Bridge", *TEXTS["en"][1:], head=head))
    (found,) = read([str(tmp_path)], settings=Settings())
    assert isinstance(found, Reading)
    assert found.article.title == title


WORDS = "".join(f"<p>{one}</p>" for one in TEXTS["en"][1:])
HEADLINE = "<h1>Bridge over the Strand reopened</h1>"
TIME, OTHER_TIME = "<time datetime=2021-03-07>7 March</time>", "<time datetime=2026-11-30>30 November</time>"
TIMES = [  # what stands on a page, and its day
    (f"<article>{HEADLINE}{TIME}{WORDS}</article>", "2021-03-07"),
    (f"<article><header>{HEADLINE}<div>{TIME}</div></header>{WORDS}</article>", "2021-03-07"),
    (f"<header>{HEADLINE}{TIME}</header><div>{WORDS}</div>", "2021-03-07"),
    (f"<main>{HEADLINE}<div>{WORDS}</div>{TIME}</main>", "2021-03-07"),
    (f"<article><h2>Bridge over the Strand reopened</h2>{TIME}{WORDS}</article>", "2021-03-07"),
    (f"<header>{OTHER_TIME}</header><article>{HEADLINE}{TIME}{WORDS}</article>", "2021-03-07"),
    (f"<header>{OTHER_TIME}</header><article>{HEADLINE}{WORDS}</article>", None),
    (f"<article><a href=/x>Rain</a>{OTHER_TIME}</article><article>{HEADLINE}{TIME}{WORDS}</article>", "2021-03-07"),
    (f"<main>{HEADLINE}{WORDS}<article>Rain {OTHER_TIME}</article></main>", None),
    (f"<main>{HEADLINE}{WORDS}<div class='user-comments'><p>Great. {OTHER_TIME}</p></div></main>", None),
]


@pytest.mark.parametrize("inside, day", TIMES)
def test_a_page_is_dated_by_the_time_beside_its_headline(tmp_path: Path, inside: str, day: str | None) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html><html><title>Bridge</title><body>{inside}</body></html>")
    (found,) = read([str(tmp_path)], settings=Settings())
    assert isinstance(found, Reading)
    assert found.article.published.edtf == day


SITE = "<header><h1>Estmar Post</h1></header>"
HEADS = [  # what stands on a page, the title of its window, its headline
    (f"{SITE}<article><h1>Bridge falls</h1>{WORDS}</article>", "Bridge falls – Estmar Post", "Bridge falls"),
    (f"{SITE}<article><h2>Bridge falls</h2>{WORDS}</article>", "Bridge falls – Estmar Post", "Bridge falls"),
    (f"<h1>Bridge falls</h1><article>{WORDS}<h2>What now?</h2></article>", "Estmar Post", "Bridge falls"),
    (f"<article>{WORDS}<h2>What now?</h2></article>", "Bridge falls", "Bridge falls"),
]


@pytest.mark.parametrize("inside, window, title", HEADS)
def test_the_name_of_the_site_is_no_headline(tmp_path: Path, inside: str, window: str, title: str) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html><html><title>{window}</title><body>{inside}</body></html>")
    (found,) = read([str(tmp_path)], settings=Settings())
    assert isinstance(found, Reading)
    assert found.article.title == title


def test_no_page_is_gone_over_again_and_again() -> None:
    times = f"<aside>{'<time datetime=2021-03-07></time>' * 80_000}</aside>"
    html = f"<article>{'<p>' * 900}{'<div>' * 900}<h1>Bridge</h1>{times}"
    begun = time.process_time()
    metadata(html)
    assert time.process_time() - begun < 5
