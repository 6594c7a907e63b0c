"""What changed between two states of one pile: which questions are new, which have other answers, which are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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
    forgotten: int = 0,
) -> Changes:
    """What is new or otherwise than it was; `then` and `now` are the reports of both, `decisions` those made since.

    So many reports as were `forgotten` since are in neither.
    """
    known = {article.id: article.version for article in then}
    return Changes(
        since=since,
        brief=brief,
        added=tuple(article.id for article in now if article.id not in known),
        revised=tuple(article.id for article in now if known.get(article.id, article.version) != article.version),
        turns=tuple(turn for turn in _turns(before.questions, after.questions) if not _is_unchanged(turn)),
        decisions=tuple(one.id for one in decisions if one.action != "undo"),
        undone=tuple(one.target for one in decisions if one.action == "undo"),
        forgotten=forgotten,
    )


def _turns(before: Sequence[Question], after: Sequence[Question]) -> Iterator[Turn]:
    """Each question as it was and is, then those that are asked no longer."""
    asked = {question.id: i for i, question in enumerate(after)}
    alike: dict[tuple[str, str], str] = {}
    answered: dict[str, list[str]] = {}
    for question in after:
        alike.setdefault((question.kind, question.about), question.id)
        for claim in question.claims:
            answered.setdefault(claim, []).append(question.id)
    heirs: dict[str, list[Question]] = {}
    ended = []
    for question in before:
        heir = _heir(question, asked, alike, answered)
        if heir is None:
            ended.append(question)
        else:
            heirs.setdefault(heir, []).append(question)
    yield from (Turn(tuple(heirs.get(question.id, ())), question) for question in after)
    yield from (Turn((question,), None) for question in ended)


def _heir(
    question: Question,
    asked: Mapping[str, int],
    alike: Mapping[tuple[str, str], str],
    answered: Mapping[str, Sequence[str]],
) -> str | None:
    """The question that goes on with one: it holds most of its claims.

    A new version of a report has other claims: its question is then the one of the same id, or asked in the same words.
    """
    shared = Counter(name for claim in question.claims for name in answered.get(claim, ()))
    if not shared:
        return question.id if question.id in asked else alike.get((question.kind, question.about))
    best = max(shared.values())
    same = [name for name, count in shared.items() if count == best]
    return question.id if question.id in same else min(same, key=asked.__getitem__)


def _is_unchanged(turn: Turn) -> bool:
    if turn.after is None or len(turn.before) != 1:
        return False
    return turn.before[0].relation == turn.after.relation and _told(turn.before[0]) == _told(turn.after)


def _told(question: Question) -> set[tuple[str, str | None, str, str]]:
    """What a reader is told of each voice."""
    return {(one.voice, one.name, one.answer, one.support) for one in question.positions}
