"""Counts that run on, and what one article tells in all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.propositions.by_hand import tree
from variorum.propositions.counts.tally import tally
from variorum.propositions.harm.casualty import casualties
from variorum.records import Figure, Proposition, Span

SINCE_THE_27TH = """
Fighting fighting NN NOUN 1 nsubj
began begin VBD VERB 1 ROOT
on on IN ADP 3 case
March March NNP PROPN 1 obl
27 27 CD NUM 3 nummod
and and CC CCONJ 7 cc
has have VBZ AUX 7 aux
left leave VBN VERB 1 conj
hundreds hundred NNS NOUN 7 obj
dead dead JJ ADJ 7 xcomp
. . . PUNCT 1 punct
"""

TWO_PARTIES = """
Two two CD NUM 1 nummod
soldiers soldier NNS NOUN 6 nsubj:pass
and and CC CCONJ 4 cc
a a DT DET 4 det
child child NN NOUN 1 conj
were be VBD AUX 6 aux:pass
killed kill VBN VERB 6 ROOT
. . . PUNCT 6 punct
"""


def test_a_day_before_and_has_opens_the_count() -> None:
    (found,) = casualties(tree(SINCE_THE_27TH))
    assert found.figure is not None
    assert found.figure.cumulative is True
    assert found.figure_since is not None
    assert (found.figure_since.value, found.figure_since.extent) == ("XXXX-03-27", "since")
    assert found.when is None


def test_coordinated_victims_are_told_apart_and_add_up() -> None:
    found = casualties(tree(TWO_PARTIES))
    assert [item.figure.group for item in found if item.figure] == ["military", "children"]
    assert tally(found, ("killed",)) == 3
    assert tally(found, ("wounded",)) == 0


def one(exact: str, of: str) -> Proposition:
    span = Span(0, 1, "x")
    figure = Figure(1, 1, 1, of=of, exact=exact, outcome="killed")
    return Proposition("casualty", 0, span, (span,), "casualty", figure=figure)


@pytest.mark.parametrize(
    "told, expected",
    [
        ([("a man", "man"), ("another man", "man")], 2),
        ([("another man", "man"), ("a man", "man")], 1),
        ([("a man", "man"), ("a 30-year-old man", "man")], 1),
        ([("a 24-year-old man", "man"), ("a 30-year-old man", "man")], 2),
        ([("a man", "man"), ("a woman", "woman")], 2),
        ([("the man", "man")], 1),
    ],
)
def test_single_people_add_up(told: list[tuple[str, str]], expected: int) -> None:
    propositions = [replace(one(exact, of), token=i) for i, (exact, of) in enumerate(told)]
    assert tally(propositions, ("killed",)) == expected
