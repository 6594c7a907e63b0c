"""The made-up event: the same in every run, its toll never falls from one day to the next, and it is laid as one."""

from __future__ import annotations

from evaluation.one_event import BACKGROUND, event, measure


def test_a_larger_pile_begins_as_a_smaller_one() -> None:
    assert list(event(40))[:20] == list(event(20))


def test_every_report_ends_with_background_that_others_have_too() -> None:
    reports = list(event(40))
    assert {one.text.rpartition("\n\n")[2] for one in reports} == set(BACKGROUND)
    assert len({one.text for one in reports}) == len(reports)


def test_a_few_reports_are_measured() -> None:
    found = measure(6, "fast")
    assert found["articles"] == 6
    assert found["questions"] > 0
    assert found["largest_question"] > found["articles"]
