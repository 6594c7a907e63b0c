"""Whom or what "he", "she" and "it" mean: (text, {pronoun: name or phrase}); nothing where two would fit."""

from __future__ import annotations

import pytest

from variorum.language import annotate

TOLD: list[tuple[str, dict[str, str]]] = [
    (
        "The interior ministry said on Monday that two people died. It said a third was missing.",
        {"It": "The interior ministry"},
    ),
    (
        "The Ministry of Health said on Monday that two people died. It said a third was missing.",
        {"It": "Ministry of Health"},
    ),
    (
        "The Turkish defence ministry denied the report. It said that no ship had left port.",
        {"It": "The Turkish defence ministry"},
    ),
    ("Kenya's army said it had freed nine hostages.", {"it": "Kenya's army"}),
    (
        "The ministry of energy of Ghana said on Friday that it would close two plants.",
        {"it": "The ministry of energy of Ghana"},
    ),
    ("Oxfam said the camp was full. It added that water was short.", {"It": "Oxfam"}),
    ("The government of Chile denied it. It said no vote was planned.", {"It": "The government of Chile"}),
    ("“No ship was lost,” the Indian navy said on Sunday. It said all crews were safe.", {"It": "Indian navy"}),
    (
        "The World Bank warned that prices would rise. It said it would lend more.",
        {"It": "World Bank", "it": "World Bank"},
    ),
    ("Two people died, the coast guard said. It said the search would go on.", {"It": "the coast guard"}),
    (
        "Lena Brandt told reporters on Friday that the bridge was safe. She said it would open soon.",
        {"She": "Lena Brandt"},
    ),
    ("“We will wait,” Lena Brandt said. “The road is shut,” she added.", {"she": "Lena Brandt"}),
    ("Governor Tunde Bello said two dams had burst. He said more could follow.", {"He": "Tunde Bello"}),
    ("Governor Tunde Bello said he would resign.", {"he": "Tunde Bello"}),
    ("According to spokesman Rui Nunes, the port is shut. He said it would open on Monday.", {"He": "Rui Nunes"}),
    ("Mara Lindqvist, the envoy, left Oslo on Monday. She said talks would go on.", {"She": "Mara Lindqvist"}),
    ("The mayor of Harlund, Tomas Viller, said help was late. He accused the state of delay.", {"He": "Tomas Viller"}),
    (
        "The rector said the hall was full. Two doors were shut. Later, Rector Ana Paz said she had called for help.",
        {"she": "Ana Paz"},
    ),
    (
        "Ruth Amoah wrote to Peter Quayle in March. The letter was short. She asked for the keys.",
        {"She": "Ruth Amoah"},
    ),
    (
        "Karl Brandt sued Paul Lund over the barn. It burned in May. He lost, and he paid for the roof.",
        {"He": "Karl Brandt", "he": "Karl Brandt"},
    ),
    ("Karl Brandt thanked his father. He left the hall early.", {"He": "Karl Brandt"}),
    (
        "Oxfam said the camp was full. Rain fell all night. It added that the wells were low.",
        {"It": "Oxfam"},
    ),
    (
        "Maria Costa opened the fair. The hall was full. Nobody left early. The band played on. She spoke last.",
        {"She": "Maria Costa"},
    ),
]

OPEN = [
    "Oxfam met the traders. They said the market was shut.",
    "Oxfam and Unicef opened a camp. Rain fell all night. It added that the wells were low.",
    "The police said the man was armed, it added.",
    "The spokeswoman said on Monday that talks had failed. She said no date was set.",
    "The mayor said the bridge was shut. He said it was old.",
    "A spokesman for the Peruvian army said two men died. He said a third was missing.",
    "Karl Brandt met Paul Lund. In Oslo, he said talks would go on.",
    "The ministry and the army disagree. It said the plan was late.",
    "The interior ministry said the health ministry was late. It said so twice.",
    "It said nothing.",
    "He said nothing. She said less.",
    "Rain fell on Lima. It was cold.",
    "The army said that the ship sank. It was built in 1990.",
    "Spokesman Paul Lund left. She said the road was shut.",
    "The company sued the ministry. Two days later, the court met. It was late.",
    "Two ministers met in Cairo. He said it went well.",
    "Protesters met police. It said they ran.",
    "Ana Silva met Paula Costa in Lisbon. Then she left.",
    "It is clear that the army said so.",
    "The man met Karl Brandt. He said he was late.",
    "“He took the boat,” Peter Quayle said.",
    "Peter Quayle wrote: “He took the boat.”",
]


@pytest.mark.parametrize("text, expected", TOLD)
def test_a_pronoun_that_can_be_told(text: str, expected: dict[str, str]) -> None:
    assert _pronouns(text) == expected


@pytest.mark.parametrize("text", OPEN)
def test_a_pronoun_that_stays_open(text: str) -> None:
    assert _pronouns(text) == {}


def _pronouns(text: str) -> dict[str, str]:
    (doc,) = annotate([text])
    ties = {doc[start:end].text: doc[first:last].text for (start, end), (first, last) in doc._.antecedents.items()}
    return {word: target for word, target in ties.items() if word.lower() in {"he", "she", "it"}}
