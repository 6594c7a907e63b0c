"""What changed since an earlier brief, as a reader sees it: reports, questions, answers before and now, corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.records import Changes, Position, Question, Turn
from variorum.report.phrases import iso_words, phrase
from variorum.report.pile import Pile, in_order, quoted
from variorum.report.view import ChangedLine, ChangesView, ChangeView, DecisionView, QuestionView

MOST_PASSAGES = 3  # beside one line; the rest stand in the question
Key = tuple[str, str]  # what sort of voice, and its name
Voices = Mapping[Key, list[Position]]


def changes_view(
    pile: Pile, found: Changes, questions: Sequence[QuestionView], decisions: Sequence[DecisionView]
) -> ChangesView:
    """The changes in the order: reports, new questions, other answers, questions asked no longer, decisions."""
    asked = {question.id: question for question in questions}
    turns = [_turn(pile, turn, asked) for turn in found.turns]
    return ChangesView(
        heading=phrase("changed", "heading", since=_since(found)),
        reports=(*_reports(pile, found.added, "added"), *_reports(pile, found.revised, "revised")),
        new=tuple(view.question for view in turns if view.way == "new" and view.question is not None),
        other=tuple(view for view in turns if view.way == "other"),
        gone=tuple(view for view in turns if view.way == "gone"),
        decisions=tuple(one for one in decisions if one.id in found.decisions),
        undone=tuple(phrase("changed", "undone", id=name) for name in found.undone),
        forgotten=_forgotten(found.forgotten),
    )


def _forgotten(count: int) -> str:
    return phrase("changed", "forgotten_one" if count == 1 else "forgotten", count=count) if count else ""


def _since(found: Changes) -> str:
    day = iso_words(found.since[:10])
    return day if found.brief is None else phrase("changed", "brief", id=found.brief, day=day)


def _reports(pile: Pile, names: Sequence[str], key: str) -> tuple[ChangedLine, ...]:
    rows = sorted((pile.numbers[name], pile.articles[name]) for name in names if name in pile.articles)
    return tuple(
        ChangedLine(phrase("changed", key, title=article.title or article.id), report=number)
        for number, article in rows
    )


def _turn(pile: Pile, turn: Turn, asked: Mapping[str, QuestionView]) -> ChangeView:
    if turn.after is None:
        about, told = turn.before[0].about, tuple(_was(turn.before[0]))
        return ChangeView("gone", about, None, told, _claims(turn.before))
    view, claims = asked.get(turn.after.id), _claims([*turn.before, turn.after])
    if not turn.before:
        return ChangeView("new", turn.after.about, view, (), claims)
    return ChangeView("other", turn.after.about, view, tuple(_lines(pile, turn.before, turn.after)), claims)


def _claims(questions: Sequence[Question]) -> tuple[str, ...]:
    """The claims that answer these questions, and those that say where and when they are about."""
    grounds = (claim for one in questions for claim in one.grounds)
    return tuple(dict.fromkeys((*_claims_of([position for one in questions for position in one.positions]), *grounds)))


def _claims_of(own: Sequence[Position]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for position in own for claim in position.claims))


def _was(question: Question) -> Iterator[ChangedLine]:
    for (_, name), own in _voices([question]).items():
        yield ChangedLine(phrase("changed", "was", who=name, before=_answers(own)))


def _lines(pile: Pile, before: Sequence[Question], after: Question) -> Iterator[ChangedLine]:
    """What is otherwise than before: the relation, then voice by voice."""
    if len(before) > 1:
        yield ChangedLine(phrase("changed", "joined", count=len(before)))
    relations = tuple(dict.fromkeys(phrase("relation", one.relation) for one in before))
    if relations != (phrase("relation", after.relation),):
        told = phrase("changed", "between").join(relations)
        yield ChangedLine(phrase("changed", "relation", before=told, after=phrase("relation", after.relation)))
    earlier, now = _voices(before), _voices([after])
    for key in [key for key in earlier if key not in now]:
        own, heir = earlier[key], _heir(earlier[key], now)
        if heir is None:
            yield ChangedLine(phrase("changed", "silent", who=key[1], before=_answers(own)))
        else:
            yield ChangedLine(phrase("changed", "moved", who=key[1], after=heir[1]))
            earlier[heir] = [*earlier.get(heir, ()), *own]
    for key, own in now.items():
        yield from _voice(pile, key[1], earlier.get(key, []), own)


def _heir(own: Sequence[Position], now: Voices) -> Key | None:
    """The voice with which the claims of one stand now; None where they answer no longer."""
    claims = set(_claims_of(own))
    return next((key for key, positions in now.items() if claims & set(_claims_of(positions))), None)


def _voice(pile: Pile, name: str, before: Sequence[Position], own: Sequence[Position]) -> Iterator[ChangedLine]:
    if not before:
        text = phrase("changed", "voice", who=name, after=_answers(own))
    elif _answers(before) != _answers(own):
        text = phrase("changed", "answer", who=name, before=_answers(before), after=_answers(own))
    elif _support(before) != _support(own):
        text = phrase("changed", "support", who=name, before=_support(before), after=_support(own))
    else:
        return
    fresh = [claim for claim in _claims_of(own) if claim not in _claims_of(before)] or _claims_of(own)
    yield ChangedLine(text, tuple(quoted(pile, claim) for claim in in_order(pile, fresh)[:MOST_PASSAGES]))


def _voices(questions: Sequence[Question]) -> dict[Key, list[Position]]:
    found: dict[Key, list[Position]] = {}
    for position in (position for question in questions for position in question.positions):
        name = position.name or phrase("lines", "unnamed_voice")
        found.setdefault((position.voice, name), []).append(position)
    return found


def _answers(own: Sequence[Position]) -> str:
    return phrase("changed", "between").join(dict.fromkeys(position.answer for position in own))


def _support(own: Sequence[Position]) -> str:
    return phrase("changed", "between").join(dict.fromkeys(phrase("support", one.support) for one in own))
