"""What is tied together comes out the same, whichever way the ties are kept."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import variorum.reconciliation.pile.grouping as grouping
from variorum.reconciliation.pile.grouping import FEW, Labels, Ties, components, joined, together

SIZE = 12
pairs = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=15)


@given(pairs)
def test_labels_and_ties_give_the_groups_that_the_pairs_connect(pairs: list[tuple[int, int]]) -> None:
    labels, ties = Labels(SIZE), Ties(SIZE)
    for one, other in pairs:
        labels.tie(one, other)
        ties.tie(one, other)
    groups = labels.groups()
    assert groups == ties.groups() == joined(SIZE, pairs)
    home = {number: at for at, group in enumerate(groups) for number in group}
    for one in range(SIZE):
        others = [other for other in range(SIZE) if home[other] != home[one]]
        assert labels.untied(one, np.arange(SIZE)).tolist() == others
        assert [labels.are(one, other) for other in range(SIZE)] == [ties.are(one, o) for o in range(SIZE)]


@given(st.lists(st.frozensets(st.integers(0, 6), max_size=3), max_size=14), st.sampled_from([0, 3, FEW]))
def test_only_what_meets_in_a_block_is_compared_and_the_groups_are_the_same(
    items: list[frozenset[int]], few: int
) -> None:
    """Items touch where they have a number in common, and these are their blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "FEW", few)  # numbers are put in order in two ways
        told = list(enumerate(items))
        found = components(told, lambda one, other: bool(one[1] & other[1]), blocks=lambda item: together(item[1]))
    assert found == components(told, lambda one, other: bool(one[1] & other[1]))
    reached = {at: {at} for at, _ in told}
    for one, other in combinations(told, 2):
        if one[1] & other[1]:
            union = reached[one[0]] | reached[other[0]]
            for at in union:
                reached[at] = union
    assert {frozenset(at for at, _ in group) for group in found} == {frozenset(own) for own in reached.values()}
