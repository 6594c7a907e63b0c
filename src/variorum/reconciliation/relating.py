"""How the answers to one question relate: the weightiest relation of any two of them, with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from itertools import combinations

from variorum.reconciliation.comparison import Comparison, Verdict
from variorum.reconciliation.counting import as_of
from variorum.reconciliation.days import moment, spoken
from variorum.reconciliation.echoes import without_echoes
from variorum.reconciliation.figures import same
from variorum.reconciliation.folding import fold
from variorum.reconciliation.phrases import capital, phrase
from variorum.reconciliation.pile import Pile, said_on
from variorum.reconciliation.voices import Stance, denied_by
from variorum.records import Relation

Pair = tuple[Verdict, Stance, Stance]
Opposed = frozenset[frozenset[str]]  # pairs of parties

WEIGHTIEST_FIRST: tuple[Relation, ...] = (
    "mutual accusation",
    "denied",
    "conflicts",
    "revised",
    "differs",
    "grows",
    "unclear",
    "compatible",
    "one answer",
)
AGREEING: tuple[Relation, ...] = ("one answer", "compatible", "grows")
OWN_VOICE: tuple[Relation, ...] = ("revised", "grows", "conflicts")  # what one voice may do with its own answers


def verdict_on(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> Verdict:
    """How these stances relate as a whole; the reason is that of the first pair that makes it so."""
    pairs = list(_pairs(without_echoes(stances), comparison, pile))
    found = [verdict for verdict, _, _ in pairs]
    if not found:
        return Verdict("one answer", _alone(stances[0]))
    weightiest = min(found, key=lambda verdict: WEIGHTIEST_FIRST.index(verdict.relation))
    same = [verdict for verdict in found if verdict.relation == weightiest.relation]
    # Of a count that moves the last step tells most; of a dispute the first.
    lead = same[-1] if weightiest.relation in ("grows", "compatible") else same[0]
    return Verdict(
        lead.relation, phrase("lists", "reasons").join(map(capital, [lead.reason, *_besides(lead.relation, pairs)]))
    )


def _alone(stance: Stance) -> str:
    nobody = stance.speaker.name == phrase("figures", "somebody")
    return phrase("reasons", "alone unnamed" if nobody else "alone", who=stance.speaker.name)


def _besides(shown: Relation, pairs: Sequence[Pair]) -> list[str]:
    """The reasons of what else a reader should know of a count that one voice revised: who differs, how it rose."""
    if shown != "revised":
        return []
    others = [verdict.reason for verdict, _, _ in pairs if verdict.relation == "differs"]
    rising = [verdict.reason for verdict, one, other in pairs if verdict.relation == "grows" and _is_one(one, other)]
    return [*others[-1:], *rising[:1]]


def _is_one(one: Stance, other: Stance) -> bool:
    return one.speaker.key == other.speaker.key


def _pairs(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> Iterator[Pair]:
    for one, other in combinations(stances, 2):
        verdict = relate(one, other, comparison, pile)
        if verdict.relation == "grows":
            verdict = _grown(one, other, stances, comparison, pile)
        if one.speaker.key != other.speaker.key or verdict.relation in OWN_VOICE:
            yield verdict, one, other


def _grown(one: Stance, other: Stance, stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> Verdict:
    """Growth told by the earliest bearer of each figure; none where somebody had the higher figure by the first day."""
    lower, higher = sorted((one, other), key=lambda stance: _counted_at(stance, pile))
    first = _first_bearer(higher, stances, comparison, pile)
    if _counted_at(first, pile) <= _counted_at(lower, pile):
        return comparison.relate(first, lower, pile)
    told = comparison.relate(_first_bearer(lower, stances, comparison, pile), first, pile)
    return told if told.relation == "grows" else comparison.relate(lower, higher, pile)


def _first_bearer(given: Stance, stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> Stance:
    """Of all who give this figure, the one whose count is of the earliest day."""
    bearers = [stance for stance in stances if not stance.denies and _same_figure(stance, given)]
    agreeing = [each for each in bearers if comparison.relate(each, given, pile).relation == "one answer"]
    return min([given, *agreeing], key=lambda stance: _counted_at(stance, pile))


def _same_figure(one: Stance, other: Stance) -> bool:
    left, right = one.claim.figure, other.claim.figure
    return left is not None and right is not None and same(left, right)


def _counted_at(stance: Stance, pile: Pile) -> Day:
    return moment(as_of(stance.claim, pile))


def opponents_agree(stances: Sequence[Stance], comparison: Comparison, pile: Pile, opposed: Opposed) -> bool:
    """Whether voices of two parties that are said to fight each other give one answer."""
    speaking = [stance for stance in stances if stance.speaker.key.startswith("party:") and not stance.denies]
    pairs = (
        (one, other)
        for one, other in combinations(speaking, 2)
        if frozenset((fold(one.speaker.name), fold(other.speaker.name))) in opposed
    )
    return any(relate(one, other, comparison, pile).relation == "one answer" for one, other in pairs)


def relate(one: Stance, other: Stance, comparison: Comparison, pile: Pile) -> Verdict:
    """How two stances relate, denials included."""
    if one.denies == other.denies:
        return _both_deny(one, other) if one.denies else comparison.relate(one, other, pile)
    denier, claimant = (one, other) if one.denies else (other, one)
    if not _answers(denier, claimant, comparison, pile):
        return Verdict("compatible", phrase("reasons", "denies another", one_who=denier.speaker.name))
    return _denied(denier, claimant, comparison, pile)


def _both_deny(one: Stance, other: Stance) -> Verdict:
    return Verdict("one answer", phrase("reasons", "both deny", one_who=one.speaker.name, other_who=other.speaker.name))


def _answers(denier: Stance, claimant: Stance, comparison: Comparison, pile: Pile) -> bool:
    """Whether a denial is aimed at this claim or at one that gives the same answer."""
    if denier.claim.id == claimant.claim.id or claimant.claim.id in {link.claim for link in denied_by(denier.claim)}:
        return True
    if denied_by(denier.claim):
        return False
    return comparison.relate(denier, claimant, pile).relation in AGREEING


def _denied(denier: Stance, claimant: Stance, comparison: Comparison, pile: Pile) -> Verdict:
    slots = {
        "denier": denier.speaker.name,
        "denier_day": spoken(said_on(denier.claim, pile)) or phrase("days", "unknown"),
        "claimant": claimant.speaker.name,
        "claimant_day": spoken(said_on(claimant.claim, pile)) or phrase("days", "unknown"),
        "answer": comparison.answer(claimant, pile),
    }
    if denier.speaker.key == claimant.speaker.key:
        return Verdict("revised", phrase("reasons", "withdrawn", **slots))
    bare = slots["answer"] == phrase("event", "said")
    return Verdict("denied", phrase("reasons", "denied bare" if bare else "denied", **slots))
