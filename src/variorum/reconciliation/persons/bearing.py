"""On which part of a pile a decision bears, and what is told of one that bears on none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from variorum.reconciliation.persons.corrections import lost, untied
from variorum.reconciliation.persons.decided import in_force
from variorum.records import Decision, Held, Problem

Told = Mapping[str, Sequence[Problem]]  # of each decision that bore on a part, what is told there of it


def put_together(decisions: Sequence[Decision], homes: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The pairs of reports whose claims a person decided about together; `homes` gives the report of each claim."""
    for decision in in_force(decisions):
        told = reports_of(decision, homes)
        yield from pairwise(told)


def reports_of(decision: Decision, homes: Mapping[str, str]) -> list[str]:
    """The reports of the claims that a decision rests on."""
    if decision.pins:
        return list(dict.fromkeys(pin.article for side in decision.pins for pin in side))
    named = (decision.target, *decision.others) if decision.sort != "actor" else ()
    return list(dict.fromkeys(homes[name] for name in named if name in homes))


def bears_anywhere(decision: Decision, homes: Mapping[str, str]) -> bool:
    """Whether any part may hold what a decision is about: a name, or a question that it knows by its id alone."""
    return decision.sort == "actor" or not (decision.pins or reports_of(decision, homes))


def bearing_on(
    reports: Collection[str], decisions: Sequence[Decision], homes: Mapping[str, str]
) -> tuple[Decision, ...]:
    """The decisions in force that bear on these reports."""
    return tuple(
        one
        for one in in_force(decisions)
        if bears_anywhere(one, homes) or not set(reports).isdisjoint(reports_of(one, homes))
    )


def asked_about(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The ids of claims by which decisions in force that hold no words of them name what they are about."""
    bare = (one for one in in_force(decisions) if not one.pins and one.sort != "actor")
    return tuple(dict.fromkeys(name for one in bare for name in (one.target, *one.others)))


def changed(before: Sequence[Decision], now: Sequence[Decision], homes: Mapping[str, str]) -> frozenset[str] | None:
    """The reports on which other decisions bear than before; None where that may be any of them."""
    then, since = {one.id: one for one in in_force(before)}, {one.id: one for one in in_force(now)}
    other = [one for one in (*then.values(), *since.values()) if then.get(one.id) != since.get(one.id)]
    if any(bears_anywhere(one, homes) for one in other):
        return None
    return frozenset(name for one in other for name in reports_of(one, homes))


def problems_of(decisions: Sequence[Decision], parts: Sequence[Told]) -> list[Problem]:
    """What is told of decisions: what every part says on which one bears, and of one that bears on none."""
    found = lost(decisions)
    for one in in_force(decisions):
        told = [part[one.id] for part in parts if one.id in part]
        if all(told):
            found.extend(told[0] if told else untied(one))
    return found


def together(held: Iterable[Held]) -> tuple[Held, ...]:
    """Where decisions hold in all parts, one entry for each decision."""
    claims: dict[str, set[str]] = {}
    questions: dict[str, set[str]] = {}
    for one in held:
        claims.setdefault(one.decision, set()).update(one.claims)
        questions.setdefault(one.decision, set()).update(one.questions)
    return tuple(Held(name, tuple(sorted(claims[name])), tuple(sorted(questions[name]))) for name in claims)
