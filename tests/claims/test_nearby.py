"""What stands near a place is found again, in the order in which it was given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.claims.nearby import Nearby
from variorum.records import Span

SPANS = st.builds(lambda start, length: Span(start, start + length, ""), st.integers(0, 3000), st.integers(0, 900))


@given(st.lists(st.lists(SPANS, max_size=3), max_size=12), SPANS)
def test_nothing_that_touches_a_span_is_lost(taken: list[list[Span]], asked: Span) -> None:
    near = Nearby(enumerate(taken)).near([asked])
    touching = [i for i, spans in enumerate(taken) if any(s.start <= asked.end and asked.start <= s.end for s in spans)]
    assert near == sorted(set(near))
    assert set(touching) <= set(near)


def test_what_lies_far_away_is_left_out() -> None:
    assert Nearby([("here", [Span(0, 9, "")]), ("there", [Span(9000, 9009, "")])]).near([Span(2, 4, "")]) == ["here"]
