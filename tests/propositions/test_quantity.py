"""Quantities on trees built by hand: units, shares and counts of things, and what says nothing of the matter."""

from __future__ import annotations

import pytest

from tests.propositions.by_hand import plain, tree
from variorum.propositions.quantity import quantities

HOMES = """
More more JJR ADJ 2 advmod
than than IN ADP 0 fixed
12,000 12,000 CD NUM 3 nummod
homes home NNS NOUN 5 nsubj:pass
were be VBD AUX 5 aux:pass
destroyed destroy VBN VERB 5 ROOT
. . . PUNCT 5 punct
"""

SHARE = """
They they PRP PRON 1 nsubj
sold sell VBD VERB 1 ROOT
20 20 CD NUM 3 nummod
percent percent NN NOUN 1 obj
of of IN ADP 6 case
the the DT DET 6 det
company company NN NOUN 3 nmod
. . . PUNCT 1 punct
"""

DISTANCE = """
It it PRP PRON 1 nsubj
lies lie VBZ VERB 1 ROOT
15 15 CD NUM 3 nummod
kilometres kilometre NNS NOUN 1 obl
( ( -LRB- PUNCT 6 punct
9 9 CD NUM 6 nummod
miles mile NNS NOUN 3 appos
) ) -RRB- PUNCT 6 punct
away away RB ADV 1 advmod
. . . PUNCT 1 punct
"""

FRIENDS = """
He he PRP PRON 1 nsubj
made make VBD VERB 1 ROOT
two two CD NUM 3 nummod
points point NNS NOUN 1 obj
. . . PUNCT 1 punct
"""

DEAD = """
Shells shell NNS NOUN 1 nsubj
killed kill VBD VERB 1 ROOT
12 12 CD NUM 3 nummod
people people NNS NOUN 1 obj
. . . PUNCT 1 punct
"""


@pytest.mark.parametrize(
    "table, expected",
    [
        (HOMES, [(12000, None, "homes")]),
        (SHARE, [(20, "percent", "the company")]),
        (DISTANCE, [(15, "kilometres", None)]),
        (FRIENDS, []),
        (DEAD, []),
    ],
)
def test_quantities(table: str, expected: list[tuple[float, str | None, str | None]]) -> None:
    figures = [item.figure for item in quantities(tree(table)) if item.figure is not None]
    assert [(figure.value, figure.unit, figure.of) for figure in figures] == expected


@pytest.mark.parametrize("table", [HOMES, SHARE, DISTANCE])
def test_spans_are_slices(table: str) -> None:
    doc = tree(table)
    for item in quantities(doc):
        assert item.figure is not None
        assert item.figure.span is not None
        for span in (*item.spans, item.trigger, item.figure.span):
            assert doc.text[span.start : span.end] == span.exact


@pytest.mark.parametrize("text", ["", "12", "9" * 5000, "20 percent of", "$ € 5"])
def test_nothing_raises(text: str) -> None:
    assert quantities(plain(text)) == ()
