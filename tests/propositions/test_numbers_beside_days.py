"""A number behind a day, a ward or an abbreviation counts what follows it, and is no second day nor part of a name."""

from __future__ import annotations

import pytest

from variorum.propositions.counts.figures import figures_in
from variorum.propositions.times.time_grammar import time_spans


@pytest.mark.parametrize(
    "text, day, number",
    [
        ("The blast hit the port on March 8 and 12 people were killed.", "March 8", 12),
        ("Thirty died on May 5 and 30 were wounded.", "May 5", 30),
        ("On November 8 150 soldiers were killed.", "November 8", 150),
        ("Fighting went on from March 8 to 12; 40 people died.", "March 8 to 12", 40),
        ("Between 8 and 20 November 40 people died.", "8 and 20 November", 40),
    ],
)
def test_a_day_and_a_number(text: str, day: str, number: int) -> None:
    assert any(text[span.start : span.end].endswith(day) for span in time_spans(text))
    assert number in {figure.value for figure in figures_in(text)}


@pytest.mark.parametrize(
    "text, number",
    [
        ("In Ward 5 120 people died.", 120),
        ("BOMB KILLS 12 IN PORT", 12),
        ("QUAKE TOLL HITS 250", 250),
        ("In the UAE 12 more bodies were found.", 12),
        ("Some 1 221 people died.", 1221),
    ],
)
def test_a_number_that_counts(text: str, number: int) -> None:
    assert number in {figure.value for figure in figures_in(text)}


@pytest.mark.parametrize("text", ["an average of 2.125 people per household", "FTSE 100 fell"])
def test_a_number_that_counts_nothing(text: str) -> None:
    assert not [figure for figure in figures_in(text) if figure.value and figure.value > 99]
