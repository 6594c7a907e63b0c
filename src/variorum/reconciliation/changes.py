"""What changed between two states of one pile: which questions are new, which have other answers, which are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.records import Article, Changes, Decision, Question, Reconciliation, Turn


def changes(
    before: Reconciliation,
    after: Reconciliation,
    *,
    then: Sequence[Article],
    now: Sequence[Article],
    decisions: Sequence[Decision] = (),
    since: str = "",
    brief: str | None = None,
) -> Changes:
    """What is new or otherwise than it was; `then` and `now` are the reports of both, `decisions` those made since."""
    known = {article.id: article.version for article in then}
    return Changes(
        since=since,
        brief=brief,
        added=tuple(article.id for article in now if article.id not in known),
        revised=tuple(article.id for article in now if known.get(article.id, article.version) != article.version),
        turns=tuple(turn for turn in _turns(before.questions, after.questions) if not _is_unchanged(turn)),
        decisions=tuple(one.id for one in decisions if one.action != "undo"),
        undone=tuple(one.target for one in decisions if one.action == "undo"),
    )


def _turns(before: Sequence[Question], after: Sequence[Question]) -> Iterator[Turn]:
    """Each question as it was and is, then those that are asked no longer."""
    heirs = {question.id: _heir(question, after) for question in before}
    for question in after:
        yield Turn(tuple(one for one in before if heirs[one.id] == question.id), question)
    yield from (Turn((question,), None) for question in before if heirs[question.id] is None)


def _heir(question: Question, after: Sequence[Question]) -> str | None:
    """The question that goes on with one: it holds most of its claims.

    A new version of a report has other claims: its question is then the one of the same id, or asked in the same words.
    """
    own = _claims(question)
    shared = {one.id: len(own & _claims(one)) for one in after}
    best = max(shared.values(), default=0)
    if best == 0:
        alike = [one.id for one in after if (one.kind, one.about) == (question.kind, question.about)]
        return question.id if question.id in shared else next(iter(alike), None)
    same = [name for name, count in shared.items() if count == best]
    return question.id if question.id in same else same[0]


def _claims(question: Question) -> set[str]:
    return {claim for position in question.positions for claim in position.claims}


def _is_unchanged(turn: Turn) -> bool:
    if turn.after is None or len(turn.before) != 1:
        return False
    return turn.before[0].relation == turn.after.relation and _told(turn.before[0]) == _told(turn.after)


def _told(question: Question) -> set[tuple[str, str | None, str, str]]:
    """What a reader is told of each voice."""
    return {(one.voice, one.name, one.answer, one.support) for one in question.positions}
