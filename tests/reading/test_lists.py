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
    (
        f"<loc>{URL}</loc><image:image><image:loc>https://x.example/a.jpg</image:loc></image:image>",
        ["https://x.example/a?b=1&c=2"],
    ),
    ("<!-- <loc>https://x.example/a</loc> --><loc>https://x.example/b</loc>", ["https://x.example/b"]),
    ("<loc>https://x.example/a</loc><!-- <loc>https://x.example/b</loc>", ["https://x.example/a"]),
    ("<loc>" + " " * 600_000, []),
    ("<!--" * 200_000, []),
    ("<loc><![CDATA[" + " " * 600_000, []),
    ("<loc " * 120_000, []),
    ("<" + "a" * 600_000, []),
]


@pytest.mark.parametrize("inside, named", PLACES, ids=[inside[:40] for inside, _ in PLACES])
def test_what_a_sitemap_names(inside: str, named: list[str]) -> None:
    assert list(links_in_sitemap(f"<urlset>{inside}</urlset>".encode(), "a")) == named


def test_a_sitemap_with_a_prefix_names_no_pictures() -> None:
    picture = "<image:loc>https://x.example/a.jpg</image:loc>"
    sitemap = f"<s:urlset><s:url><s:loc>https://x.example/a</s:loc>{picture}</s:url></s:urlset>"
    assert list(links_in_sitemap(sitemap.encode(), "a")) == ["https://x.example/a"]
