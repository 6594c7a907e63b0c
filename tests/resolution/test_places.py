"""Which place a name means in its article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.records import Mention, Place, Span
from variorum.resolution.places import resolve_places
from variorum.settings import Settings

Marked = Callable[[str], tuple[str, tuple[Mention, ...]]]


def places(marked: Marked, text: str, *, everywhere: bool = False) -> tuple[Place, ...]:
    plain, mentions = marked(text)
    found = resolve_places(mentions, plain, Settings(), everywhere=everywhere)
    assert all(place.span and plain[place.span.start : place.span.end] == place.span.exact for place in found)
    return found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A train left {LOC:Paris} for {LOC:Lyon}.", "FRA"),
        ("A train left {LOC:Paris}, Texas, at noon.", "USA"),
        ("A bus left {LOC:London}, {LOC:Ontario}.", "CAN"),
        ("The mayor of {LOC:Derby} ({LOC:England}) spoke.", "GBR"),
        ("{LOC:Georgia} and {LOC:Azerbaijan} met in {LOC:Tbilisi}.", "GEO"),
        ("{LOC:Georgia}, {LOC:Alabama} and {LOC:Tennessee} braced for storms.", "USA"),
        ("Shells fell on {LOC:Tovuz} in {LOC:Azerbaijan}.", "AZE"),
        ("The Cuban city of {LOC:Santa Clara} was quiet.", "CUB"),
        ("{LOC:Tripoli}, in {LOC:Lebanon}, lies north of {LOC:Beirut}.", "LBN"),
        ("Ships left {LOC:Tripoli} and {LOC:Misrata}.", "LBY"),
        ("{LOC:Cordoba} and {LOC:Rosario} are in {LOC:Argentina}.", "ARG"),
    ],
)
def test_country_of_the_first_place(marked: Marked, text: str, country: str) -> None:
    first = places(marked, text)[0]
    assert [code.code for code in first.countries] == [country]


def test_places_not_chosen_are_kept(marked: Marked) -> None:
    first = places(marked, "A bus left {LOC:Springfield}, {LOC:Illinois}.")[0]
    assert first.canonical == "Springfield"
    assert first.candidates
    assert all(first.id not in candidate for candidate in first.candidates if first.id)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Shells fell on {LOC:Goma}.", 1),
        ("Shells fell near {LOC:Goma}.", 2),
        ("Shells fell in the vicinity of {LOC:Goma}.", 2),
        ("Shells fell on the outskirts of {LOC:Goma}.", 2),
        ("Shells fell in {LOC:Walker County}.", 3),
        ("Shells fell in {LOC:Tamil Nadu}.", 4),
        ("Shells fell in {LOC:Scandinavia}.", 5),
        ("Shells fell in {LOC:Uganda}.", 6),
        ("A ship sank in the {LOC:Black Sea}.", 7),
        ("Shells fell in {LOC:eastern Ukraine}.", 5),
    ],
)
def test_precision(marked: Marked, text: str, precision: int) -> None:
    assert places(marked, text)[0].precision == precision


def test_a_part_of_a_place_is_another_place(marked: Marked) -> None:
    part, whole = places(marked, "Fire in {LOC:northern Gaza}; none elsewhere in {LOC:Gaza}.")
    assert part.id != whole.id
    assert part.canonical == "northern Gaza Strip"


def test_a_word_for_the_kind_decides(marked: Marked) -> None:
    province, town = places(marked, "Snow in {LOC:Idlib} province; rain in {LOC:Aleppo}.")
    assert (province.precision, town.precision) == (4, 1)


def test_an_unknown_name_stays_unknown(marked: Marked) -> None:
    (place,) = places(marked, "Nobody lives in {LOC:Qwrtzplk}.")
    assert (place.canonical, place.id, place.lat, place.countries) == (None, None, None, ())


@pytest.mark.parametrize("text", ["{PER:Paris} sang.", "{ORG:Reading} won.", "A {MISC:March} began.", "Nice weather."])
def test_a_name_of_something_else_is_no_place(marked: Marked, text: str) -> None:
    assert places(marked, text) == ()


def test_a_state_is_a_place_whatever_the_tagger_says(marked: Marked) -> None:
    assert [place.canonical for place in places(marked, "{MISC:Burkina Faso} closed its border.")] == ["Burkina Faso"]


def test_places_within_names_are_for_the_asking(marked: Marked) -> None:
    text = "The {ORG:Ohio Supreme Court} heard a {NORP:French} lawyer."
    assert places(marked, text) == ()
    assert [place.name for place in places(marked, text, everywhere=True)] == ["Ohio", "French"]


def test_a_province_behind_a_town_is_found(marked: Marked) -> None:
    assert [place.name for place in places(marked, "{LOC:Hays}, Kan., saw snow.")] == ["Hays", "Kan."]


def test_one_name_means_one_place_in_one_article(marked: Marked) -> None:
    found = places(marked, "{LOC:Athens}, {LOC:Georgia}, is small. Fans love {LOC:Athens}.")
    assert found[0].id == found[2].id


@given(st.lists(st.sampled_from(["Paris", "Georgia", "Xx", "", "northern", "U.S.", "-", "of"]), max_size=8))
def test_nothing_raises(names: list[str]) -> None:
    text, mentions = "", []
    for name in names:
        mentions.append(Mention(Span(len(text), len(text) + len(name), name), "LOC", name))
        text += name + ", "
    assert len(resolve_places(mentions, text, Settings())) >= len(names)
