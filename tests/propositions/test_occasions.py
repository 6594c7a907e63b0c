"""Which time belongs to a predicate."""

from __future__ import annotations

import pytest

from tests.propositions.by_hand import tree
from variorum.propositions.clauses.occasions import occasion
from variorum.propositions.times.times import times

SAID_BEHIND = """
On on IN ADP 1 case
Monday Monday NNP PROPN 7 obl
troops troops NNS NOUN 3 nsubj
left leave VBD VERB 7 ccomp
Kelm Kelm NNP PROPN 3 obj
, , , PUNCT 7 punct
he he PRP PRON 7 nsubj
said say VBD VERB 7 ROOT
"""

SAID_BEFORE = """
On on IN ADP 1 case
Monday Monday NNP PROPN 3 obl
he he PRP PRON 3 nsubj
said say VBD VERB 3 ROOT
troops troops NNS NOUN 5 nsubj
left leave VBD VERB 3 ccomp
Kelm Kelm NNP PROPN 5 obj
"""


@pytest.mark.parametrize("table, trigger, exact", [(SAID_BEHIND, 3, "Monday"), (SAID_BEFORE, 5, None)])
def test_an_opening_day_belongs_to_what_is_told_first(table: str, trigger: int, exact: str | None) -> None:
    doc = tree(table)
    found = occasion(doc[trigger], times(doc))
    assert (found.span.exact if found else None) == exact
