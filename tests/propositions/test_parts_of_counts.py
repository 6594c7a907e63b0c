"""Parts of a counted whole: how many "half of the 40" are, and what the whole is told of beside them."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc

from variorum.language import annotate
from variorum.propositions.control.control import controls
from variorum.propositions.counts.figures import figures_in
from variorum.propositions.harm.casualty import casualties
from variorum.propositions.quantity import quantities

Interval = tuple[float | None, float | None, float | None, str | None]

PARTS: list[tuple[str, str, Interval]] = [
    ("half of the 40 hostages", "half of the 40", (20, 20, 20, None)),
    ("half the 40 hostages", "half the 40", (20, 20, 20, None)),
    ("two thirds of the 1,200 homes", "two thirds of the 1,200", (800, 800, 800, None)),
    ("two-thirds of its 90 members", "two-thirds of its 90", (60, 60, 60, None)),
    ("a third of the 40 boys", "a third of the 40", (13, 13, 14, "APPROX")),
    ("three quarters of the old town's 800 homes", "three quarters of the old town's 800", (600, 600, 600, None)),
    ("a quarter of the villagers' 40 goats", "a quarter of the villagers' 40", (10, 10, 10, None)),
    ("more than half of the 90 passengers", "more than half of the 90", (45, 45, None, "MORE_THAN")),
    ("half of the roughly 200 fighters", "half of the roughly 200", (100, 100, 100, None)),
    ("a third of the 1.2 million residents", "a third of the 1.2 million", (400000, 400000, 400000, None)),
    ("all but three of the 14 miners", "all but three of the 14", (11, 11, 11, None)),
    ("all except two of the 30 crew", "all except two of the 30", (28, 28, 28, None)),
    ("most of the 40 soldiers", "most of the 40", (20, 20, None, "MORE_THAN")),
    ("a majority of the 15 members", "a majority of the 15", (7, 7, None, "MORE_THAN")),
    ("60 percent of the 200 soldiers", "60 percent of the 200", (120, 120, 120, None)),
    ("about 30% of its 1,000 members", "about 30% of its 1,000", (300, 250, 350, "APPROX")),
    ("all but a few of the 40 soldiers", "all but a few of the 40", (40, 35, 40, "NEARLY")),
    ("all but a handful of the 40 soldiers", "all but a handful of the 40", (40, 35, 40, "NEARLY")),
    ("some of the 14 trapped miners", "some of the 14", (None, 2, None, None)),
    ("several of the 60 villages", "several of the 60", (None, 2, None, None)),
    ("not all of the 40 soldiers", "not all of the 40", (None, 2, None, None)),
    ("almost all of the 40 soldiers", "almost all of the 40", (40, 35, 40, "NEARLY")),
]


@pytest.mark.parametrize("text, exact, expected", PARTS)
def test_a_part_is_counted(text: str, exact: str, expected: Interval) -> None:
    told = [(item.exact, (item.value, item.low, item.high, item.mod)) for item in figures_in(text)]
    assert told == [(exact, expected)]


@pytest.mark.parametrize(
    "text, told",
    [
        ("half of the town", [("half", "percent")]),
        ("half of those killed", [("half", "percent")]),
        ("half of the children", [("half", "percent")]),
        ("60 percent of the children", [("60 percent", "percent")]),
        ("60 percent of the 40 km of road", [("60 percent", "percent"), ("40 km", "kilometres")]),
        ("half of the 2023 harvests", [("half", "percent")]),
        ("half of the 2023 budget", [("half", "percent")]),
        ("half of the 40-member council", [("half", "percent"), ("40", None)]),
        ("half of the $40 million", [("half", "percent"), ("$40 million", "USD")]),
        ("half of the 40 km of road", [("half", "percent"), ("40 km", "kilometres")]),
        ("a quarter of a million people", [("a quarter of a million", None)]),
        ("some 40 soldiers", [("some 40", None)]),
        ("all 40 soldiers", [("all 40", None)]),
        ("ten of the 40 soldiers", [("ten", None), ("40", None)]),
        ("all of the 40 soldiers", [("40", None)]),
        ("several dozen villages", [("several dozen", None)]),
        ("many of them", [("many", None)]),
        ("all but destroyed", []),
    ],
)
def test_what_is_no_part_of_a_count_stays_as_it_was(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(item.exact, item.unit) for item in figures_in(text)] == told


@pytest.mark.parametrize("text", ["all but three soldiers", "all but 5 percent of the land", "all bar one of them"])
def test_the_number_of_those_not_meant_counts_nobody(text: str) -> None:
    assert figures_in(text) == ()


@cache
def read(text: str) -> Doc:
    return next(iter(annotate([text], parser="fast")))


@pytest.mark.parametrize(
    "text, told",
    [
        ("A third of the 60 passengers were killed.", [("killed", 20)]),
        ("Half of the 40 soldiers were killed.", [("killed", 20)]),
        ("The blast killed half of the 40 soldiers.", [("killed", 20)]),
        ("The blast killed all but two of the 14 miners.", [("killed", 12)]),
        ("All but three of the 14 miners were killed.", [("killed", 11)]),
        ("Most of the 40 soldiers were killed.", [("killed", 20)]),
        ("Several of the 40 soldiers were killed.", [("killed", 2)]),
        ("More than half of the 90 passengers drowned.", [("killed", 45)]),
        ("Half of the 40 people are missing.", [("missing", 20)]),
        ("All of the 40 soldiers were killed.", [("killed", 40)]),
        ("Ten of the 40 soldiers were killed.", [("killed", 10)]),
        # the whole is told by its noun, whatever became of a part
        ("Half of the 40 hostages were freed.", [("captured", 40)]),
        ("Ten of the 40 hostages were freed.", [("captured", 40)]),
        ("Half of the 120 dead were children.", [("killed", 120)]),
        ("Half of the 40 wounded died.", [("killed", 20), ("wounded", 40)]),
        ("Ten of the 40 hostages were killed.", [("captured", 40), ("killed", 10)]),
        ("60 percent of the 40 soldiers were killed.", [("killed", 24)]),
        ("Half of the 12 people killed in the raid were children.", [("killed", 12)]),
        ("Most of the 12 people who were killed in the raid were children.", [("killed", 12)]),
        ("One of the 7 men killed in the raid was a doctor.", [("killed", 7)]),
        ("Two of the 12 miners, killed on Monday, were brothers.", [("killed", 2)]),
    ],
)
def test_how_many_were_harmed(text: str, told: list[tuple[str, float]]) -> None:
    figures = [item.figure for item in casualties(read(text)) if item.figure is not None]
    assert sorted((str(figure.outcome), figure.low) for figure in figures) == told


@pytest.mark.parametrize(
    "text, value, of",
    [
        ("Two thirds of the 1,200 homes were damaged.", 800, "homes"),
        ("Three quarters of the town's 800 homes were destroyed.", 600, "homes"),
        ("All but three of the 14 miners were rescued.", 11, "miners"),
        ("Half of the 40 hostages were freed.", 20, "hostages"),
    ],
)
def test_how_many_things(text: str, value: float, of: str) -> None:
    assert [(item.figure.value, item.figure.of) for item in quantities(read(text)) if item.figure] == [(value, of)]


@pytest.mark.parametrize(
    "text, low, unit",
    [
        ("The army retook half of the 40 villages.", 20, None),
        ("Rebels captured most of the 12 districts.", 6, None),
        ("The army retook half of the city.", 50, "percent"),
    ],
)
def test_how_many_places(text: str, low: float, unit: str | None) -> None:
    assert [(item.figure.low, item.figure.unit) for item in controls(read(text)) if item.figure] == [(low, unit)]
