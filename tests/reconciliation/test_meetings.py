"""Counts that may be of one scope meet: comparing only those finds what comparing all finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import variorum.reconciliation.comparing.scopes as scopes
from tests.reconciliation.pile_of_claims import claim, on, report, since
from variorum.reconciliation.pile.grouping import Blocks, components, together
from variorum.reconciliation.pile.pile import Pile, laid_out
from variorum.records import Claim, Date, Figure, Place

PLACES = (
    None,
    Place("Kelm", id="1", lat=10.0, lon=10.0, precision=1),
    Place("Kelm Harbour", precision=2),
    Place("Arla", id="2", lat=10.1, lon=10.1, precision=1),  # 16 km from Kelm, in another cell or not
    Place("Brod", id="3", lat=-10.49, lon=179.9, precision=1),
    Place("Norvalia", id="4", lat=11.0, lon=11.0, precision=6),
)
DAYS = ("2024-03-01", "2024-03-02", "2024-05-20")
TEXT = "Kelm, Norvalia. Arla and Brod. Kelm Harbour was closed. " + "Nothing else was told of that day. " * 12

times = st.sampled_from(
    [Date(), *map(on, DAYS), since("2024-03-01"), Date(edtf="../2023", latest="2023-12-31", extent="by")]
)
counts = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from(PLACES),
    times,
    st.sampled_from([2.0, 5.0]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, since("2024-03-01"), since("2024-05-20")]),
)


def _count(number: int, given: tuple[str, Place | None, Date, float, bool | None, Date | None]) -> Claim:
    name, where, when, value, cumulative, start = given
    figure = Figure(value, value, value, outcome="killed", cumulative=cumulative, since=start)
    told = claim(name, "casualty", "died", at=number * 20, when=when, figure=figure)
    return replace(told, where=where)


def _pile(claims: Sequence[Claim], days: Sequence[str | None]) -> Pile:
    articles = [report(name, day, TEXT) for name, day in zip("abc", days, strict=True)]
    return laid_out(articles, claims, {article.id: article.published for article in articles})


def _without_blocks(items: Sequence[Any], touching: Callable[[Any, Any], bool], **_: object) -> list[list[Any]]:
    return components(items, touching)


@settings(max_examples=150, deadline=None)
@given(st.lists(counts, max_size=8), st.tuples(*[st.sampled_from([None, *DAYS])] * 3))
def test_what_may_be_of_one_scope_meets(
    given: list[tuple[str, Place | None, Date, float, bool | None, Date | None]], days: tuple[str | None, ...]
) -> None:
    pile = _pile([_count(number, one) for number, one in enumerate(given)], days)
    found = scopes.groups(pile.claims, pile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scopes, "components", _without_blocks)
        assert scopes.groups(pile.claims, pile) == found


def test_who_seeks_meets_who_waits_and_nobody_else() -> None:
    blocks = {
        1: together(["a"]),
        2: Blocks(frozenset(["b"]), frozenset(["a"])),
        3: Blocks(frozenset(["b"]), frozenset()),
        4: together(["a", "c"]),
    }
    met: list[tuple[int, int]] = []

    def touching(one: int, other: int) -> bool:
        met.append((one, other))
        return False

    components(list(blocks), touching, blocks=blocks.__getitem__)
    assert met == [(1, 2), (1, 4), (2, 4)]
