"""Decisions in short words, resting on claims of a pile as a person would make them on what is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.persons.reattaching import tells
from variorum.records import Action, Article, Claim, Decision, Pin, Question, Reconciliation
from variorum.settings import Settings

WHO = "a reviewer"


def pin(claim: Claim) -> Pin:
    """A claim as it stands now."""
    return Pin(claim.id, claim.article, claim.kind, claim.evidence, tells(claim))


def claim_decided(number: int, action: Action, claim: Claim, **change: Any) -> Decision:  # noqa: ANN401 - any field
    """A decision about one claim."""
    told = json.dumps(change) if change else ""
    return _decision(number, action, claim.id, change=told, pins=((pin(claim),),))


def together(number: int, *sides: Sequence[Claim]) -> Decision:
    """That the claims of these questions answer one question."""
    return _decision(number, "merge", "q1", sort="question", others=("q2",), pins=_pins(sides))


def apart(number: int, own: Sequence[Claim], rest: Sequence[Claim]) -> Decision:
    """That some claims of a question are a question of their own."""
    return _decision(number, "split", "q1", sort="question", pins=_pins((own, rest)))


def question_decided(number: int, action: Action, claims: Sequence[Claim]) -> Decision:
    """A decision about the question that these claims answer."""
    return _decision(number, action, "q1", sort="question", pins=_pins((claims,)))


def actors(number: int, action: Action, name: str, *others: str) -> Decision:
    """That these names are one actor, or that they are two."""
    return _decision(number, action, name, sort="actor", others=others)


def undone(number: int, target: int) -> Decision:
    """That an earlier decision no longer holds."""
    return _decision(number, "undo", f"d{target}", sort="decision")


def _decision(number: int, action: Action, target: str, **more: Any) -> Decision:  # noqa: ANN401 - any field
    return Decision(f"d{number}", target, action, WHO, f"2031-01-01T00:00:{number:02d}.000000+00:00", "because", **more)


def _pins(sides: Iterable[Sequence[Claim]]) -> tuple[tuple[Pin, ...], ...]:
    return tuple(tuple(pin(claim) for claim in side) for side in sides)


def laid(articles: Sequence[Article], claims: Sequence[Claim], *decisions: Decision) -> Reconciliation:
    """The pile laid side by side under these decisions."""
    return reconcile(articles, claims, decisions=decisions, settings=Settings())


def claims_of(question: Question) -> frozenset[str]:
    """The claims that answer a question."""
    return frozenset(claim for position in question.positions for claim in position.claims)


def asked_of(result: Reconciliation, claim: Claim) -> list[frozenset[str]]:
    """The questions that a claim answers, each as the claims that answer it."""
    return [claims_of(question) for question in result.questions if claim.id in claims_of(question)]


def voices(result: Reconciliation) -> set[str | None]:
    """The names of all voices."""
    return {position.name for question in result.questions for position in question.positions}
