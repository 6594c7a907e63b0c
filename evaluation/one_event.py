"""One made-up event told in thousands of reports within four days: what laying them side by side costs as they grow.

Everything is of one matter: a few questions with thousands of answers, one number of dead that rises, the same words
of the same few voices, and the paragraph of background with which every report of an agency ends.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from evaluation.growing import growing, laid
from variorum.pipeline import read_claims
from variorum.records import Article, Date
from variorum.settings import Settings

DAY = date(2031, 3, 3)
FIRST = ("Ana", "Ivo", "Lena", "Marek", "Mila", "Nadia", "Oskar", "Petr", "Tomas", "Vera")
LAST = ("Barden", "Hesova", "Iversen", "Kolvik", "Novak", "Orlov", "Radic", "Sund", "Tormann", "Weiss")
TOLD = (
    "A gunman opened fire on a concert in Kelm on Monday, killing {dead} people, police said.",
    "At least {dead} people were killed and {hurt} wounded when a man shot at a crowd in Kelm on Monday, {who} said.",
    "{who} said {dead} people had died in the shooting in Kelm.",
    "“We heard shots for ten minutes,” {who} said. “People were running everywhere.”",
    "Police in Kelm shot the attacker dead, sheriff {who} said.",
    "President Weiss condemned the attack in Kelm and called it an act of evil.",
    "{who} denied that there was a second gunman.",
    "The Harbour Front claimed responsibility for the attack, but police said there was no link.",
    "{hurt} people were taken to hospitals, {who} said.",
    "The toll rose to {dead} on Tuesday, {who} said.",
)
SENTENCES = 6  # of these in a report
BACKGROUND = (
    "The concert hall in Kelm was opened in 2019 and holds some four thousand people. It had been closed for a year"
    " after a fire in which 12 people were hurt, and is guarded by a private company since then, the city says.",
    "Shootings are rare in the region. In 2024 a man killed three people in a shop in the town of Arla before he shot"
    " himself, and parliament has debated stricter rules for the sale of guns ever since, without a result.",
)


def event(count: int) -> Iterator[Article]:
    """So many reports, the same ones in every run."""
    draw = random.Random(3)
    for number in range(count):
        day = DAY + timedelta(days=draw.choice((0, 0, 0, 1, 1, 2, 3)))
        dead = 50 + min(9, (day - DAY).days * 3 + draw.randrange(3))
        told = [
            words.format(
                dead=dead, hurt=200 + draw.randrange(0, 330, 10), who=f"{draw.choice(FIRST)} {draw.choice(LAST)}"
            )
            for words in draw.sample(TOLD, SENTENCES)
        ]
        stamp = day.isoformat()
        text = "\n\n".join((*told, draw.choice(BACKGROUND)))
        yield Article(f"h{number}", text, Date(stamp, stamp, stamp), outlet=f"Paper {number % 200}")


def one_event(sizes: Sequence[int], parser: str) -> int:
    """Measures, prints and freezes the figures of an event told in more and more reports; returns an exit status."""
    return growing("one_event", sizes, parser, beside=[parser])


def measure(count: int, parser: str) -> dict[str, Any]:
    """The figures of one pile, in this process."""
    settings = Settings(parser=parser)
    articles = list(event(count))
    found, figures = laid(articles, [claim for one in articles for claim in read_claims(one, settings)], settings)
    largest = max(len(question.claims) for question in found.questions)
    return {**figures, "largest_question": largest, "origins": len(found.origins)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))
