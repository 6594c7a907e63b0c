"""What each voice answers, its claims in the order they were said, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconciliation.answers.bases import Basis, are_separate, shown_bases
from variorum.reconciliation.answers.echoes import is_echo
from variorum.reconciliation.comparing.compared import Compared
from variorum.reconciliation.comparing.comparison import Comparison
from variorum.reconciliation.pile.folding import fold, words
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, article_name, origin_of
from variorum.reconciliation.pile.voices import Stance, is_pronoun
from variorum.records import Position, Support


class Told:
    """The stances of a question by voice, and which of other voices give the answer that a voice gives last."""

    def __init__(self, stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> None:
        self.compared = Compared(stances, comparison, pile)
        self.voices = buckets(range(len(stances)), lambda i: stances[i].speaker.key)
        self._by_report = buckets(range(len(stances)), lambda i: stances[i].claim.article)
        self._bases = {
            answer: shown_bases(stances[i] for i in given) for answer, given in self.compared.by_answer.items()
        }

    def of(self, numbers: Sequence[int]) -> list[Stance]:
        """The stances of these numbers."""
        return [self.compared.stances[i] for i in numbers]

    def answers(self, key: str) -> frozenset[int]:
        """The answers that agree with the one that this voice gives last."""
        return self.compared.agreeing(self.compared.answers[self.voices[key][-1]])

    def agree(self, i: int, j: int) -> bool:
        """Whether two stances give one answer."""
        return self.compared.relation(i, j) == "one answer"

    def bases(self, key: str) -> frozenset[Basis]:
        """What is shown for the answer that this voice gives last, by itself and by those that give it too."""
        own = shown_bases(self.of(self.voices[key]))
        return own.union(*(self._bases[answer] for answer in self.answers(key)))

    def echoes(self, key: str) -> dict[int, bool]:
        """Whether each stance of this voice only repeats what its own report attributes to one that agrees."""
        own, agreeing = self.voices[key], self.answers(key)
        found = {}
        for i in own:
            near = self._by_report[self.compared.stances[i].claim.article]
            kept = [j for j in near if self.compared.answers[j] in agreeing or self.compared.is_one_voice(i, j)]
            found[i] = is_echo(self.compared.stances[i], self.of(kept))
        return found


def positions(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> tuple[Position, ...]:
    """One position a voice, in the order in which the voices spoke."""
    told = Told(stances, comparison, pile)
    return tuple(_position(key, told, comparison, pile) for key in told.voices)


def _position(key: str, told: Told, comparison: Comparison, pile: Pile) -> Position:
    numbers = told.voices[key]
    own, echoes, bases = told.of(numbers), told.echoes(key), told.bases(key)
    last = [i for i in numbers if i == numbers[-1] or told.agree(numbers[-1], i)]
    speaking = told.of([i for i in last if not echoes[i]])
    claims = [stance.claim for stance in own]
    figures = [claim.figure for claim in claims if claim.figure is not None]
    return Position(
        voice=own[0].speaker.voice,
        name=own[0].speaker.name,
        claimants=tuple(dict.fromkeys(stance.speaker.claimant for stance in own)),
        outlets=tuple(dict.fromkeys(article_name(claim, pile) for claim in claims)),
        origins=tuple(dict.fromkeys(origin_of(claim, pile) for claim in claims)),
        support=support_of(speaking, bases, pile),
        answer=_answer(own, comparison, pile),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        figure=figures[-1] if figures else None,
        certain=all(stance.speaker.certain and not stance.hedged for stance in own),
        basis=_basis(own, bases, pile, is_restated=all(echoes.values())),
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


def support_of(speaking: Sequence[Stance], bases: frozenset[Basis], pile: Pile) -> Support:
    """How many claimants of one voice give its answer in words of their own, and whether separate bases are shown."""
    if are_separate(bases):
        return "independent"
    origins = {origin_of(stance.claim, pile) for stance in speaking}
    return "repeated" if len(origins) > 1 and len(_claimants(speaking)) > 1 else "one voice"


def _claimants(stances: Sequence[Stance]) -> set[str]:
    """Who is known to say it; somebody who is not named, or a party named as itself, cannot be shown to be another."""
    claimants = {stance.speaker.claimant for stance in stances if not is_pronoun(stance.speaker.claimant)}
    known = {fold(claimant) for claimant in claimants} - {fold(phrase("figures", "somebody"))}
    return known - {fold(stance.speaker.name) for stance in stances} or known


def _basis(own: Sequence[Stance], bases: frozenset[Basis], pile: Pile, *, is_restated: bool) -> str:
    """In words, what the answer rests on."""
    kinds = list(dict.fromkeys(kind for kind, _, _ in sorted(bases)))
    shown = [phrase("basis", kind) for kind in kinds] or [phrase("basis", "none")]
    restated = [phrase("basis", "restates")] if is_restated else []
    return phrase("lists", "answers").join(_shared(own, pile) + restated + shown)


def _shared(own: Sequence[Stance], pile: Pile) -> list[str]:
    """How many reports of this voice come from one place, where more than one does."""
    reports: dict[str, set[str]] = {}
    for stance in own:
        reports.setdefault(origin_of(stance.claim, pile), set()).add(stance.claim.article)
    most = max(len(articles) for articles in reports.values())
    return [phrase("basis", "one origin", reports=most)] if most > 1 else []
