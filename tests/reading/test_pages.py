"""What of a page is its article: however it is laid out, in whatever language, however short."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.reading import read
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
