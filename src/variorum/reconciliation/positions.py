"""What each voice answers, its claims in the order they were said, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconciliation.bases import shown_bases
from variorum.reconciliation.comparison import Comparison
from variorum.reconciliation.echoes import is_echo
from variorum.reconciliation.folding import fold, words
from variorum.reconciliation.grouping import buckets
from variorum.reconciliation.phrases import phrase
from variorum.reconciliation.pile import Pile, article_name, origin_of
from variorum.reconciliation.relating import relate
from variorum.reconciliation.voices import Stance, is_pronoun
from variorum.records import Position, Support

Voices = dict[str, list[Stance]]


def positions(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> tuple[Position, ...]:
    """One position a voice, in the order in which the voices spoke."""
    voices = buckets(stances, lambda stance: stance.speaker.key)
    return tuple(_position(key, voices, comparison, pile) for key in voices)


def _position(key: str, voices: Voices, comparison: Comparison, pile: Pile) -> Position:
    own = voices[key]
    agreeing = _agreeing(key, voices, comparison, pile)
    support = support_of(_of_last(own, comparison, pile), agreeing, pile)
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


def _of_last(own: Sequence[Stance], comparison: Comparison, pile: Pile) -> list[Stance]:
    """The stances of one voice that give the answer which it gives last."""
    last = own[-1]
    earlier = [stance for stance in own[:-1] if relate(last, stance, comparison, pile).relation == "one answer"]
    return [*earlier, last]


def support_of(own: Sequence[Stance], agreeing: Sequence[Stance], pile: Pile) -> Support:
    """How many claimants of one voice give its answer, and whether separate bases are shown for it."""
    bases = shown_bases(agreeing)
    if len({whose for _, whose in bases}) > 1:
        return "independent"
    speaking = [stance for stance in own if not is_echo(stance, agreeing)]
    origins = {origin_of(stance.claim, pile) for stance in speaking}
    return "repeated" if len(origins) > 1 and len(_claimants(speaking)) > 1 else "one voice"


def _claimants(stances: Sequence[Stance]) -> set[str]:
    """Who is known to say it; somebody who is not named, or a party named as itself, cannot be shown to be another."""
    claimants = {stance.speaker.claimant for stance in stances if not is_pronoun(stance.speaker.claimant)}
    known = {fold(claimant) for claimant in claimants} - {fold(phrase("figures", "somebody"))}
    return known - {fold(stance.speaker.name) for stance in stances} or known


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
