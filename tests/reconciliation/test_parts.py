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
from variorum.reconciliation.copies.profiles import profile
from variorum.reconciliation.copies.telling import telling_words
from variorum.reconciliation.parts import akin, parts
from variorum.reconciliation.persons.bearing import put_together
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


SHOT = (
    "Police say a gunman opened fire outside a bar{} shortly after midnight, wounding two men who were taken to a "
    "hospital. Officers recovered shell casings and asked anyone with information to call detectives. No arrests have "
    "been made, and a motive is not known, a spokeswoman told reporters. Neighbours heard five or six shots and saw a "
    "car speed away without lights."
)
SHOT_TOO = (
    "Two men were wounded when a gunman opened fire in a parking lot{} late in the evening, according to police. "
    "Witnesses told officers that an argument had broken out over a dice game. One victim remains in critical "
    "condition; the other was treated and released. Detectives are looking for a dark pickup with a broken window and "
    "urge witnesses to come forward."
)
SAME_DAY, WEEKS_LATER = "2024-03-04", "2024-03-24"
NAMED = [  # two reports of shootings, the day of the other, and whether they are one part
    (SHOT.format(""), SHOT_TOO.format(""), SAME_DAY, False),  # alike in the words of their sort alone
    (SHOT.format(" on Monday"), SHOT_TOO.format(" on Monday"), WEEKS_LATER, False),  # a day names no matter
    (SHOT.format(" in Kelm"), SHOT_TOO.format(" in Kelm"), SAME_DAY, True),
    (SHOT.format(" in Kelm"), SHOT_TOO.format(" in Kelm"), WEEKS_LATER, True),  # no story any more, but one place
    (SHOT.format(" in Kelm"), SHOT_TOO.format(" in Arla"), SAME_DAY, False),
    (SHOT.format(""), SHOT.format(" by the harbour"), WEEKS_LATER, True),  # a copy that names nothing is one story
]


@pytest.mark.parametrize("one, other, day, is_one", NAMED)
def test_reports_of_one_sort_are_one_part_by_names_or_as_a_story(one: str, other: str, day: str, is_one: bool) -> None:
    found = {"a": profiled("a", SAME_DAY, one), "b": profiled("b", day, other)}
    assert parts(found) == ([["a", "b"]] if is_one else [["a"], ["b"]])
    assert akin([found["b"]], {"a": found["a"]}) == (["a"] if is_one else [])


def test_which_words_of_a_text_are_names() -> None:
    told = "Police said on Monday that Lena Hald met President Roth in Kelm. Nobody came in March."
    assert telling_words(told)[1] == {"lena", "hald", "lena hald", "president roth", "roth", "kelm"}


def test_of_more_words_than_places_can_tell_the_first_are_marked() -> None:
    names = " ".join(f"X{number:05d}" for number in range(70_000))
    found = profiled("book", None, f"he met {names}")
    assert len(found.names) <= 2 * 2**16
    assert parts({"book": found}) == [["book"]]


def test_the_order_of_the_reports_never_matters() -> None:
    found = [(name, profiled(name, "2024-03-04", text)) for name, text in TEXTS.items()]
    once = parts(dict(found))
    for seed in range(20):
        random.Random(seed).shuffle(found)
        assert parts(dict(found)) == once
