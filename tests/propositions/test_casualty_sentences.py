"""Casualties in the manners of many newsrooms, read with the shipped parser; and sentences that tell of none."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc

from variorum.language import annotate
from variorum.propositions.harm.casualty import casualties
from variorum.propositions.harm.harms import FINDERS, finders_for
from variorum.records import Figure, Proposition

Told = tuple[str, float | None, float | None]

TOLD: list[tuple[str, list[Told]]] = [
    # agencies
    ("Shelling killed at least 12 people and wounded 30 on Monday.", [("killed", 12, None), ("wounded", 30, 30)]),
    ("At least 12 people were killed and 30 others injured in a blast.", [("killed", 12, None), ("wounded", 30, 30)]),
    ("14 people killed and 30 injured in shelling.", [("killed", 14, 14), ("wounded", 30, 30)]),
    ("Eight people died on Sunday. Two of the dead were children.", [("killed", 8, 8), ("killed", 2, 2)]),
    ("Eight people died on Sunday. Four children were among the dead.", [("killed", 8, 8), ("killed", 4, 4)]),
    ("Among the dead were two nurses and a driver.", [("killed", 2, 2), ("killed", 1, 1)]),
    ("The wounded include a child and a woman.", [("wounded", 1, 1), ("wounded", 1, 1)]),
    ("Two were taken to hospital and a third died at the scene.", [("wounded", 2, 2), ("killed", 1, 1)]),
    ("He was taken to a clinic, where he died an hour later.", [("killed", 1, 1)]),
    ("The toll rose to 41 after two of the injured died on Tuesday.", [("killed", 41, 41), ("killed", 2, 2)]),
    # British
    ("A man was found shot behind a pub late on Thursday.", [("casualties", 1, 1)]),
    ("The driver walked into a hospital with two gunshot wounds.", [("wounded", 1, 1)]),
    ("The victim was taken to Mercy Centre with serious injuries.", [("wounded", 1, 1)]),
    ("Two men are in serious condition, police said.", [("wounded", 2, 2)]),
    ("The victims were identified as Ana Lopez, Pedro Ruiz and Carlos Mendez.", [("casualties", 3, 3)]),
    # Indian
    ("As many as 17 labourers, including four women, lost their lives.", [("killed", None, 17), ("killed", 4, 4)]),
    ("One protester was shot dead and two constables received bullet injuries.", [("killed", 1, 1), ("wounded", 2, 2)]),
    # African
    ("Unknown gunmen have killed no fewer than 23 villagers, residents said.", [("killed", 23, None)]),
    ("An elderly woman and her grandson were hacked to death in Benue.", [("killed", 1, 1), ("killed", 1, 1)]),
    ("Militants abducted 25 schoolgirls and a teacher.", [("captured", 25, 25), ("captured", 1, 1)]),
    # Latin American
    ("The ministry condemned the assassination of leader Pedro Ruiz and senator Ana Lopez.", [("killed", 2, 2)]),
    ("The assassination in May of Senator Pablo Ruiz shook the country.", [("killed", 1, 1)]),
    ("Judges went on strike after magistrate Carlos Mendez's murder.", [("killed", 1, 1)]),
    ("Police opened an inquiry into the three priests' murder.", [("killed", 3, 3)]),
    ("Ana Lopez, mayor of Arla in the northern province of Darro, was killed.", [("killed", 1, 1)]),
    ("The murdered journalist Ana Lopez had written about the cartels.", [("killed", 1, 1)]),
    ("The senator's body was found near the airport.", [("killed", 1, 1)]),
    ("The bodies of six migrants were found near the border.", [("killed", 6, 6)]),
    ("Gunmen killed two reporters, Ana Lopez and Pedro Ruiz, late on Monday.", [("killed", 2, 2)]),
    ("Attorney Carlos Mendez, who defended the union, was shot to death.", [("killed", 1, 1)]),
    ("Six Jesuit Priests Killed In San Rafael", [("killed", 6, 6)]),
    # Middle Eastern
    ("Shrapnel struck two nurses near the gate.", [("casualties", 2, 2)]),
    ("A girl was hit by a stray bullet in the market.", [("casualties", 1, 1)]),
    ("Five soldiers were martyred in the operation.", [("killed", 5, 5)]),
    # nobody
    ("No soldiers were killed in the raid.", [("killed", 0, 0)]),
    ("Not a single protester has died, the minister said.", [("killed", 0, 0)]),
    ("The minister said not one protester had died.", [("killed", 0, 0)]),
    ("Not one of the protesters died in the square.", [("killed", 0, 0)]),
    ("Not even one civilian was hurt in the raid.", [("wounded", 0, 0)]),
    ("Not one but two soldiers were killed.", [("killed", 2, 2)]),
]  # fmt: skip

NONE = [
    "The senate killed the bill on Tuesday.",
    "The senate killed the bill of five deputies.",
    "The race ended in a dead heat.",
    "They left in the dead of night.",
    "The boys were killing time at the station.",
    "His wounded pride kept him from the talks.",
    "The protests died down after midnight.",
    "The report is the missing link in the case.",
    "The 35-year-old was elected on 12 May.",
    "It was the third killing season for the trade.",
    "Ana Lopez, 54, spoke in Arla on 3 March 1998.",
    "There were 10^999 dead.",
    "There were 1,2,3,4 dead.",
    "The deal is dead in the water.",
    "The deadline for the 12 offers passed.",
    "The comedian killed the audience in Arla.",
    "Her jokes had them dying of laughter.",
    "The phone line went dead after 30 seconds.",
    "The team shot 45 per cent from the field.",
    "Two shots were fired at the house.",
    "The man fired one shot into the ceiling.",
    "The striker hit the post twice and missed two chances.",
    "The minister shot down the proposal of five deputies.",
    "The company killed off two brands.",
    "The engine died on lap 20.",
    "The virus killed off the last 300 trees.",
    "The storm killed 400 cattle.",
    "The attempted murder of a judge shocked the town.",
    "She survived two assassination attempts.",
    "They are dying to meet the 12 winners.",
    "The Dead Sea shrank by 12 metres.",
    "Nobody is missing the point.",
    "Twelve pages are missing from the file.",
    "The missile missed and hit an empty field.",
    "He cut the losses of 12 branches.",
    "The rally was a shot in the arm for the party.",
    "The man was taken to hospital for an evaluation.",
]


@cache
def read(text: str) -> Doc:
    return next(iter(annotate([text], parser="fast")))


def found(text: str) -> tuple[Proposition, ...]:
    return casualties(read(text))


def figures(text: str) -> list[Figure]:
    return [item.figure for item in found(text) if item.figure is not None]


@pytest.mark.parametrize("text, expected", TOLD)
def test_told(text: str, expected: list[Told]) -> None:
    told = [(figure.outcome, figure.low, figure.high) for figure in figures(text)]
    assert sorted(told, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("text", NONE)
def test_none_is_told(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", [text for text, _ in TOLD])
def test_spans_are_slices(text: str) -> None:
    for item in found(text):
        for span in (*item.spans, item.trigger, *((item.figure.span,) if item.figure and item.figure.span else ())):
            assert text[span.start : span.end] == span.exact


@pytest.mark.parametrize("text", [text for text, _ in TOLD if "Eight people" in text])
def test_some_of_the_dead_are_part_of_all(text: str) -> None:
    assert [item.part_of for item in found(text)] == [None, 0]


# Who counts the dead is not who died: whom a toll counts is told by its own phrase.
COUNTED = [
    ("{who} put the death toll at 29.", None),
    ("{who} in Arla on Sunday lowered the death toll from Saturday's bombing to 29.", None),
    ("{who} raised the number of dead in Arla to 29.", None),
    ("{who} said the number of dead soldiers rose to 29.", "military"),
    ("{who} said the death toll among civilians rose to 29.", "civilians"),
]


@pytest.mark.parametrize("who", ["Police", "The army", "Rebels", "Civilians"])
@pytest.mark.parametrize(("text", "group"), COUNTED)
def test_whom_a_toll_counts(text: str, group: str | None, who: str) -> None:
    assert [figure.group for figure in figures(text.format(who=who)) if figure.value == 29] == [group]


SINCE = [  # of what the time starts from, and of what came since
    ("It was the worst attack since the Arla bombing in March, in which 62 people were killed.", False),
    ("It was the worst attack since the Arla bombing in March that killed 62 people.", False),
    ("Since the Arla bombing in March, 62 people have been killed.", True),
    ("At least 62 people have been killed since fighting began in March.", True),
]


@pytest.mark.parametrize(("text", "is_since"), SINCE)
def test_since_when_a_count_runs(text: str, is_since: bool) -> None:
    assert [item.figure_since is not None for item in found(text)] == [is_since]


STARTS = [  # in which words a count begins that tells no day of it; None where "since" gives a reason
    ("About 900 people have been killed since the war began, the mission said.", "the war began"),
    ("Since the start of the siege, more than 900 people have died.", "the start of the siege"),
    ("More than 900 people have died since the start of the siege of Kelm.", "the start of the siege of Kelm"),
    ("At least 62 soldiers have been killed since the army seized power.", "the army seized power"),
    ("The mission said 32,000 people had been displaced since the war began.", "the war began"),
    ("The toll has risen to 900 since the invasion.", "the invasion"),
    ("The war has killed 900 people.", "The war"),
    ("The siege of Kelm has killed more than 900 people, aid workers say.", "The siege"),
    ("The unrest has displaced 40,000 people.", "The unrest"),
    ("About 900 people have been killed since 3 March.", "3 March"),
    ("Three people were killed since the driver had no lights.", None),
    ("It has been quiet since the truce began, but two men were killed on Tuesday.", None),
    ("The ministry has said nothing since the attack that killed nine people.", None),
    ("Fighting killed 14 people on Tuesday.", None),
    ("The attack killed 14 people.", None),
    ("The attack has killed 14 people.", None),
]


@pytest.mark.parametrize(("text", "start"), STARTS)
def test_in_whose_words_a_count_begins(text: str, start: str | None) -> None:
    (told,) = found(text)
    assert (told.figure_since.span.exact if told.figure_since else None) == start
    if start is not None:
        assert told.figure is not None
        assert told.figure.cumulative is True


def test_each_count_of_a_sentence_begins_with_its_own_start() -> None:
    told = found(
        "Since the start of the war 900 people have been killed, and since the truce ended 40 have been wounded."
    )
    assert [item.figure_since.span.exact for item in told if item.figure_since] == [
        "the start of the war",
        "the truce ended",
    ]


BEHIND = [  # a state, a comma, and whoever says so: none of them is in that state
    ("The raid left 12 fighters dead, rebel commanders said.", [("killed", 12, 12)]),
    ("A strike on the town left 5 dead, local officials said.", [("killed", 5, 5)]),
    ("At least 20 dead, hospital sources say.", [("killed", 20, None)]),
    ("The fire left a family of five dead, police said on Monday.", [("killed", 5, 5)]),
    ("The blast left 35 dead, the mayor, Nadia Venn, said.", [("killed", 35, 35)]),
    ("The bombing left 7 dead, government soldiers among them.", [("killed", 7, 7)]),
    ("The explosion left 12 people badly wounded, doctors said.", [("wounded", 12, 12)]),
    ("The strike left nine dead and 14 injured, residents reported.", [("killed", 9, 9), ("wounded", 14, 14)]),
    ("Two were dead, three missing, police reported.", [("killed", 2, 2), ("missing", 3, 3)]),
    ("Injured, the soldier said he had crawled for hours.", []),
    ("Tired and wounded, the soldiers said they would go home.", []),
]


@pytest.mark.parametrize("parser", ["fast", "accurate"])
@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_whoever_says_so_behind_a_state_is_not_in_it(text: str, expected: list[Told], parser: str) -> None:
    figures_told = [item.figure for item in casualties(next(iter(annotate([text], parser=parser)))) if item.figure]
    told = [(figure.outcome, figure.low, figure.high) for figure in figures_told]
    assert sorted(told, key=str) == sorted(expected, key=str)


def test_a_list_behind_a_count_names_its_victims() -> None:
    (told,) = found("Soldiers killed three journalists: Ana Lopez, a photographer, Pedro Ruiz, and Carlos Mendez.")
    names = [actor.name for actor in told.actors if actor.role == "recipient"]
    assert told.figure is not None
    assert told.figure.value == 3
    assert names == ["Ana Lopez", "Pedro Ruiz", "Carlos Mendez"]


def test_where_victims_live_is_no_part_of_their_name() -> None:
    (told,) = found("Ana Lopez, of Milton, was taken to hospital.")
    assert [actor.name for actor in told.actors] == ["Ana Lopez"]


def test_every_finder_is_asked_of_the_words_that_it_finds() -> None:
    """A finder whose words the table tells wrongly would miss what it could find."""
    tokens = [token for text in (*(text for text, _ in TOLD), *NONE) for token in read(text)]
    found = [(finder, token) for token in tokens for finder in FINDERS if any(True for _ in finder(token))]
    assert len({finder for finder, _ in found}) > len(FINDERS) / 2
    assert [(finder, token) for finder, token in found if finder not in finders_for(token)] == []
