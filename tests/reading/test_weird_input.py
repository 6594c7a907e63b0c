"""Nothing raises: whatever the bytes, there is an article or a problem, or both."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.reading import read
from variorum.records import Problem
from variorum.settings import Settings

PARTS = st.sampled_from(
    [
        "<html>",
        "<head><title>A bridge</title>",
        "<meta property='og:title' content='A bridge'>",
        "<meta property='article:published_time' content='2021-13-45'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [1, {}], "author": 5}</script>',
        "<script type='application/ld+json'>[[[</script>",
        "<time datetime='yesterday'>",
        "<article><p>The bridge was reopened on Friday after two years of work, officials said.",
        "<p>&#0;&#55296;&nbsp;",
        "</div></p></td>",
        "<!--",
        "<![CDATA[",
        "<table><tr><td>",
        '{"text": "The bridge was reopened on Friday."}',
        '{"text": 5}',
        '{"html": "<p>"}',
        '{"published": "2021-02-30", "text": "x", "url": "http://[::1", "outlet": "a.b"}',
        '{"text": "x", "id": 1e400, "published": [1615075200, {"$date": true}]}',
        "[{}]",
        'id,text\n1,"a',
        "---\ntitle: >\n  a\ndate: [2021\n---\n",
        "\n",
        "\x00",
    ]
)
BYTES = st.lists(PARTS | st.text(max_size=20), max_size=12)
CONTENT = BYTES.map(lambda parts: "".join(parts).encode("utf-8", "replace"))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".jsonl", ".json", "", ".xyz"])
def test_no_input_raises(suffix: str) -> None:
    @given(CONTENT | st.binary(max_size=300))
    @settings(max_examples=60, deadline=None)
    def check(content: bytes) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"input{suffix}"
            path.write_bytes(content)
            items = list(read([str(path)], settings=Settings()))
        assert items
        for item in items:
            if isinstance(item, Problem):
                assert item.why
            else:
                item.article.text.encode("utf-8")

    check()
