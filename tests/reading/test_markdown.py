"""Markdown without its marks, and the heading that is a report's title."""

from __future__ import annotations

import pytest

from variorum.reading.formats.markdown import headed

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
