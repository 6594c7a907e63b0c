"""Parts: which reports are laid side by side together, whatever their order and whatever else is there."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.deciding import together
from tests.reconciliation.pile_of_claims import control, report
from tests.reconciliation.test_stories import FLOOD, FLOOD_AGAIN, OTHER_FLOOD, STRIKE
from variorum.reconciliation.copies.profiles import Bar, grouped, profile
from variorum.reconciliation.parts import akin, parts
from variorum.reconciliation.persons.bearing import put_together
from variorum.reconciliation.pile.days import OPEN
from variorum.records import Claim, Place, Profile

TEXTS = {
    "flood": FLOOD,
    "again": FLOOD_AGAIN,
    "strike": STRIKE,
    "other": OTHER_FLOOD,
    "": "",
    "flash": "Dorn bursts at Kelm",
}


def profiled(name: str, day: str | None, text: str, *claims: Claim) -> Profile:
    return profile(report(name, day, text), claims)


@pytest.mark.parametrize(
    "texts, days, expected",
    [
        ((FLOOD, FLOOD_AGAIN, STRIKE), ("2024-03-04", "2024-03-05", "2024-03-05"), [["a", "b"], ["c"]]),
        ((STRIKE, FLOOD, FLOOD_AGAIN), ("2024-03-05", "2024-03-04", "2024-03-05"), [["b", "c"], ["a"]]),
        ((FLOOD, OTHER_FLOOD), ("2024-03-04", "2024-03-04"), [["a"], ["b"]]),  # two floods of one day
        ((FLOOD, FLOOD), ("2024-03-04", "2034-03-04"), [["a", "b"]]),  # the same text, whenever
        ((FLOOD, "", ""), ("2024-03-04", None, None), [["a"], ["b"], ["c"]]),  # no words, nothing to belong to
        ((), (), []),
    ],
)
def test_told_of_one_matter(texts: tuple[str, ...], days: tuple[str | None, ...], expected: list[list[str]]) -> None:
    found = {name: profiled(name, day, text) for name, text, day in zip("abc", texts, days, strict=False)}
    assert parts(found) == expected


@pytest.mark.parametrize("place, is_one", [("Kelm", True), ("Arla", False), ("the town", False)])
def test_who_held_a_place_is_asked_over_time(place: str, is_one: bool) -> None:
    found = {
        "early": profiled("early", "2024-03-04", FLOOD, control("early", "takes", "Kelm")),
        "late": profiled("late", "2026-08-01", STRIKE, control("late", "holds", place)),
    }
    assert (len(parts(found)) == 1) is is_one
    assert (akin([found["late"]], {"early": found["early"]}) == ["early"]) is is_one


@pytest.mark.parametrize(
    "one, other, is_one",
    [
        (Place("the capital", "Arla", "geonames:1"), Place("Arla", "Arla", "geonames:1"), True),
        (Place("the capital", "Arla", "geonames:1"), Place("the capital", "Kelm", "geonames:2"), False),
        (Place("el-Arla", "Arla", "geonames:1"), Place("el-Arla", "Arla", "geonames:1"), True),
        (Place("Kelm", "Kelm", "geonames:2"), Place("Kelm"), True),  # one report does not know the entry
    ],
)
def test_a_place_is_the_same_by_its_entry_or_by_its_name(one: Place, other: Place, is_one: bool) -> None:
    early, late = (replace(control(name, "takes", "x"), where=where) for name, where in (("a", one), ("b", other)))
    found = {"a": profiled("a", "2024-03-04", FLOOD, early), "b": profiled("b", "2024-03-04", STRIKE, late)}
    assert (len(parts(found)) == 1) is is_one


def test_what_a_person_put_together_is_one_part() -> None:
    found = {"a": profiled("a", "2024-03-04", FLOOD), "b": profiled("b", "2024-03-04", STRIKE)}
    decision = together(1, [control("a", "takes", "Kelm")], [control("b", "takes", "Arla")])
    assert parts(found) == [["a"], ["b"]]
    assert parts(found, put_together([decision], {})) == [["a", "b"]]


@given(st.permutations(sorted(TEXTS)), st.lists(st.sampled_from(["2024-03-04", "2024-06-01", None]), min_size=6))
def test_a_report_more_joins_what_it_is_akin_to_and_nothing_else(names: list[str], days: list[str | None]) -> None:
    found = {name: profiled(name, day, TEXTS[name]) for name, day in zip(names, days, strict=False)}
    *first, last = names
    before = parts({name: found[name] for name in first})
    near = akin([found[last]], {name: found[name] for name in first})
    joining = [part for part in before if not set(part).isdisjoint(near)]
    expected = {frozenset(part) for part in before if part not in joining}
    expected.add(frozenset([last, *(name for part in joining for name in part)]))
    assert {frozenset(part) for part in parts(found)} == expected


@given(st.sets(st.sampled_from(sorted(TEXTS))), st.lists(st.sampled_from(["2024-03-04", None]), min_size=6))
def test_several_reports_are_akin_to_what_each_of_them_is(new: set[str], days: list[str | None]) -> None:
    found = {name: profiled(name, day, TEXTS[name]) for name, day in zip(sorted(TEXTS), days, strict=False)}
    others = {name: one for name, one in found.items() if name not in new}
    each = {name for one in new for name in akin([found[one]], others)}
    assert set(akin([found[one] for one in sorted(new)], others)) == each


SHOT = "A gunman shot two men outside a bar {place} at midnight, and officers searched the alleys with sniffer dogs."
SHOT_TOO = (
    "Officers with sniffer dogs searched the alleys: a gunman had shot two men at midnight outside a bar {place}."
)
NAMED = [  # where the one was shot and where the other, and whether the reports belong together
    ("in Kelm", "in Kelm", True),
    ("in Kelm", "in Arla", False),
    ("near Harbour Street", "near Harbour Street", True),
    ("nearby", "nearby", False),
]


@pytest.mark.parametrize("one, other, is_one", NAMED)
def test_a_bar_may_ask_for_names(one: str, other: str, is_one: bool) -> None:
    found = [profiled("a", None, SHOT.format(place=one)), profiled("b", None, SHOT_TOO.format(place=other))]
    groups = grouped(found, [OPEN, OPEN], [Bar(alike=0.3, a_day=0.0, names=0.01)])
    assert groups == ([[0, 1]] if is_one else [[0], [1]])
    assert grouped(found, [OPEN, OPEN], [Bar(alike=0.3, a_day=0.0)]) == [[0, 1]]


def test_the_order_of_the_reports_never_matters() -> None:
    found = [(name, profiled(name, "2024-03-04", text)) for name, text in TEXTS.items()]
    once = parts(dict(found))
    for seed in range(20):
        random.Random(seed).shuffle(found)
        assert parts(dict(found)) == once
