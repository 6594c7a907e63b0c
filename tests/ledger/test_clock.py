"""Instants sort by time, whatever an older ledger left and whichever way the clock was set."""

from __future__ import annotations

import pytest

from variorum.ledger.clock import after


@pytest.mark.parametrize("last", ["2031-01-02", "2131-01-02T03:04:05", "2131-01-02T03:04:05.000001+00:00"])
def test_what_comes_after_is_later(last: str) -> None:
    assert after(last) > last
