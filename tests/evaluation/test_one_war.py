"""The made-up war: the same in every run, each count's sentence where it is said to stand; and B-cubed by hand."""

from __future__ import annotations

import pytest
from evaluation.one_war import AGAIN, TOTAL, Told, b_cubed, war


def test_a_longer_war_begins_as_a_shorter_one() -> None:
    assert list(war(80))[:40] == list(war(40))


def test_every_stretch_is_a_sentence_that_tells_of_its_incident() -> None:
    told = list(war(200))
    assert {TOTAL} < {name for one in told for _, _, name in one.stretches}
    for one in told:
        for start, end, name in one.stretches:
            assert _is_whole(one, start, end)
            assert name == TOTAL or name.split()[1] in one.article.text[start:end]
            assert any(sign.isdigit() for sign in one.article.text[start:end])


def _is_whole(one: Told, start: int, end: int) -> bool:
    text = one.article.text
    return text[end - 1] == "." and (start == 0 or text[start - 2 : start] == "\n\n")


def test_incidents_are_told_by_several_reports_and_some_again_weeks_later() -> None:
    reports = [name for one in war(400) for _, _, name in one.stretches if name != TOTAL]
    assert len(reports) > 1.5 * len(set(reports))
    assert any(AGAIN[0].split()[-1] in one.article.text and " 2031" in one.article.text for one in war(400))


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ({"a": "1", "b": "1", "c": "2"}, 1.0, 1.0),
        ({"a": "1", "b": "1", "c": "1"}, 5 / 9, 1.0),
        ({"a": "1", "b": "2", "c": "3"}, 1.0, 2 / 3),
    ],
)
def test_b_cubed(found: dict[str, str], precision: float, recall: float) -> None:
    assert b_cubed({"a": "x", "b": "x", "c": "y"}, found) == pytest.approx((precision, recall))
