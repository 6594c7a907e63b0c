"""The marked lines, and the figure for sentence ends on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.language.lines import MARK, marked, score_lines, wrong_lines


def test_the_marked_lines_are_three_hundred_and_well_formed() -> None:
    lines = marked()
    assert len(lines) == 300
    assert all(part and part == part.strip() for line in lines for part in line.split(MARK))


def test_sentences_are_right_where_both_ends_are(tmp_path: Path) -> None:
    place = tmp_path / "lines.txt"
    # The third line is marked wrongly on purpose: of its two marked sentences neither is found.
    lines = ["# made up", "It rained. | The boats came back.", "The harbour is shut.", "The old | boat sank."]
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert score_lines("fast", place) == {
        "lines": 3,
        "sentences": pytest.approx(200 * 3 / 9),
        "sentences in lines with several": pytest.approx(200 * 2 / 7),
    }
    assert list(wrong_lines("fast", place)) == [("The old | boat sank.", ["The old boat sank."])]
