"""Two numbers for one count: which of them is meant, and that the other is counted by nobody."""

from __future__ import annotations

import pytest

from variorum.language import annotate
from variorum.propositions.counts.figures import figures_in
from variorum.propositions.harm.casualty import casualties

Told = tuple[str, float | None, float | None]

PAIRS: list[tuple[str, list[Told]]] = [
    ("The toll rose from 14 to 40.", [("from 14 to 40", 40, 40)]),
    ("The toll was revised from 40 to 14 on Monday.", [("from 40 to 14", 14, 14)]),
    ("Officials raised the toll in the port of Arla from 14 to at least 40.", [("from 14 to at least 40", 40, None)]),
    ("Output rose from 2 million to 3 million barrels.", [("from 2 million to 3 million barrels", 3e6, 3e6)]),
    ("Not 40 but 14 people were killed.", [("Not 40 but 14", 14, 14)]),
    ("Not 40 people but 14 were killed.", [("Not 40 people but 14", 14, 14)]),
    ("14 people rather than 40 were killed.", [("14", 14, 14)]),
    ("14 people, instead of the 40 first reported, were killed.", [("14", 14, 14)]),
    ("14 were hurt, as opposed to 40.", [("14", 14, 14)]),
    # look-alikes: ranges, and numbers that are both meant
    ("From 14 to 40 people were hurt.", [("From 14 to 40", 14, 40)]),
    ("Estimates ranged from 14 to 40 dead.", [("from 14 to 40", 14, 40)]),
    ("The count rose, with estimates ranging from 14 to 40.", [("from 14 to 40", 14, 40)]),
    ("The count rose. From 14 to 40 were hurt.", [("From 14 to 40", 14, 40)]),
    ("The price rose by from 10 to 20 dollars.", [("from 10 to 20 dollars", 10, 20)]),
    ("Not only 40 soldiers but 14 civilians died.", [("only 40", 40, 40), ("14", 14, 14)]),
    ("They left rather than face 40 tanks.", [("40", 40, 40)]),
    ("Not one but two mayors died.", [("two", 2, 2)]),
    ("At least 14 died, but 40 were saved.", [("At least 14", 14, None), ("40", 40, 40)]),
    # a headline's last word labels no number of the paragraph below it
    ("Notes of the day\n\n12 children were killed.", [("12", 12, 12)]),
    ("Fire in the block\n\n40 people were hurt.", [("40", 40, 40)]),
    ("On day 12 people left.", []),
]


@pytest.mark.parametrize("text, expected", PAIRS)
def test_the_number_that_is_meant(text: str, expected: list[Told]) -> None:
    assert [(item.exact, item.low, item.high) for item in figures_in(text)] == expected


KILLED = [
    ("Officials said not 40 but 14 people were killed in Arla.", [14]),
    ("Officials said that 14 people rather than 40 were killed in Arla.", [14]),
    ("The death toll in Arla was revised from 40 to 14.", [14]),
    ("The death toll in Arla has risen from 14 to 40.", [40]),
    ("The ministry revised the death toll in Arla from 40 to 14.", [14]),
    ("The ministry raised the death toll in Arla to 40 from 14.", [40]),
    ("The toll was lowered from 40 on Monday to 14.", [14]),
    ("Fourteen people were killed in Arla.", [14]),
    ("Fourteen people were killed in Arla, not 40, the ministry said.", [14]),
    ("Not only 40 soldiers but 14 civilians were killed in Arla.", [40, 14]),
]


@pytest.mark.parametrize("text, expected", KILLED)
def test_nobody_counts_the_number_that_is_not_meant(text: str, expected: list[float]) -> None:
    found = [item.figure for item in casualties(next(annotate([text], parser="fast")))]
    assert [figure.value for figure in found if figure is not None and figure.outcome == "killed"] == expected


def test_a_number_that_is_taken_for_a_noun_counts() -> None:
    doc = next(annotate(["Forty people were killed. Another seven were hurt."], parser="fast"))
    told = [(item.figure.outcome, item.figure.value) for item in casualties(doc) if item.figure is not None]
    assert told == [("killed", 40), ("wounded", 7)]
