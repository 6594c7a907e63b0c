"""One plain spelling for all the ways to write a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.resolution.folding import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Gəncə", "gence"),
        ("Mingəçevir", "mingecevir"),
        ("Şuşa", "susa"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("The Hague", "hague"),
        ("the the", ""),
        ("St. Petersburg", "st petersburg"),
        ("Saint Petersburg", "st petersburg"),
        ("Sana'a", "sanaa"),
        ("U.S.", "us"),
        ("Québec", "quebec"),
        ("T&T", "t&t"),
        ("", ""),
        ("…", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=40) | st.lists(st.sampled_from(["the", "The", "Hague", "t.he", "&", "Saint"])).map(" ".join))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)
