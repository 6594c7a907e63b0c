"""Captions, bare credits, and sentences that are neither."""

from __future__ import annotations

import pytest

from variorum.reading.cleaning.captions import is_caption, is_picture_credit

CAPTIONS = [
    "Soldiers at their post on the front line [File: Reuters]",
    "Nurses stand outside a hospital on the third day of their strike [Jonas Hale/Example]",
    "A worker leaves the pit on Monday. (AFP)",
    "Police stand next to a truck in the old town. Reuters",
    "FILE - In this Tuesday, March 5, 2019, file photo, the tram is seen at its depot.",
    "Reuters Recruits take part in a parade near the harbour",
    "Karla Voss / Reuters The council said that it was of vital importance.",
    "A man walks past a screen in the capital, August 29, 2017. REUTERS/Karla Voss",
]
CREDITS = [
    "Karla Voss/Getty Images",
    "Photo: Karla Voss",
    "(Credit: Karla Voss / Example)",
    "Karla Voss/AP Karla Voss/AP",
]
NEITHER = [
    "Reuters was unable to confirm the reports.",
    "Reuters reported that the bridge was open.",
    "The bridge was reopened on Friday, the ministry said.",
    "He told AFP that the road was clear.",
    "Conflict history",
]


@pytest.mark.parametrize("text", CAPTIONS)
def test_caption(text: str) -> None:
    assert is_caption(text)
    assert not is_picture_credit(text)


@pytest.mark.parametrize("text", CREDITS)
def test_credit(text: str) -> None:
    assert is_picture_credit(text)


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert not is_caption(text)
    assert not is_picture_credit(text)
