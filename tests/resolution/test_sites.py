"""Sites within towns: one place under all its names, and never the town."""

from __future__ import annotations

import pytest

from variorum.reconciliation.pile.places import place_key
from variorum.records import CountryCode, Place, Span
from variorum.resolution.known import _is_name
from variorum.resolution.sites import site

TOWN = Place(
    name="Kest",
    canonical="Kest",
    id="geonames:1",
    countries=(CountryCode("TCD", "GeoNames"),),
    lat=1.0,
    lon=2.0,
    precision=1,
    span=Span(100, 104, "Kest"),
)


def found(words: str) -> Place | None:
    span = Span(0, len(words), words)
    return site([TOWN], Place(name=words, span=span), span)


@pytest.mark.parametrize(
    "words",
    ["Kest airport", "Kest Airport", "Kest International Airport", "Kest's airport", "the airport of Kest",
     "The airport in Kest", "the airport of the town of Kest"],
)  # fmt: skip
def test_all_names_of_a_site_are_one_place(words: str) -> None:
    place = found(words)
    assert place is not None
    assert (place.name, place.canonical, place.id, place.precision) == (words, "Kest airport", "geonames:1#airport", 2)
    assert (place.lat, place.lon) == (TOWN.lat, TOWN.lon)
    assert place_key(place) == "id:geonames:1#airport"


@pytest.mark.parametrize(
    "words",
    ["Kest", "Kest city", "the town of Kest", "the airport", "an airport in Kest", "the bridge in Kest",
     "Kest's bridge", "the northern airport of Kest", "Kest airport road works", "the second city of Kest"],
)  # fmt: skip
def test_what_is_no_site_of_its_own(words: str) -> None:
    assert found(words) is None


def test_a_site_of_a_town_that_no_list_knows_has_a_name_of_its_own() -> None:
    keys = [place_key(found(words)) for words in ("Borun airport", "Borun's airport", "the airport of Borun")]
    assert keys == ["name:borun airport"] * 3


@pytest.mark.parametrize(
    "words, is_name",
    [("The village", False), ("A bridge", False), ("the town", False), ("Its base", False), ("The Hague", True),
     ("Kest", True), ("The Kest valley", True), ("Kest's second city", False)],
)  # fmt: skip
def test_an_article_with_a_capital_makes_no_name(words: str, is_name: bool) -> None:
    assert _is_name(words) is is_name
