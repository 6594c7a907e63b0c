"""Whom a deed hit, where a noun says that they were its target or victim, or that they are hostages."""

from __future__ import annotations

import pytest

from variorum.data import load
from variorum.language import annotate
from variorum.propositions.events.events import events

HIT: list[tuple[str, list[str]]] = [
    ("The mayor was the target of an attack.", ["The mayor"]),
    ("The mayor was the target of the attack.", ["The mayor"]),
    ("The mayor, who was the target of an attack in March, resigned.", ["The mayor"]),
    ("Police said the mayor had been the target of an attack.", ["the mayor"]),
    ("The mayor was the victim of a terrorist attack.", ["The mayor"]),
    ("The mayor was the target of two rebel attacks.", ["The mayor"]),
    ("The mayor was the victim of a kidnapping.", ["The mayor"]),
    ("The consulate became the target of several bomb attacks.", ["The consulate"]),
    ("The barracks were targets of attacks by rebels.", ["The barracks"]),
    ("The barracks were targets of attacks by soldiers.", ["The barracks"]),
    ("The two priests were victims of an ambush.", ["The two priests"]),
    ("Both parties' offices were the targets of arson.", ["Both parties' offices"]),
    ("The city became the target of a series of drone strikes.", ["The city"]),
    ("The main target of the attack was the barracks.", ["the barracks"]),
    ("The victim of the murder was a teacher.", ["a teacher"]),
    ("The victims of the bombing were farmers from Kelm.", ["farmers from Kelm"]),
    ("Rebels took two sailors as hostages.", ["two sailors"]),
    ("She took a group of students as hostages.", ["a group of students"]),
    ("Two sailors were taken as hostages.", ["Two sailors"]),
]
OPEN = [
    # denied, left open, or to come
    "The mayor was not the target of the attack.",
    "The mayor was never the target of an attack.",
    "Nobody was the target of an attack.",
    "If the mayor was the target of an attack, the guard failed.",
    "He asked whether the mayor was the target of an attack.",
    "The mayor may be the target of an attack.",
    "The mayor would have been the target of an attack.",
    "The mayor could become the target of an attack.",
    "The mayor fears he will be the target of attacks.",
    "The mayor was a likely target of an attack.",
    "The next target of the attack was the barracks.",
    "The target of the attack would be the barracks.",
    # no violence, or it may be none
    "The minister was the target of attacks in the press.",
    "The minister was the target of personal attacks.",
    "The judge was the target of online attacks.",
    "The judge was the target of attacks by the opposition.",
    "The reform was the victim of attacks by the opposition.",
    "The patient was the victim of a heart attack.",
    "The man was the victim of a shark attack.",
    "The mayor was the target of criticism.",
    "The firm was the target of a takeover.",
    "The town was the victim of its own success.",
    # nothing said of whom it hit
    "Police found the victims of the attack.",
    "Rebels used two sailors as hostages.",
]


def hit(text: str) -> list[str]:
    """To whom the deeds of violence that a sentence tells of are done."""
    told = events(next(iter(annotate([text], parser="fast"))))
    deeds = (item for item in told if item.event is not None and item.event.type in ("ASSAULT", "COERCE"))
    return [actor.name for item in deeds for actor in item.actors if actor.role == "recipient"]


@pytest.mark.parametrize("text, expected", HIT)
def test_whom_it_hit(text: str, expected: list[str]) -> None:
    assert hit(text) == expected


@pytest.mark.parametrize("text", OPEN)
def test_what_is_open_or_no_violence_hits_nobody(text: str) -> None:
    assert hit(text) == []


def test_what_is_told_below_a_denial_stays_denied() -> None:
    """The clause is told, so that whoever denies it has something to deny."""
    assert hit("Police denied that the mayor was the target of an attack.") == ["the mayor"]


def test_the_lists_are_sorted_and_without_repetition() -> None:
    assert all(words == sorted(set(words)) for words in load.toml("propositions/event_verbs.toml")["hit"].values())
