"""The whole chain: which reports tell of one incident, and how many were killed and hurt as they tell last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evaluation.tasks.piles import article, clusters, laid
from variorum.records import Claim, Reconciliation


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A row for the story of each article, and one for the figures of each story."""
    pile = [article(row) for row in rows]
    found = laid(pile, parser)
    told = clusters(found, [one.id for one in pile])
    yield from ({"doc": name, "cluster": story} for name, story in told.items())
    yield from ({"cluster": story, **figures(claims)} for story, claims in counts(found, told).items())


def counts(found: Reconciliation, told: Mapping[str, str]) -> dict[str, list[list[Claim]]]:
    """The casualty claims of each story, one list a question, in the order in which the brief prints them."""
    stories: dict[str, list[list[Claim]]] = {story: [] for story in told.values()}
    claims = {claim.id: claim for claim in found.claims}
    for question in (one for one in found.questions if one.kind == "casualty"):
        answers = [claims[name] for position in question.positions for name in position.claims]
        for story in dict.fromkeys(told[claim.article] for claim in answers):
            stories[story].append([claim for claim in answers if told[claim.article] == story])
    return stories


def figures(questions: Sequence[Sequence[Claim]]) -> dict[str, int]:
    """The latest figure of the main question of each outcome; with no count of the hurt, casualties less the dead."""
    killed, hurt, hit = (_main(questions, outcome) for outcome in ("killed", "wounded", "casualties"))
    return {"killed": killed or 0, "injured": max(0, (hit or 0) - (killed or 0)) if hurt is None else hurt}


def _main(questions: Sequence[Sequence[Claim]], outcome: str) -> int | None:
    """The figure of the question that counts more than one person, of every kind, and that most claims answer."""
    asked = [told for told in questions if told[0].figure and told[0].figure.outcome == outcome]
    current = [told for told in asked if not all(claim.background for claim in told)]
    return _latest(max(current, key=_weight)) if current else None


def _weight(told: Sequence[Claim]) -> tuple[bool, bool, int, int]:
    figure = told[0].figure
    return _latest(told) > 1, figure is not None and figure.group is None, len(told), _latest(told)


def _latest(told: Sequence[Claim]) -> int:
    figures = [claim.figure for claim in told if claim.figure is not None and claim.figure.value is not None]
    last = max(figures, key=lambda figure: (figure.as_of.latest or "") if figure.as_of else "", default=None)
    return int(last.value or 0) if last is not None else 0
