"""Outlet and agency: from fields, hosts and the text's own words, else unknown."""

from __future__ import annotations

import pytest

from variorum.reading.cleaning.cleaning import clean
from variorum.reading.drafts import Supplied
from variorum.reading.metadata.publishers import agency_of, outlet_of

BODY = "The bridge over the Strand was reopened on Friday after two years, the ministry said{}.\n\nNobody was hurt."

OUTLETS = [
    (Supplied(outlet="The Harbour Post"), BODY, "The Harbour Post"),
    (Supplied(outlet="www.bbc.co.uk"), BODY, "BBC News"),
    (Supplied(url="https://edition.cnn.com/2017/09/14/x.html"), BODY, "CNN"),
    (Supplied(url="https://news.example.org/a"), BODY, "news.example.org"),
    (Supplied(), "By Ada Brennick - Trend:\n\n" + BODY, "Trend"),
    (Supplied(), BODY.format(", Trend reports"), "Trend"),
    (Supplied(), "(CNN) " + BODY, "CNN"),
    (Supplied(), BODY + "\n\nSource: Al Jazeera and news agencies", "Al Jazeera"),
    (Supplied(), BODY.format(", Reuters reports"), None),
    (Supplied(), BODY + "\n\nThe minister told CNN that the work had cost twice as much as planned.", None),
    (Supplied(), "WASHINGTON (AP) — " + BODY, None),
    (Supplied(), BODY, None),
]
AGENCIES = [
    ("KABUL, June 3 (Reuters) - " + BODY, "Reuters"),
    ("By Ada Brennick, Associated Press\n\n" + BODY, "Associated Press"),
    (BODY + "\n\nThe Associated Press contributed to this report.", "Associated Press"),
    (BODY + " He left. (AFP)", "Agence France-Presse"),
    (BODY + "\n\nSource : News Agencies", None),
    ("A man walks over the bridge on Friday [File: Reuters]\n\n" + BODY, None),
    (BODY.format(", Reuters reports"), None),
]


@pytest.mark.parametrize(("supplied", "text", "expected"), OUTLETS)
def test_outlet(supplied: Supplied, text: str, expected: str | None) -> None:
    assert outlet_of(clean(text.replace("{}", "")), supplied) == expected


@pytest.mark.parametrize(("text", "expected"), AGENCIES)
def test_agency(text: str, expected: str | None) -> None:
    assert agency_of(clean(text.replace("{}", "")), Supplied(), None) == expected


def test_an_unknown_mark_beside_a_known_outlet_is_an_agency() -> None:
    cleaned = clean("HAVENSUND, Sept. 5 (XNA) - " + BODY.format("") + "\n\n(YNA)")
    assert agency_of(cleaned, Supplied(), "The Harbour Post") == "XNA, YNA"
    assert agency_of(cleaned, Supplied(), None) is None


def test_an_outlet_that_is_its_own_agency_names_it_once() -> None:
    assert agency_of(clean("KABUL, June 3 (Reuters) - " + BODY), Supplied(), "Reuters") is None
