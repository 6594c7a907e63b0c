"""Persons and for whom they speak, from the words around their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.records import Mention
from variorum.resolution.parties import Named
from variorum.resolution.people import people

Marked = Callable[[str], tuple[str, tuple[Mention, ...]]]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Chadian President {PER:Ali Roe} spoke.", "Chad"),
        ("Pakistan's ambassador to Azerbaijan {PER:Ali Roe} spoke.", "Pakistan"),
        ("Prime Minister {PER:Ali Roe} of Mali spoke.", None),
        ("{PER:Ali Roe}, the Malian prime minister, spoke.", "Mali"),
        ("{PER:Ali Roe}, spokesman for the Malian army, spoke.", "Mali"),
        ("{PER:Ali Roe} (head of the opposition) spoke.", None),
        ("Shells killed {PER:Ali Roe}, Mali's defence ministry said.", None),
        ("Mali accused President {PER:Ali Roe} of lying.", None),
        ("Mali's president and Prime Minister {PER:Ali Roe} spoke.", None),
        ("A Malian soldier, {PER:Ali Roe}, spoke.", None),
        ("The Malian singer {PER:Ali Roe} sang.", None),
        ("{PER:Ali Roe} spoke.", None),
    ],
)
def test_party_of_a_person(marked: Marked, text: str, party: str | None) -> None:
    plain, mentions = marked(text)
    found = people(mentions, plain, Named())["ali roe"].belonging.party
    assert (found.name if found else None) == party


def test_a_last_name_is_a_person_where_one_alone_bears_it(marked: Marked) -> None:
    plain, mentions = marked("{PER:Ali Roe} met {PER:Ann Roe} and {PER:Bo Lee}.")
    known = people(mentions, plain, Named())
    assert known["lee"].name == "Bo Lee"
    assert "roe" not in known


def test_what_is_told_later_holds_from_the_start(marked: Marked) -> None:
    plain, mentions = marked("{PER:Roe=Ali Roe} left. Malian President {PER:Ali Roe} came.")
    party = people(mentions, plain, Named())["ali roe"].belonging.party
    assert party is not None
    assert party.name == "Mali"
