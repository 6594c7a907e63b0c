"""A made-up war told in thousands of reports: how its counts are put together, and what that costs as it grows.

Reports of one matter are one part, and are all laid side by side. Here every count of the dead is known to be of one
incident, or to be a total, since both were made up: two incidents a day in sixty towns, each told by one to four
reports in words of their own, with the weekday or without, by some with another number, and by some again weeks
later. So it can be measured whether the counts of a question are of one incident (B-cubed: Bagga and Baldwin, 1998).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from evaluation.growing import growing, laid
from evaluation.speed import made_up
from variorum.pipeline import read_claims
from variorum.records import Article, Claim, Date, Question
from variorum.settings import Settings

TOWNS = [made_up(7 * number + 300, 3) for number in range(60)]
SIDES = {"Norvalian": "Norvalia", "Estmar": "Estmar"}
OUTLETS = [
    f"{one} {other}" for one in ("Coast", "Northern", "Valley", "Daily") for other in ("Post", "Courier", "Mail")
]
FIRST, LAST = ("Ana", "Ivo", "Lena", "Marek", "Nadia", "Oskar", "Vera"), ("Barden", "Kolvik", "Tormann", "Hesova")
A_DAY, REPORTS = 2, 4  # incidents and reports a day
START = date(2031, 1, 6)
TOTAL = "total"
DATED = (
    "At least {n} people were killed when shells hit {target} in {town} on {weekday}, {source} said.",
    "{n} people were killed on {weekday} in a strike on {town}, {source} said.",
    "{weekday}'s attack on {town} killed {n} people, {source} said.",
    "On {weekday}, rockets fell on {town}. {n} people died, {source} said.",
)
UNDATED = (
    "A drone strike on {town} left {n} dead, {source} said.",
    "Shelling of {town} killed {n} people, {source} said.",
    "{n} people were killed in an air raid on {town}, according to {source}.",
    "Rockets hit {target} in {town}, killing {n} people, {source} said.",
)
AGAIN = ("In {town}, {n} people were killed by shells on {day}, {source} said.",)
TOTALS = (
    "{n} people have been killed since the war began, the United Nations said.",
    "The war has killed {n} people, the Red Cross said.",
)
OTHER = (
    "{side} forces took {town} on {weekday}, {source} said.",
    "{source} denied that {town} had fallen.",
    "Talks between Norvalia and Estmar ended without a deal.",
    "“We will not give up {town},” {person} said.",
    "{state} called on its neighbour to withdraw from {town}.",
    "Some {n}00 residents fled {town}.",
)
TARGETS = ("a market", "a school", "homes", "a bus station", "a hospital")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened: in which town, on which day, and how many it killed."""

    name: str
    town: str
    day: date
    dead: int


@dataclass(frozen=True, slots=True)
class Told:
    """A report, and of which incident the sentences are that begin and end at these places of its text."""

    article: Article
    stretches: tuple[tuple[int, int, str], ...]


def war(count: int) -> Iterator[Told]:
    """So many reports, day by day; the same ones in every run, and the first of a longer war are those of a short."""
    draw = random.Random(1)
    past: list[Incident] = []
    waiting: dict[date, list[Incident]] = {}
    for number in range(count):
        day = START + timedelta(days=number // REPORTS)
        if number % REPORTS == 0:
            for incident in _new(day, draw):
                past.append(incident)
                for _ in range(draw.randint(1, 4)):
                    waiting.setdefault(day + timedelta(days=draw.choice((0, 0, 1, 1, 2))), []).append(incident)
        due = waiting.get(day, [])
        share = -(-len(due) // (REPORTS - number % REPORTS))
        own, waiting[day] = list(dict.fromkeys(due[:share])), due[share:]
        yield _report(number, day, own, past, draw)


def _new(day: date, draw: random.Random) -> list[Incident]:
    return [
        Incident(f"{day} {town}", town, day, draw.choice((draw.randint(2, 9), draw.randint(5, 60))))
        for town in draw.sample(TOWNS, A_DAY)
    ]


def _report(number: int, day: date, own: Sequence[Incident], past: Sequence[Incident], draw: random.Random) -> Told:
    told = [(_telling(incident, day, draw), incident.name) for incident in own]
    if draw.random() < 0.1 and len(past) > 50:
        old = draw.choice(past[:-40])
        told.append((_filled(draw.choice(AGAIN), old, day, draw, n=old.dead), old.name))
    if draw.random() < 0.1:
        told.append((_filled(draw.choice(TOTALS), None, day, draw, n=900 + 9 * (day - START).days), TOTAL))
    told += [(_filled(draw.choice(OTHER), None, day, draw), "") for _ in range(draw.randint(2, 5))]
    draw.shuffle(told)
    text, stretches = "", []
    for words, name in told:
        begin = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + words
        stretches.append((begin, len(text), name))
    stamp = day.isoformat()
    article = Article(f"w{number}", text, Date(stamp, stamp, stamp), outlet=draw.choice(OUTLETS))
    return Told(article, tuple(one for one in stretches if one[2]))


def _telling(incident: Incident, day: date, draw: random.Random) -> str:
    """An incident in a report of its day or the next: by one teller in four with another number."""
    dead = incident.dead if draw.random() < 0.75 else max(2, round(incident.dead * draw.uniform(0.6, 1.6)))
    return _filled(draw.choice((*DATED, *UNDATED)), incident, day, draw, n=dead)


def _filled(template: str, incident: Incident | None, day: date, draw: random.Random, *, n: int | None = None) -> str:
    side, state = draw.choice(list(SIDES.items()))
    person = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    source = draw.choice((f"the {side} defence ministry", f"{side} officials", f"mayor {person}", "residents"))
    of = incident.day if incident is not None else day
    town = incident.town if incident is not None else draw.choice(TOWNS)
    words = template.format(
        n=draw.randint(2, 60) if n is None else n,
        town=f"the town of {town}" if draw.random() < 0.5 else town,
        weekday=f"{of:%A}",
        day=f"{of.day} {of:%B} {of.year}",
        target=draw.choice(TARGETS),
        source=source,
        side=side,
        state=state,
        person=person,
    )
    return words[0].upper() + words[1:]


def one_war(sizes: Sequence[int], parser: str) -> int:
    """Measures, prints and freezes the figures of wars of growing length; returns an exit status."""
    return growing("one_war", sizes, parser, beside=[parser])


def measure(count: int, parser: str) -> dict[str, Any]:
    """The figures of one war, in this process; B-cubed in per cent, over the counts of the dead."""
    settings = Settings(parser=parser)
    told = list(war(count))
    read = {one.article.id: read_claims(one.article, settings) for one in told}
    found, figures = laid([one.article for one in told], [claim for own in read.values() for claim in own], settings)
    true = {claim.id: name for one in told for claim in read[one.article.id] if (name := _true(claim, one))}
    asked = _asked(found.questions)
    precision, recall = b_cubed(true, {claim: asked.get(claim, claim) for claim in true})
    return {
        **figures,
        "largest_question": max(
            (len(question.claims) for question in found.questions if question.kind == "casualty"), default=0
        ),
        "counts": len(true),
        "B3_P": round(100 * precision, 1),
        "B3_R": round(100 * recall, 1),
        "B3_F1": round(200 * precision * recall / (precision + recall), 1),
    }


def _true(claim: Claim, told: Told) -> str | None:
    """The incident of a count of the dead, by the sentence in which its number stands."""
    figure = claim.figure
    if figure is None or figure.span is None or figure.outcome != "killed":
        return None
    return next((name for start, end, name in told.stretches if start <= figure.span.start < end), None)


def _asked(questions: Sequence[Question]) -> dict[str, str]:
    return {claim: question.id for question in questions if question.kind == "casualty" for claim in question.claims}


def b_cubed(true: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of a grouping by its items; both are named by item and group."""
    pairs: dict[tuple[str, str], int] = {}
    gold: dict[str, int] = {}
    own: dict[str, int] = {}
    for item, group in true.items():
        pairs[group, found[item]] = pairs.get((group, found[item]), 0) + 1
        gold[group] = gold.get(group, 0) + 1
        own[found[item]] = own.get(found[item], 0) + 1
    precision = sum(shared * shared / own[other] for (_, other), shared in pairs.items())
    recall = sum(shared * shared / gold[group] for (group, _), shared in pairs.items())
    return precision / len(true), recall / len(true)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))
