"""Which addresses a sitemap names, however it is written."""

from __future__ import annotations

import pytest

from variorum.reading.formats.lists import links_in_sitemap

URL = "https://x.example/a?b=1&amp;c=2"
PLACES = [  # what stands in a sitemap, which addresses it names
    (f"<loc>{URL}</loc>", ["https://x.example/a?b=1&c=2"]),
    (f"<sm:LOC a='1'>\n {URL}\n</sm:LOC>", ["https://x.example/a?b=1&c=2"]),
    ("<loc> <![CDATA[ https://x.example/a ]]></loc>", ["https://x.example/a"]),
    ("<loc></loc><loc>https://x.example/a</loc>", ["https://x.example/a"]),
    ("<location>https://x.example/a</location>", []),
    ("<loc <loc>https://x.example/a</loc>", ["https://x.example/a"]),
    ("<loc>" + " " * 600_000, []),
    ("<loc><![CDATA[" + " " * 600_000, []),
    ("<loc " * 120_000, []),
    ("<" + "a" * 600_000, []),
]


@pytest.mark.parametrize("inside, named", PLACES, ids=[inside[:40] for inside, _ in PLACES])
def test_what_a_sitemap_names(inside: str, named: list[str]) -> None:
    assert list(links_in_sitemap(f"<urlset>{inside}</urlset>".encode(), "a")) == named
