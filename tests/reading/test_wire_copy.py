"""No sentence of an agency's text is taken for furniture, however it is laid out."""

from __future__ import annotations

import random
from collections.abc import Iterator

from variorum.reading.cleaning.cleaning import clean

SENTENCES = [
    "Norvalia said on Tuesday that its troops had taken the town of Kelm after a week of fighting.",
    "The army denied it.",
    "Nine people were killed.",
    "“We hold Kelm,” its spokesman said.",
    "The minister, who had arrived in Arla with two generals, said that no soldier had left the barracks.",
    "He gave no details of it.",
    "Estmar has ruled the town since 1994.",
    "Eleven men of the garrison were captured, and 30 were wounded in the fight for the bridge.",
]
HEADINGS = ["GOVERNMENT DENIES COUP", "DEAD AND WOUNDED", "WHAT WE KNOW", "TALKS"]
TITLES = ["Norvalia says it has taken Kelm\n\n", "NORVALIA SAYS IT HAS TAKEN KELM\n\n", ""]
NOTES = ["", "(Updates with comment)\n", "(Recasts, adds quotes)\n\n"]
OPENINGS = ["KELM, May 5 (Reuters) - ", "Damascus, SANA – ", "MOSCOW, May 5. /TASS/. ", "Tehran, May 5, IRNA – ", ""]
ENDINGS = ["", " Enditem", " -0-", "\nENDS", "\n\n###", " (END)", "\n(Reporting by Ada Brennick; Editing by Sam Ode)"]
BREAKS = ["\n", "\n\n"]
LAYOUTS = 500
HEADED = 0.25  # of the paragraphs


def layouts() -> Iterator[tuple[list[str], str]]:
    """Sentences in some order, and a text of them with headings, marks and notes between."""
    chance = random.Random(4)
    for _ in range(LAYOUTS):
        told = chance.sample(SENTENCES, chance.randint(2, 7))
        headings = iter(chance.sample(HEADINGS, len(HEADINGS)))
        paragraphs = told[:1]
        for sentence in told[1:]:
            heading = next(headings, "") if chance.random() < HEADED else ""
            paragraphs.append(f"{heading}{chance.choice(BREAKS)}{sentence}" if heading else sentence)
        title, note, opening, ending = (chance.choice(some) for some in (TITLES, NOTES, OPENINGS, ENDINGS))
        body = chance.choice(BREAKS).join(paragraphs)
        yield told, f"{title}{note}{opening}{body}{ending}\n"


def test_every_sentence_is_kept() -> None:
    lost = [(sentence, text) for told, text in layouts() for sentence in told if sentence not in clean(text).text]
    assert not lost, f"{len(lost)}, the first: {lost[0]}"


def test_of_what_stands_around_them_nothing_is_left_at_either_end() -> None:
    for told, text in layouts():
        kept = clean(text).text
        assert kept.endswith(told[-1])
        assert "(Updates" not in kept
        assert "(Recasts" not in kept
