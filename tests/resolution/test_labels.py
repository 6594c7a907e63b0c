"""Whose those are whom a description means, as its words say."""

from __future__ import annotations

import pytest

from variorum.records import Description, Label, NameLabel, Span
from variorum.resolution import resolve_labels
from variorum.resolution.parties import Named

KARABAKH = Named(places=frozenset({"overlay:nagorno-karabakh"}))

CASES: list[tuple[str, str, str | None]] = [
    ("the Kenyan president", "president", "Kenya"),
    ("the Kenyan dictator", "dictator", "Kenya"),
    ("his Kenyan counterpart", "counterpart", "Kenya"),
    ("Kenyan troops", "troops", "Kenya"),
    ("the Kenyan leader's move", "move", None),
    ("direct talks with Kenyan officials", "talk", None),
    ("a Kenyan athlete", "athlete", None),
    ("the troops", "troops", None),
]


def _described(words: str, head: str, **more: object) -> Label:
    return Label(Span(0, len(words), words), head, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("words, head, party", CASES)
def test_the_party_of_a_description_is_that_of_its_head(words: str, head: str, party: str | None) -> None:
    (found,) = resolve_labels([_described(words, head)])
    assert found.party == party


NAMES: list[tuple[str, NameLabel, str | None]] = [
    ("Kenya", "LOC", "Kenya"),
    ("Nairobi", "LOC", "Kenya"),
    ("the Kenyans", "NORP", "Kenya"),
    ("Ana Torres", "PER", None),
]


@pytest.mark.parametrize("words, kind, party", NAMES)
def test_a_name_may_stand_for_a_state(words: str, kind: NameLabel, party: str | None) -> None:
    name = words.removeprefix("the ")
    label = _described(words, name.lower(), called=name, name=name, kind=kind, basis="name")
    assert resolve_labels([label])[0].party == party


def test_its_leader_is_that_of_whom_it_means() -> None:
    (found,) = resolve_labels([_described("its leader", "leader", names=("Kenya",))])
    assert found.party == "Kenya"


def test_the_titles_of_a_person_have_parties_of_their_own() -> None:
    label = _described("Ana Torres", "torres", called="Ana Torres", name="Ana Torres", kind="PER", basis="name")
    told = (Description("Kenyan president", "president"), Description("poet", "poet"))
    (found,) = resolve_labels([Label(label.span, "torres", name="Ana Torres", kind="PER", basis="name", titles=told)])
    assert [title.party for title in found.titles] == ["Kenya", None]


@pytest.mark.parametrize("words", ["Armenian forces", "Armenian troops"])
def test_kinsmen_with_authorities_of_their_own_are_not_taken_for_the_state(words: str) -> None:
    head = words.split()[-1].removesuffix("s") if words.endswith("forces") else "troops"
    plain, told = resolve_labels([_described(words, head)]), resolve_labels([_described(words, head)], KARABAKH)
    assert plain[0].party == "Armenia"
    assert told[0].party is None
