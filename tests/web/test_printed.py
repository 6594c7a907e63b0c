"""A list is kept as it was laid out, as long as the ledger is the same."""

from __future__ import annotations

import pytest

import variorum.web.printed as printed
from variorum.web.printed import Printed


def test_a_page_is_kept_for_one_state_and_one_reader() -> None:
    kept = Printed()
    kept.keep("one", ("map", "reader"), "<p>")
    assert kept.found("one", ("map", "reader")) == "<p>"
    assert kept.found("one", ("map", "writer")) is None
    assert kept.found("two", ("map", "reader")) is None


def test_those_of_an_earlier_state_go() -> None:
    kept = Printed()
    kept.keep("one", "map", "<p>")
    kept.keep("two", "front", "<b>")
    assert (kept.found("two", "map"), kept.found("one", "map"), kept.found("two", "front")) == (None, None, "<b>")


def test_what_nobody_asked_for_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "MOST", 10)
    kept = Printed()
    kept.keep("one", "a", "x" * 4)
    kept.keep("one", "b", "x" * 4)
    assert kept.found("one", "a") is not None
    kept.keep("one", "c", "x" * 4)
    assert [kept.found("one", name) is not None for name in "abc"] == [True, False, True]
    kept.keep("one", "c", "x" * 5)
    assert kept.found("one", "a") is not None
    kept.keep("one", "d", "x" * 11)
    assert [kept.found("one", name) for name in "acd"] == [None, None, None]
