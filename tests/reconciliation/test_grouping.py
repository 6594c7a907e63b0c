"""What is tied together comes out the same, whichever way the ties are kept."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.reconciliation.pile.grouping import Labels, Ties, joined

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
        assert labels.untied(one, np.arange(SIZE)).tolist() == others == list(ties.untied(one, range(SIZE)))
        assert [labels.are(one, other) for other in range(SIZE)] == [ties.are(one, o) for o in range(SIZE)]
