"""Markdown without its marks, and the heading that is a report's title."""

from __future__ import annotations

import pytest

from variorum.reading.formats.markdown import bare, headed

HEADINGS = [  # the text, its title, what is below
    ("# Kelm falls\nThe army", "Kelm falls", "The army"),
    ("\n# Kelm falls ##  \r\nThe army", "Kelm falls", "The army"),
    ("# Kelm falls\rThe army", "Kelm falls", "The army"),
    ("# *Kelm* #1 falls", "Kelm #1 falls", ""),
    ("# ###\nThe army", "", "The army"),
    ("#Kelm\nThe army", "", "#Kelm\nThe army"),
    ("## Kelm\nThe army", "", "## Kelm\nThe army"),
]


@pytest.mark.parametrize("text, title, below", HEADINGS)
def test_the_first_heading_is_the_title(text: str, title: str, below: str) -> None:
    assert headed(text) == (title, below)


@pytest.mark.parametrize("inside", ["#", " ", "# "])
def test_a_heading_of_any_length_is_read(inside: str) -> None:
    words = f"a{inside * 1_000_000}x"
    assert headed(f"# {words}") == (words, "")


MARKED = [  # a text with marks, and its words
    ("The [bridge](https://x.example/Strand_(river)) fell.", "The bridge fell."),
    ("The [bridge](a (b) c) and [dam](d) fell.", "The bridge and dam fell."),
    ('The [bridge][1] fell.\n\n[1]: https://x.example/a "Title"\n', "The bridge fell."),
    ("[Update]: Kelm fell.", "[Update]: Kelm fell."),
    ("He left [sic] [and came back].", "He left [sic] [and came back]."),
    ("![A *bridge*](a.jpg)", "A bridge"),
    ("***Kelm*** and **the *Strand* river** and __so__ on", "Kelm and the Strand river and so on"),
    (r"The \*5\* hotel, a\_b, \[sic\], 1\. and C:\dir", r"The *5* hotel, a_b, [sic], 1. and C:\dir"),
    ("The 5* hotel and the 4* hotel, file_name_here", "The 5* hotel and the 4* hotel, file_name_here"),
]


@pytest.mark.parametrize("text, words", MARKED)
def test_the_words_without_their_marks(text: str, words: str) -> None:
    assert bare(text) == words
