"""Dates and figures in words."""

from __future__ import annotations

from importlib.resources import files

import pytest

from variorum.data.load import toml
from variorum.records import Date, Extent, Figure
from variorum.report.phrases import day_words, figure_words


@pytest.mark.parametrize(
    "edtf, earliest, latest, extent, words",
    [
        ("2020-11-08", "2020-11-08", "2020-11-08", "on", "8 November 2020"),
        ("../2020-11-08", None, "2020-11-08", "by", "by 8 November 2020"),
        ("2020-09-27/..", "2020-09-27", None, "since", "since 27 September 2020"),
        ("2020-10-17/2020-10-18", "2020-10-17", "2020-10-18", "within", "17 October 2020 to 18 October 2020"),
        ("2020-09", "2020-09-01", "2020-09-30", "within", "September 2020"),
        ("1991", "1991-01-01", "1991-12-31", "within", "1991"),
        ("2020-11-08?", "2020-11-08", "2020-11-08", "on", "8 November 2020, uncertain"),
        (None, None, None, "on", "not dated"),
    ],
)
def test_day_words(edtf: str | None, earliest: str | None, latest: str | None, extent: Extent, words: str) -> None:
    assert day_words(Date(edtf, earliest, latest, extent)) == words


@pytest.mark.parametrize(
    "figure, words",
    [
        (Figure(1221, 1221, 1221), "1,221"),
        (Figure(1000, 1000, None, "EQUAL_OR_MORE"), "at least 1,000"),
        (Figure(700, 700, None, "MORE_THAN"), "more than 700"),
        (Figure(240, None, 240, "NEARLY", "village"), "nearly 240"),
        (Figure(None, 12, None), "12 or more"),
        (Figure(None, 30, 40), "30 to 40"),
        (Figure(None, None, 9), "at most 9"),
        (Figure(None, None, None, exact="many"), "many"),
        (Figure(6.4, 6.4, 6.4), "6.4"),
    ],
)
def test_figure_words(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize("section", ["front", "lines", "columns", "outlet", "removed"])
def test_every_sentence_is_one_that_a_brief_can_print(section: str) -> None:
    room = files("variorum.report")
    code = [path.read_text(encoding="utf-8") for path in room.iterdir() if path.name.endswith(".py")]
    pages = [path.read_text(encoding="utf-8") for path in (room / "templates").iterdir()]
    assert [key for key in toml("brief.toml")[section] if f'"{key}"' not in "".join((*code, *pages))] == []
