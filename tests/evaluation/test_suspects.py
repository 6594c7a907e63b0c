"""Doers whom the words only suspect."""

from __future__ import annotations

import pytest
from evaluation.tasks.suspects import is_suspected

from variorum.records import Actor, Span


@pytest.mark.parametrize(
    "text, doer, expected",
    [
        ("The post was raided by alleged rebels.", "alleged rebels", True),
        ("The mayor was shot, apparently by rebels.", "rebels", True),
        ("It was presumably carried out by the Front.", "the Front", True),
        ("The post was raided by rebels.", "rebels", False),
        ("The claim is alleged. Rebels raided the post.", "Rebels", False),
        ("", "rebels", False),
    ],
)
def test_hedges_on_the_doer(text: str, doer: str, expected: bool) -> None:
    at = max(text.find(doer), 0)
    assert is_suspected(Actor(doer, span=Span(at, at + len(doer), doer)), text) is expected


def test_a_doer_without_a_place_in_the_text_is_not_suspected() -> None:
    assert not is_suspected(Actor("rebels"), "alleged rebels")
