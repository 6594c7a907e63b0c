"""Factuality composed along chains: FactBank's values, and what holds of every composition."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.claims.firmness import compose, levels, status_under
from variorum.records import Attribution, Factuality, Span, Status

VALUES: tuple[Factuality, ...] = get_args(Factuality)
values = st.sampled_from(VALUES)


def source(factuality: Factuality, outer: Factuality = "Uu") -> Attribution:
    at = (Span(0, 1, "x"),)
    return Attribution("speaker", at, at, at, "say", factuality=factuality, outer=outer)


@pytest.mark.parametrize(
    "outer, inner, expected",
    [
        ("CT+", "CT+", "CT+"),
        ("CT+", "PS-", "PS-"),
        ("CT-", "CT-", "CT+"),
        ("CT-", "PR+", "PR-"),
        ("PR-", "PS-", "PS+"),
        ("Uu", "CT+", "Uu"),
        ("CT+", "CTu", "CTu"),
        ("PS+", "CTu", "Uu"),
    ],
)
def test_composition(outer: Factuality, inner: Factuality, expected: Factuality) -> None:
    assert compose(outer, inner) == expected


@given(values, values)
def test_composition_gives_one_of_the_eight_values(outer: Factuality, inner: Factuality) -> None:
    assert compose(outer, inner) in VALUES


@given(values)
def test_a_certain_source_changes_nothing(inner: Factuality) -> None:
    assert compose("CT+", inner) == inner


@given(values)
def test_nobody_is_surer_than_the_clause(inner: Factuality) -> None:
    order = ("CT", "PR", "PS", "Uu")
    for outer in VALUES:
        assert order.index(compose(outer, inner)[:2]) >= order.index(inner[:2])


@pytest.mark.parametrize(
    "chain, own, expected",
    [
        ((), "CT+", ("CT+",)),
        ((source("CT+"),), "CT+", ("Uu", "CT+")),
        ((source("CT+", "CT+"),), "CT+", ("CT+", "CT+")),
        ((source("CT+"), source("CT+", "CT+")), "CT+", ("Uu", "CT+", "CT+")),
        ((source("CT-"),), "PR+", ("Uu", "PR-")),
        ((source("CT+", "CT-"),), "CT+", ("CT-", "CT+")),
        ((source("Uu", "CT+"),), "PR-", ("PR-", "Uu")),
        ((source("CT+"), source("Uu", "CT+")), "CT+", ("Uu", "CT+", "Uu")),
    ],
)
def test_each_level_holds_its_own_value(
    chain: tuple[Attribution, ...], own: Factuality, expected: tuple[Factuality, ...]
) -> None:
    assert levels(own, chain) == expected


@pytest.mark.parametrize(
    "frames, own, expected",
    [
        (("speech",), "happened", "happened"),
        (("speech", "demand"), "happened", "demanded"),
        (("promise",), "ongoing", "promised"),
        (("promise",), "conditional", "conditional"),
    ],
)
def test_what_is_demanded_or_promised_has_not_happened(frames: tuple[str, ...], own: Status, expected: Status) -> None:
    assert status_under(frames, own) == expected
