"""Which words stand for a place: a name that the document labels so, not a common noun that only sounds like it."""

from __future__ import annotations

import pytest

from tests.propositions.by_hand import tree
from variorum.propositions.scene.place_names import named_place

TWO_MENTIONS = """
    {named} {named} NNP PROPN 1 nsubj B-LOC
    lies lie VBZ VERB 1 ROOT
    . . . PUNCT 1 punct
    {again} {again} {tag} {pos} 4 nsubj
    fell fall VBD VERB 4 ROOT
"""


@pytest.mark.parametrize(
    "named, again, tag, pos, is_place",
    [
        ("Kelm", "Kelm", "NNP", "PROPN", True),
        ("KELM", "Kelm", "NNP", "PROPN", True),
        ("Law", "Law", "NN", "NOUN", True),
        ("Man", "man", "NN", "NOUN", False),  # "Man shot in Kelm. The man was taken to hospital."
        ("Law", "law", "NN", "NOUN", False),
    ],
)
def test_what_is_written_small_is_no_name(named: str, again: str, tag: str, pos: str, is_place: bool) -> None:
    doc = tree(TWO_MENTIONS.format(named=named, again=again, tag=tag, pos=pos))
    assert named_place(doc[0]) is not None
    assert (named_place(doc[3]) is not None) is is_place
