"""What persons decided, as a reader sees it: in a section of its own, and beside each claim and question."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from variorum.records import Decision, Held, Question, Reconciliation
from variorum.report.phrases import iso_words, phrase
from variorum.report.pile import Pile, in_order, quoted
from variorum.report.view import DecisionView

MOST_PASSAGES = 3  # beside one decision; the rest stand in the question or the reports
LISTED = 3  # quotations in one sentence


def decision_views(pile: Pile, result: Reconciliation, decisions: Sequence[Decision]) -> tuple[DecisionView, ...]:
    """Every decision that holds, in the order in which they were made."""
    held = {one.decision: one for one in result.decided}
    asked = {question.id: question for question in result.questions}
    failed = {problem.where: phrase("decided", "not applied", why=problem.why) for problem in result.problems}
    return tuple(_view(pile, one, held.get(one.id, Held(one.id)), asked, failed.get(one.id, "")) for one in decisions)


def _view(pile: Pile, decision: Decision, held: Held, asked: Mapping[str, Question], failed: str) -> DecisionView:
    question = next((name for name in held.questions if set(held.claims) & _claims(asked.get(name))), None)
    shown = in_order(pile, held.claims) if decision.sort != "actor" else []
    return DecisionView(
        id=decision.id,
        text=_text(decision, asked[question].about if question else ""),
        by=phrase("decided", "by", who=decision.who, day=iso_words(decision.when[:10])),
        why=phrase("decided", "why", why=decision.why),
        question=question if decision.sort == "question" else None,
        quoted=tuple(quoted(pile, claim) for claim in shown[:MOST_PASSAGES]),
        claims=held.claims,
        failed=failed,
    )


def _claims(question: Question | None) -> set[str]:
    return set(question.claims) if question else set()


def _text(decision: Decision, about: str) -> str:
    """The decision in a sentence: what was done, to which words or names."""
    slots = {
        "about": about,
        "words": _words(decision, 0),
        "rest": _words(decision, 1),
        "name": decision.target,
        "others": _listed(decision.others),
        "fields": _fields(decision.change),
    }
    way = f"{decision.action} {decision.sort}"
    return phrase("decided", way + (" asked" if about and decision.action == "merge" else ""), **slots)


def _words(decision: Decision, side: int) -> str:
    """The words of the claims that a decision rests on, the first few."""
    pins = decision.pins[side] if side < len(decision.pins) else ()
    told = list(dict.fromkeys(pin.evidence.exact for pin in pins))
    shown = [phrase("decided", "quote", words=words) for words in told[:LISTED]]
    return _listed(shown) + (phrase("decided", "more", count=len(told) - LISTED) if len(told) > LISTED else "")


def _listed(items: Sequence[str]) -> str:
    return phrase("decided", "between").join(items)


def _fields(change: str) -> str:
    """The fields that a correction sets: "value is 58"."""
    given: dict[str, object] = json.loads(change) if change else {}
    return _listed([phrase("decided", "field", field=name, value=_value(value)) for name, value in given.items()])


def _value(value: object) -> str:
    return phrase("decided", "nothing") if value is None else str(value)


def _applied(result: Reconciliation, decisions: Sequence[Decision]) -> list[Decision]:
    failed = {problem.where for problem in result.problems}
    return [one for one in decisions if one.id not in failed]


def claim_notes(result: Reconciliation, decisions: Sequence[Decision]) -> dict[str, str]:
    """What stands beside each claim that was decided about: "corrected by R. Reader"."""
    return _notes(_applied(result, decisions), "claim", {one.decision: one.claims for one in result.decided})


def question_notes(result: Reconciliation, decisions: Sequence[Decision]) -> dict[str, str]:
    """What stands beside each question that was decided about: "put together by R. Reader"."""
    return _notes(_applied(result, decisions), "question", {one.decision: one.questions for one in result.decided})


def _notes(decisions: Sequence[Decision], sort: str, held: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, dict[str, None]] = {}
    for one in decisions:
        for name in held.get(one.id, ()) if one.sort == sort else ():
            found.setdefault(name, {})[phrase("decided", f"note {one.action}", who=one.who)] = None
    return {name: _listed(list(notes)) for name, notes in found.items()}
