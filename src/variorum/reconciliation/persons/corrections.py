"""What a person decided, applied on every run: a rejected claim answers nothing, a corrected one answers anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.reconciliation.persons.decided import Taken, questions_of
from variorum.reconciliation.persons.fields import FieldError, laid_over
from variorum.reconciliation.pile.phrases import phrase
from variorum.records import Claim, Decision, Held, Problem, Question


def corrected(claims: Sequence[Claim], taken: Sequence[Taken]) -> tuple[list[Claim], list[Problem]]:
    """The claims with the corrections laid over them, and the corrections that do not fit, as problems."""
    table = {claim.id: claim for claim in claims}
    problems = []
    for one in taken:
        for name in sorted(one.claims) if one.decision.action == "correct" else ():
            try:
                table[name] = laid_over(table[name], one.decision.change)
            except FieldError as error:
                problems.append(problem(one.decision, "no change", error=str(error)))
    return list(table.values()), problems


def rejected(taken: Sequence[Taken]) -> frozenset[str]:
    """The claims that the last decision about them leaves out."""
    last = {
        name: one.decision.action
        for one in taken
        if one.decision.sort == "claim" and one.decision.action in ("accept", "reject", "correct")
        for name in one.claims
    }
    return frozenset(name for name, action in last.items() if action == "reject")


def not_asked(taken: Sequence[Taken], asked: Sequence[Question]) -> frozenset[str]:
    """The questions that the last decision about them leaves out."""
    last = {
        name: one.decision.action
        for one in taken
        if _is_of_question(one) and one.decision.action in ("accept", "reject")
        for name in questions_of(one, asked)
    }
    return frozenset(name for name, action in last.items() if action == "reject")


def held(
    taken: Sequence[Taken],
    asked: Sequence[Question],
    left: Sequence[Question],
    named: Mapping[str, frozenset[str]],
) -> tuple[Held, ...]:
    """Where each decision holds now; `left` are the questions that are asked after all, `named` claims by actor."""
    kept = {question.id for question in left}
    found = (
        Held(
            one.decision.id,
            tuple(sorted(named.get(one.decision.id, _shown(one)))),
            tuple(sorted(_questions(one, asked) & kept)),
        )
        for one in taken
    )
    return tuple(one for one in found if one.claims or one.questions)


def _shown(one: Taken) -> frozenset[str]:
    """The claims to name a decision by; for a split those that were set apart."""
    return one.sides[0] if one.decision.action == "split" and one.sides else one.claims


def _questions(one: Taken, asked: Sequence[Question]) -> frozenset[str]:
    if one.decision.sort == "actor" or not (_is_of_question(one) or one.decision.action in ("merge", "split")):
        return frozenset()
    if one.decision.action in ("accept", "reject"):
        return questions_of(one, asked)
    return frozenset(question.id for question in asked if one.claims & frozenset(question.claims))


def lost(decisions: Sequence[Decision]) -> list[Problem]:
    """The undoings of decisions that are not there, as problems."""
    known = {decision.id for decision in decisions}
    gone = [one for one in decisions if one.action == "undo" and one.target not in known]
    return [problem(one, "no decision") for one in gone]


def unattached(taken: Sequence[Taken], asked: Sequence[Question]) -> list[Problem]:
    """The decisions whose claims or questions are no longer there, as problems."""
    return [problem(one.decision, why) for one in taken if (why := _trouble(one, asked)) is not None]


def untied(decision: Decision) -> list[Problem]:
    """What is told of a decision where nothing is there that it could be about."""
    return unattached([Taken(decision, tuple(frozenset() for _ in decision.pins) or (frozenset(),))], ())


def _trouble(one: Taken, asked: Sequence[Question]) -> str | None:
    """Why a decision cannot be applied, by the name of the phrase; None where it can."""
    if one.decision.sort == "actor":
        return None  # told where the names are looked for
    if _is_of_question(one) and one.decision.action in ("accept", "reject"):
        return None if questions_of(one, asked) else "no question" if one.claims else "no target"
    if one.decision.action == "merge":
        return _not_merged(one, asked)
    if one.decision.action == "split":
        return None if one.sides[0] and len(one.sides) > 1 else "no target"
    return None if one.claims else "no target"


def _not_merged(one: Taken, asked: Sequence[Question]) -> str | None:
    if len([side for side in one.sides if side]) < 2:
        return "nothing to merge" if len(one.sides) < 2 else "no target"
    together = any(len([side for side in one.sides if side & frozenset(each.claims)]) > 1 for each in asked)
    return None if together else "no answer"


def _is_of_question(one: Taken) -> bool:
    """Whether a question is decided about; a decision without pins names a claim where there is one of that id."""
    return one.decision.sort == "question" or (
        one.decision.sort == "claim" and not one.decision.pins and not one.claims
    )


def problem(decision: Decision, key: str, **slots: str) -> Problem:
    """A decision that could not be applied, and why."""
    what = phrase("decisions", "what", action=decision.action, target=decision.target)
    return Problem(where=decision.id, what=what, why=phrase("decisions", key, **slots))
