"""By-lines, credits, date lines and agencies."""

from __future__ import annotations

import pytest

from variorum.reading.lines.credits import agencies, byline, is_credit
from variorum.reading.lines.date_lines import date_label

DATE_LINES = [
    ("8 Nov 2020", "bare"),
    ("Published: 3 May 2021", "published"),
    ("Posted on 3 June 2021 by John Smith", "published"),
    ("Last updated 8 November 2020 15:04", "updated"),
    ("Xinhua | Updated: 2019-04-11 18:20", "updated"),
    ("The bridge was opened on 8 Nov 2020", None),
    ("Published in Dawn, October 14th, 2021", "published"),
    ("Thursday, 14 October 2021 / Islamabad", "bare"),
    ("Nov. 8", None),
]
BYLINES = [
    ("By Perry Lane Jr.", "Perry Lane Jr."),
    ("By Ada Brennick - The Harbour Post:", "Ada Brennick - The Harbour Post"),
    ("By Ada Brennick and Bo Falk in Sandvik", "Ada Brennick and Bo Falk in Sandvik"),
    ("By Sunday evening 14 people had died", None),
    ("By then nobody was left.", None),
]
CREDITS = [
    ("Source : News Agencies", True),
    ("SOURCE: AL JAZEERA AND NEWS AGENCIES", True),
    ("(Reporting by Edda Morrow; Editing by Sam Ode)", True),
    ("The Associated Press contributed to this report.", True),
    ("Bo Falk contributed from Sandvik.", True),
    ("AP - AFP", True),
    ("With inputs from agencies", True),
    ("Reuters was unable to confirm the reports.", False),
    ("The source: a leak in the main pipe below the old market square of the town.", False),
]


@pytest.mark.parametrize(("text", "expected"), DATE_LINES)
def test_date_label(text: str, expected: str | None) -> None:
    assert date_label(text) == expected


@pytest.mark.parametrize(("text", "expected"), BYLINES)
def test_byline(text: str, expected: str | None) -> None:
    assert byline(text) == expected


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_is_credit(text: str, expected: bool) -> None:
    assert is_credit(text) is expected


def test_agencies_by_their_full_names() -> None:
    assert [name for _, _, name in agencies("By Ada Brennick, AP and AFP")] == [
        "Associated Press",
        "Agence France-Presse",
    ]


@pytest.mark.parametrize("text", ["MOSCOW, November 3. /TASS/.", "/TASS/", "Damascus, TASS-", "(TASS)"])
def test_an_agency_between_slashes_or_before_a_dash_is_named(text: str) -> None:
    assert [name for _, _, name in agencies(text)] == ["TASS"]


@pytest.mark.parametrize("text", ["Bo Falk/TASS", "TASS-like", "@TASS"])
def test_an_agency_that_only_begins_or_ends_a_word_is_not_named(text: str) -> None:
    assert agencies(text) == []


def test_news_agencies_names_none() -> None:
    assert agencies("Source : News Agencies") == []
