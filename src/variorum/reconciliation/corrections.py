"""What a person decided, applied on every run: a rejected claim answers nothing, a corrected one answers anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from variorum.reconciliation.phrases import phrase
from variorum.records import Claim, Decision, Problem


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions in the order in which they were made."""
    return sorted(decisions, key=lambda decision: (decision.when, decision.id))


def corrected(claims: Sequence[Claim], decisions: Sequence[Decision]) -> tuple[list[Claim], list[Problem]]:
    """The claims with the corrections laid over them, and the corrections that do not fit, as problems."""
    table = {claim.id: claim for claim in claims}
    problems = []
    for decision in in_order(decisions):
        if decision.action == "correct" and decision.target in table:
            changed = _changed(table[decision.target], decision)
            if isinstance(changed, Problem):
                problems.append(changed)
            else:
                table[decision.target] = changed
    return list(table.values()), problems


def rejected(decisions: Sequence[Decision]) -> frozenset[str]:
    """The claims and questions that the last decision about them leaves out."""
    last = {decision.target: decision.action for decision in in_order(decisions)}
    return frozenset(target for target, action in last.items() if action == "reject")


def unattached(decisions: Sequence[Decision], known: frozenset[str]) -> list[Problem]:
    """The decisions whose claim or question is no longer there, as problems."""
    missing = [_problem(decision, "no target") for decision in in_order(decisions) if decision.target not in known]
    # Merging and splitting questions are recorded, and said to wait, until they can be applied.
    waiting = [_problem(each, "not yet") for each in in_order(decisions) if each.action in ("merge", "split")]
    return missing + waiting


@cache
def _claims() -> TypeAdapter[Claim]:
    return TypeAdapter(Claim)


def _changed(claim: Claim, decision: Decision) -> Claim | Problem:
    """The claim with a JSON object of fields laid over its own."""
    try:
        change = json.loads(decision.change)
        fields = _laid_over(_claims().dump_python(claim, by_alias=True), change)
        return _claims().validate_python(fields | {"id": claim.id, "article": claim.article})
    except (ValueError, TypeError, ValidationError) as error:
        return _problem(decision, "no change", error=type(error).__name__)


def _laid_over(fields: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    merged = dict(fields)
    for name, value in change.items():
        if name not in fields:
            raise ValueError(name)
        inner = fields[name]
        merged[name] = _laid_over(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return merged


def _problem(decision: Decision, key: str, **slots: str) -> Problem:
    what = phrase("decisions", "what", action=decision.action, target=decision.target)
    return Problem(where=decision.id, what=what, why=phrase("decisions", key, **slots))
