"""Questions as a reader sees them: each voice's answer beside the others, with the passages behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.data.load import entries, toml
from variorum.folding import fold
from variorum.records import Claim, Position, Question, Reconciliation, Voice
from variorum.report.phrases import day_words, phrase
from variorum.report.pile import LAST, Pile, in_order, once, order, outlet_words, quoted, speaker_words, voice_key
from variorum.report.view import QuestionView, VoiceView


def question_views(
    pile: Pile, result: Reconciliation, notes: Mapping[str, str] | None = None
) -> tuple[QuestionView, ...]:
    """All questions in order of the time they are about, then of their first claim; `notes` on some, by id."""
    views = [question_view(pile, question, note=(notes or {}).get(question.id, "")) for question in result.questions]
    return tuple(sorted((view for view in views if view.voices), key=lambda view: view.order))


def question_view(pile: Pile, question: Question, *, note: str = "") -> QuestionView:
    """One question with its voices in the order in which they spoke."""
    positions = [(position, in_order(pile, position.claims)) for position in question.positions]
    spoken = sorted(((p, c) for p, c in positions if c), key=lambda pair: order(pile, pair[1][0]))
    voices = tuple(_voice(pile, position, claims) for position, claims in spoken)
    claims = tuple(claim for voice in voices for claim in voice.claims)
    first = order(pile, spoken[0][1][0]) if spoken else (LAST, 0, 0, 0, "")
    return QuestionView(
        id=question.id,
        kind=phrase("kind", question.kind),
        about=question.about,
        names=question.names,
        relation=question.relation,
        relation_words=phrase("relation", question.relation),
        reason=question.reason,
        when=day_words(question.when) if question.when.edtf else "",
        marks=question.flags,
        flags=tuple(phrase("flags", flag) for flag in question.flags if flag in toml("brief.toml")["flags"]),
        background="background" in question.flags,
        voices=voices,
        claims=claims,
        order=(question.when.earliest or question.when.latest or LAST, first[0], first[1]),
        note=note,
        grounds=tuple(quoted(pile, claim) for claim in in_order(pile, question.grounds)),
    )


def _voice(pile: Pile, position: Position, claims: Sequence[Claim]) -> VoiceView:
    shown, again = once([quoted(pile, claim) for claim in claims])
    reports = tuple(dict.fromkeys(pile.numbers[claim.article] for claim in claims))
    return VoiceView(
        name=voice_name(pile, position.voice, position.name, claims),
        claimants=_claimants(claims),
        note="" if position.certain else phrase("lines", "not_certain"),
        answer=position.answer,
        support=phrase("support", position.support),
        colour=pile.colours.get(voice_key(position.voice, position.name), 0),
        certain=position.certain,
        reports=reports,
        quoted=shown,
        again=again,
        claims=tuple(claim.id for claim in claims),
    )


def voice_name(pile: Pile, voice: Voice, name: str | None, claims: Sequence[Claim]) -> str:
    """A party by its name, an outlet as itself, somebody unnamed as such; an outlet that others pass on by its name."""
    if voice == "outlet":
        own = next((claim for claim in claims if _is_of_its_report(pile, claim)), None)
        if own is not None:
            return outlet_words(pile.articles[own.article])
    if voice == "unnamed":
        return next(filter(None, map(_as_written, claims)), phrase("lines", "unnamed_voice"))
    return name or phrase("lines", "unnamed_voice")


def _is_of_its_report(pile: Pile, claim: Claim) -> bool:
    """Whether whoever publishes the report speaks, be it under its own name ("Trend reports"), and nobody it cites."""
    innermost, outlet = claim.attribution[-1] if claim.attribution else None, pile.articles[claim.article].outlet
    if innermost is None or innermost.is_own_voice:
        return True
    return outlet is not None and innermost.name is not None and fold(innermost.name) == fold(outlet)


def _as_written(claim: Claim) -> str | None:
    """The words that stand for a source without a name; a pronoun alone tells nothing."""
    source = claim.attribution[-1].source if claim.attribution else ()
    words = " ".join(span.exact for span in source)
    return words if words and words.lower() not in entries("grammar/pronouns.txt") else None


def _claimants(claims: Sequence[Claim]) -> tuple[str, ...]:
    speakers = [claim.attribution[-1] for claim in claims if claim.attribution]
    return tuple(dict.fromkeys(speaker_words(level) for level in speakers if not level.is_own_voice))
