"""Who is made answerable for a deed is its doer, whoever says so; where the words leave it open, it has none."""

from __future__ import annotations

import pytest

from variorum.data import load
from variorum.language import annotate
from variorum.propositions.events.events import events
from variorum.propositions.harm.casualty import casualties

TOLD: list[tuple[str, list[str]]] = [
    # claimed
    ("The Arlan Front claimed responsibility for the attack.", ["The Arlan Front"]),
    ("Responsibility for the attack was claimed by the Arlan Front.", ["the Arlan Front"]),
    ("The attack was claimed by the Arlan Front.", ["the Arlan Front"]),
    ("The Arlan Front claimed the attack on the barracks.", ["The Arlan Front"]),
    ("A group calling itself the Arlan Front has claimed responsibility for the kidnapping.", ["the Arlan Front"]),
    ("The Arlan Front took responsibility for the raid on the port.", ["The Arlan Front"]),
    ("The Arlan Front denied responsibility for the attack on the barracks.", ["The Arlan Front"]),
    ("The colonel admitted responsibility for the massacre of 30 villagers.", ["The colonel"]),
    ("Two colonels took part in the massacre of 30 villagers.", ["Two colonels"]),
    ("The militia played a role in the killing of the judge.", ["The militia"]),
    # blamed, and the mirror of it
    ("Velia blamed Arlan for the attack on the barracks.", ["Arlan"]),
    ("Arlan blamed Velia for the attack on the barracks.", ["Velia"]),
    ("Arlan accused Velia of attacking its border posts.", ["Velia"]),
    ("Velia accused Arlan of attacking its border posts.", ["Arlan"]),
    ("Police blamed the killing of the judge on the Arlan Front.", ["the Arlan Front"]),
    ("The killing of the judge was blamed on the Arlan Front.", ["the Arlan Front"]),
    ("The attack was blamed on the Arlan Front by the police.", ["the Arlan Front"]),
    ("The Arlan Front was blamed for the attack on the barracks.", ["The Arlan Front"]),
    ("The government accused the Arlan Front of the attack on the barracks.", ["the Arlan Front"]),
    ("The government accused the Arlan Front of carrying out the attack.", ["the Arlan Front"]),
    ("The government accused the Arlan Front of killing the judge.", ["the Arlan Front"]),
    ("The attack on the barracks was attributed to the Arlan Front.", ["the Arlan Front"]),
    ("The authorities attributed the attack to the Arlan Front.", ["the Arlan Front"]),
    ("Prosecutors charged three men with the murder of the judge.", ["three men"]),
    ("Prosecutors charged three men with murdering the judge.", ["three men"]),
    ("A court convicted three men of the murder of the judge.", ["three men"]),
    ("Police arrested two men for killing a judge.", ["two men"]),
    ("The president thanked the army for killing the rebels.", ["the army"]),
    ("The minister blamed the army for the raid in revenge for the killing of a general.", ["the army"]),
    ("Police blamed the killing of the judge on the rebels on Monday.", ["the rebels"]),
    ("Police blamed the battle for Arla on the rebels.", ["the rebels"]),
    ("The raid on the port was blamed on Monday on the rebels.", ["the rebels"]),
    ("The rebels disclaimed any responsibility for the killing of the judge.", ["The rebels"]),
    ("The army rejected any role in the raid on the port.", ["The army"]),
    # found to be so
    ("The president holds the Arlan Front responsible for the assassination of the judge.", ["the Arlan Front"]),
    ("The Arlan Front was held responsible for the killing of the judge.", ["The Arlan Front"]),
    ("The minister said the Arlan Front was responsible for the killing of the judge.", ["the Arlan Front"]),
    ("Police said the Arlan Front was behind the bombing of the market.", ["the Arlan Front"]),
    ("He said the army was to blame for the killing of 12 miners.", ["the army"]),
    ("The army said the rebels, not its soldiers, were responsible for the killing of the judge.", ["the rebels"]),
    # carried by more than one verb, by a relative clause, by a measure
    ("The attack on the barracks was planned and carried out by the Arlan Front.", ["the Arlan Front"]),
    ("The raid that was carried out by the army on Monday killed two.", ["the army"]),
    ("The attack was orchestrated by the Arlan Front.", ["the Arlan Front"]),
    ("Drug gangs have begun a series of attacks with car bombs.", ["Drug gangs"]),
    ("A series of attacks on police posts was carried out by the rebels.", ["the rebels"]),
    # by-phrases behind those to whom it was done
    ("The killing of the judge by the Arlan Front shocked the town.", ["the Arlan Front"]),
    ("The kidnapping of the judge by rebels ended on Monday.", ["rebels"]),
]
OPEN = [
    "Police do not know who is responsible for the killing of the judge.",
    "It is not clear who was behind the attack on the barracks.",
    "Who was responsible for the attack on the barracks?",
    "Those responsible for the killing of the judge will be punished.",
    "No group has claimed responsibility for the attack on the barracks.",
    "No group was behind the attack on the barracks.",
    "Nobody has been charged with the murder of the judge.",
    "The Arlan Front is not responsible for the killing of the judge.",
    "The Arlan Front may be responsible for the killing of the judge.",
    "The Arlan Front took no part in the attack on the barracks.",
    "If the Arlan Front is responsible for the killing of the judge, it will pay.",
    "The minister did not blame the Arlan Front for the attack on the barracks.",
    "The minister blamed poor security for the attack on the barracks.",
    "The minister blamed the attack on the barracks on poor security.",
    "The police took responsibility for security after the attack on the barracks.",
    "The court acquitted the colonel of killing the judge.",
    "The murder of the judge by the lake shocked the town.",
    "The murder of two judges by Monday evening had been reported.",
    "The attack claimed six lives.",
    "The mayor blamed the attack on the convoy for the flight of thousands.",
    "The mayor blamed the raid on the rebels for the collapse of the talks.",
    "The mayor blamed the raid on the army for the collapse of the talks.",
    "The attack on the convoy was blamed for the collapse of the talks.",
    "The attack on the convoy was blamed by the army.",
    "The army rejected no role in the raid on the port.",
    "The Arlan Front claimed the attack was a mistake.",
    "The army repelled a series of attacks.",
    "Police foiled a series of attacks.",
    "The report, which was written by the army, described attacks on villages.",
]


def doers(text: str) -> list[str]:
    """Who does the deeds of violence that a sentence tells of."""
    told = events(next(iter(annotate([text], parser="fast"))))
    deeds = (item for item in told if item.event is not None and item.event.type == "ASSAULT")
    return [actor.name for item in deeds for actor in item.actors if actor.role == "agent"]


@pytest.mark.parametrize("text, expected", TOLD)
def test_who_is_made_answerable_did_it(text: str, expected: list[str]) -> None:
    assert doers(text) == expected


@pytest.mark.parametrize("text", OPEN)
def test_what_is_left_open_has_no_doer(text: str) -> None:
    assert doers(text) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Opposition groups blame the army for the deaths of 12 miners.", "the army"),
        ("The minister blamed the deaths of 12 miners on the rebels.", "the rebels"),
        ("The government accused the Arlan Front of killing the judge.", "the Arlan Front"),
        ("The killing of three judges by rebels shocked the town.", "rebels"),
        ("The deaths of 12 miners were blamed on poor safety.", None),
        ("The court acquitted the colonel of killing the judge.", None),
    ],
)
def test_who_is_made_answerable_for_the_dead(text: str, expected: str | None) -> None:
    told = casualties(next(iter(annotate([text], parser="fast"))))
    assert [item.figure.by for item in told if item.figure] == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The authorities attributed the attack to the Arlan Front.", "the Arlan Front"),
        ("The attack on the barracks was attributed to the Arlan Front.", "the Arlan Front"),
        ("Police blamed the killing of the judge on the Arlan Front.", "the Arlan Front"),
        ("The government accused the Arlan Front of the attack on the barracks.", "the Arlan Front"),
        ("The government accused the ministry of delay.", "the ministry of delay"),
        ("Police blamed the killing of the judge on the Arlan Front on Monday.", "the Arlan Front"),
        ("The mayor blamed the raid on the port for the flight of thousands.", None),
        ("Residents blamed the bombing on Monday.", None),
    ],
)
def test_who_is_accused_is_who_is_made_answerable(text: str, expected: str | None) -> None:
    told = events(next(iter(annotate([text], parser="fast"))))
    accusations = (item for item in told if item.event is not None and item.event.type == "ACCUSE")
    assert [actor.name for item in accusations for actor in item.actors if actor.role == "recipient"] == (
        [] if expected is None else [expected]
    )


def test_the_lists_are_sorted_and_without_repetition() -> None:
    for section in load.toml("grammar/answering.toml").values():
        assert list(section) == sorted(set(section))
        assert all(words == sorted(set(words)) for words in section.values())
