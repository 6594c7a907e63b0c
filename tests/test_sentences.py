"""Where sentences end by their marks alone."""

from __future__ import annotations

import pytest

from variorum.data.load import table
from variorum.sentences import breaks

TEXTS: tuple[tuple[str, ...], ...] = (
    ("North took Kelm.", "South denies it."),
    ("Who took it?", "Nobody knows!", "“We did.”", "“No, we did.”"),
    ("They seized a ship on Nov. 24, the ministry said.", "It had left on Oct. 19 for Kelm."),
    ("It fell in Nov.", "The ministry was silent."),
    ("Gen. A. B. Smith and Mrs. Jones spoke for the U.S. Navy.", "Dr. Who did not."),
    ("It was said in the U.S.", "They did not agree."),
    ("Kelm Inc. Chairman Ann Lee came at 5 p.m. Friday.", "She left at 6 p.m.", "He stayed."),
    ("Room No. 7 was empty.", "He said no.", "Ask St. Mary's.", "Article 5 (see Art. 7) holds."),
    ("He was born in 1999.", "2,000 came.", "That was plan B.", "It failed."),
    ("One paragraph", "another paragraph without a stop"),
    ("One paragraph ends at 9 p.m.", "Smith opens another"),
)


@pytest.mark.parametrize("sentences", TEXTS)
def test_sentences_end_at_their_own_marks(sentences: tuple[str, ...]) -> None:
    joint = "\n\n" if sentences[0].startswith("One paragraph") else " "
    text = joint.join(sentences)
    cuts = list(breaks(text, 0, len(text)))
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    assert tuple(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)) == sentences


def test_a_stretch_is_looked_at_alone() -> None:
    text = "A first one. North took Kelm. South denies it. A last one."
    low, high = text.index("North"), text.index("A last")
    assert [text[start:end] for start, end in breaks(text, low, high)] == [" "]


def test_each_abbreviation_stands_before_one_sort_of_thing() -> None:
    rows = table("grammar/abbreviations.tsv")
    assert len({row["word"] for row in rows}) == len(rows)
    assert {row["before"] for row in rows} == {"name", "number"}
    assert not any(row["word"].endswith(".") for row in rows)
