"""Nothing odd in the records stops the room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import claim, control, dead, event, linked, on, report, voice
from variorum.reconciliation import reconcile
from variorum.records import Claim, Date, Evidence, Figure, Place
from variorum.settings import Settings

BARE = claim("a", "statement", "something", voice("Ada Brenn"))


@pytest.mark.parametrize(
    "odd",
    [
        replace(BARE, attribution=()),
        replace(BARE, evidence=Evidence(())),
        replace(BARE, article="unknown"),
        linked(BARE, ("denies", "gone"), ("restates", None), ("of_event", "gone")),
        control("a", "takes", "", holder=""),
        replace(control("a", "takes", "Kelm"), control=None),
        replace(dead("a", 3), figure=None),
        replace(dead("a", 3), figure=Figure(None, None, None)),
        dead("a", -3.5, when=Date(edtf="not a date", earliest="2024-13-45")),
        replace(event("a", "NOT-A-TYPE", "x", when=on("2024-02-29")), trigger=None, wording=None),
        replace(BARE, where=Place("")),
        claim("a", "statement", "x", voice("", actor="")),
    ],
)
def test_it_stops_nothing(odd: Claim) -> None:
    result = reconcile([report("a", "2024-03-05"), report("b")], [odd, BARE], settings=Settings())
    assert len(result.claims) in (1, 2)


def test_an_empty_pile_is_laid() -> None:
    assert reconcile([], [], settings=Settings()).questions == ()
