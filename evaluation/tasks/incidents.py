"""The whole chain: which reports tell of one incident, and how many were killed and hurt as they tell last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evaluation.tasks.piles import article, clusters, laid
from variorum.records import Claim, Reconciliation

OUTCOMES = {"killed": "killed", "injured": "wounded"}


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
    """The latest figure of the question that most claims answer, for each outcome; nobody, where none is asked."""
    found = {}
    for name, outcome in OUTCOMES.items():
        asked = [told for told in questions if told[0].figure and told[0].figure.outcome == outcome]
        found[name] = _latest(max(asked, key=len)) if asked else 0
    return found


def _latest(claims: Sequence[Claim]) -> int:
    dated = [claim for claim in claims if claim.figure is not None and claim.figure.value is not None]
    if not dated:
        return 0
    last = max(dated, key=lambda claim: (claim.figure.as_of.latest or "") if claim.figure and claim.figure.as_of else "")
    assert last.figure is not None
    return int(last.figure.value or 0)
