"""What each voice answers, its claims in the order they were said, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconciliation.bases import shown_bases
from variorum.reconciliation.comparison import Comparison
from variorum.reconciliation.echoes import is_echo
from variorum.reconciliation.folding import words
from variorum.reconciliation.grouping import buckets
from variorum.reconciliation.phrases import phrase
from variorum.reconciliation.pile import Pile, article_name, origin_of
from variorum.reconciliation.relating import relate
from variorum.reconciliation.voices import Stance
from variorum.records import Position, Support

Voices = dict[str, list[Stance]]


def positions(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> tuple[Position, ...]:
    """One position a voice, in the order in which the voices spoke."""
    voices = buckets(stances, lambda stance: stance.speaker.key)
    return tuple(_position(key, voices, comparison, pile) for key in voices)


def _position(key: str, voices: Voices, comparison: Comparison, pile: Pile) -> Position:
    own = voices[key]
    agreeing = _agreeing(key, voices, comparison, pile)
    support = support_of(agreeing, pile)
    claims = [stance.claim for stance in own]
    figures = [claim.figure for claim in claims if claim.figure is not None]
    return Position(
        voice=own[0].speaker.voice,
        name=own[0].speaker.name,
        claimants=tuple(dict.fromkeys(stance.speaker.claimant for stance in own)),
        outlets=tuple(dict.fromkeys(article_name(claim, pile) for claim in claims)),
        origins=tuple(dict.fromkeys(origin_of(claim, pile) for claim in claims)),
        support=support,
        answer=_answer(own, comparison, pile),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        figure=figures[-1] if figures else None,
        certain=all(stance.speaker.certain and not stance.hedged for stance in own),
        basis=_basis(own, agreeing, pile),
    )


def _answer(own: Sequence[Stance], comparison: Comparison, pile: Pile) -> str:
    """The answers of one voice in the order given, without those that a fuller one holds in the same words."""
    answers = list(dict.fromkeys(said for stance in own if (said := _said(stance, comparison, pile))))
    fuller = [answer for answer in answers if not any(_is_part(answer, other) for other in answers)]
    return phrase("lists", "answers").join(fuller)


def _is_part(answer: str, other: str) -> bool:
    return answer != other and set(words(answer)) < set(words(other))


def _said(stance: Stance, comparison: Comparison, pile: Pile) -> str:
    if stance.denies:
        return phrase("stance", "denied")
    said = comparison.answer(stance, pile)
    return phrase("stance", "hedged", answer=said) if stance.hedged else said


def _agreeing(key: str, voices: Voices, comparison: Comparison, pile: Pile) -> list[Stance]:
    """The stances, of whatever voice, that give the answer which this voice gives last."""
    last = voices[key][-1]
    others = [stance for name, told in voices.items() if name != key for stance in told]
    same = [stance for stance in others if relate(last, stance, comparison, pile).relation == "one answer"]
    return [*voices[key], *same]


def support_of(agreeing: Sequence[Stance], pile: Pile) -> Support:
    """How many voices give an answer, and whether separate bases are shown for it."""
    bases = shown_bases(agreeing)
    if len({whose for _, whose in bases}) > 1:
        return "independent"
    return "repeated" if len(_separate_voices(agreeing, pile)) > 1 else "one voice"


def _separate_voices(agreeing: Sequence[Stance], pile: Pile) -> set[str]:
    """The voices, where outlets that print one text are one, and one that repeats what it attributes is none."""
    speaking = [stance for stance in agreeing if not is_echo(stance, agreeing)]
    return {_unit(stance, pile) for stance in speaking}


def _unit(stance: Stance, pile: Pile) -> str:
    return origin_of(stance.claim, pile) if stance.speaker.voice == "outlet" else stance.speaker.key


def _basis(own: Sequence[Stance], agreeing: Sequence[Stance], pile: Pile) -> str:
    """In words, what the answer rests on."""
    kinds = list(dict.fromkeys(kind for kind, _ in sorted(shown_bases(agreeing))))
    shown = [phrase("basis", kind) for kind in kinds] or [phrase("basis", "none")]
    restated = [phrase("basis", "restates")] if all(is_echo(stance, agreeing) for stance in own) else []
    return phrase("lists", "answers").join(_shared(own, pile) + restated + shown)


def _shared(own: Sequence[Stance], pile: Pile) -> list[str]:
    """How many reports of this voice come from one place, where more than one does."""
    reports: dict[str, set[str]] = {}
    for stance in own:
        reports.setdefault(origin_of(stance.claim, pile), set()).add(stance.claim.article)
    most = max(len(articles) for articles in reports.values())
    return [phrase("basis", "one origin", reports=most)] if most > 1 else []
