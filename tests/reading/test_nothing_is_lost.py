"""Whatever the text: what was kept and what was removed make up the raw text, and every offset holds."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.golden import inputs
from variorum.reading.cleaning.cleaning import Cleaned, clean

PAGE = st.sampled_from(
    [
        "Live",
        "BREAKING",
        "Most Read",
        "More from World",
        "Read more",
        "Advertisement",
        "Photo",
        "Comments",
        "Leave a Reply",
        "8 Nov 2020",
        "date 2021-03-04 OSLO, Norway, March 4",
        "Friday, January 27, 2023",
        "By Ada Brennick - The Harbour Post:",
        "Updated: 2018-02-20 09:41 By Agencies",
        "KABUL, June 3 (Reuters) - The bridge was reopened on Friday, the ministry said.",
        "(CNN) The storm reached the coast before dawn, forecasters said on Friday.",
        "The bridge was reopened on Friday after two years of work, the ministry said.",
        "“Everybody is safe,” the governor told reporters at the scene on Monday.",
        "He denied it.",
        "A long night",
        "• Two ferries were cancelled.",
        "Residents fill sandbags in the old town [File: Karla Voss/Reuters]",
        "Reuters Soldiers help to fill sandbags in the old town",
        "Photos: Storm over the islands A tree blocks the road. Hide Caption 1 of 2",
        "Photos: Storm over the islands Workers repair a line. Hide Caption 2 of 2",
        "Thank you all — Kolven Mining (@kolvenmining) August 2, 2022",
        "— Kolven Mining (@kolvenmining) August 2, 2022",
        "Source : News Agencies",
        "The Associated Press contributed to this report.",
        "Copyright 2022 Example. All rights reserved.",
        "\u00a0",
        "",
    ]
)
BREAK = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", "\n \n", "\x0b"])
PAGES = st.lists(st.tuples(PAGE | st.text(max_size=60), BREAK), max_size=24).map(
    lambda rows: "".join(line + end for line, end in rows)
)


def holds(raw: str, cleaned: Cleaned) -> None:
    seen = Counter(c for c in cleaned.text + "".join(piece.text for piece in cleaned.removed) if not c.isspace())
    assert seen == Counter(c for c in raw if not c.isspace())
    for stretch in cleaned.alignment:
        found = cleaned.text[stretch.start : stretch.start + stretch.length]
        assert raw[stretch.raw : stretch.raw + stretch.length] == found
    for piece in cleaned.removed:
        assert raw[piece.start : piece.end] == piece.text
        assert piece.reason
    covered = sorted((stretch.raw, stretch.raw + stretch.length) for stretch in cleaned.alignment)
    covered += [(piece.start, piece.end) for piece in cleaned.removed]
    ordered = sorted(covered)
    assert all(first[1] <= second[0] for first, second in pairwise(ordered))
    assert "\n\n".join(cleaned.text[s.start : s.end] for s in cleaned.sections) == cleaned.text


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_kept_and_removed_make_up_the_raw_text(raw: str) -> None:
    holds(raw, clean(raw))


@given(PAGES, st.integers(0, 80), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_so_they_do_with_a_known_title_and_comments(raw: str, title_end: int, article_end: int) -> None:
    holds(raw, clean(raw, title_end=min(title_end, len(raw)), article_end=article_end))


def test_so_they_do_for_every_case() -> None:
    for path in inputs():
        raw = path.read_text(encoding="latin-1")
        holds(raw, clean(raw))
