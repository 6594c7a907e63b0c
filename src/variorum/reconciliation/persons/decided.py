"""The decisions that hold, in the order in which they were made, tied to the claims as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.reconciliation.persons.reattaching import found_again
from variorum.records import Article, Claim, Decision, Question

Sides = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision in force, and its claims under their present ids, one set for each of its pinned groups."""

    decision: Decision
    sides: Sides

    @property
    def claims(self) -> frozenset[str]:
        """All of its claims that are still there."""
        return frozenset[str]().union(*self.sides)


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions in the order in which they were made."""
    return sorted(decisions, key=lambda decision: (decision.when, decision.id))


def undone_by(decisions: Sequence[Decision]) -> dict[str, str]:
    """The decisions that do not hold, each with the one that undoes it; an undoing that is undone undoes nothing."""
    undone: dict[str, str] = {}
    for decision in reversed(in_order(decisions)):
        if decision.action == "undo" and decision.id not in undone:
            undone.setdefault(decision.target, decision.id)
    return undone


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no later one undoes, in their order, without the undoings themselves."""
    undone = undone_by(decisions)
    return [one for one in in_order(decisions) if one.action != "undo" and one.id not in undone]


def taken_up(decisions: Sequence[Decision], articles: Sequence[Article], claims: Sequence[Claim]) -> list[Taken]:
    """The decisions in force with their claims, found again where another reading gave them other ids."""
    held = in_force(decisions)
    pins = [pin for decision in held for side in decision.pins for pin in side]
    present: dict[str, str | None] = {claim.id: claim.id for claim in claims} if held else {}
    present |= found_again(pins, articles, claims)
    return [Taken(decision, _sides(decision, present)) for decision in held]


def _sides(decision: Decision, present: Mapping[str, str | None]) -> Sides:
    """The present claims of each group; a decision without pins names its claims by their ids."""
    named = [[pin.claim for pin in side] for side in decision.pins] or [
        [name] for name in (decision.target, *decision.others)
    ]
    return tuple(frozenset(found for name in side if (found := present.get(name)) is not None) for side in named)


def questions_of(taken: Taken, asked: Sequence[Question]) -> frozenset[str]:
    """The questions that a decision is about as they are asked now: those that hold all of its claims that answer any.

    Without a claim it is the question of the same id.
    """
    answering = {one.id: set(one.claims) for one in asked}
    told = taken.claims & frozenset[str]().union(*answering.values())
    if not told:
        return frozenset({taken.decision.target} & answering.keys())
    return frozenset(name for name, claims in answering.items() if told <= claims)
