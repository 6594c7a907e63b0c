"""The plain way to compare the answers to a question: each stance with each other, every time anew.

It is slow and easy to check; what the room does must come to the same (test_compared.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day
from itertools import combinations

from variorum.reconciliation.answers.bases import are_separate, shown_bases
from variorum.reconciliation.answers.echoes import is_echo
from variorum.reconciliation.answers.positions import _claimants, _shared
from variorum.reconciliation.answers.relating import OWN_VOICE, WEIGHTIEST_FIRST, Opposed
from variorum.reconciliation.comparing.compared import names_somebody
from variorum.reconciliation.comparing.comparison import Comparison, Verdict
from variorum.reconciliation.comparing.denying import may_be_denied
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import moment, spoken
from variorum.reconciliation.pile.figures import same
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.phrases import capital, phrase
from variorum.reconciliation.pile.pile import Pile, origin_of, said_on
from variorum.reconciliation.pile.voices import Stance, denied_by
from variorum.records import Relation, Support

Pair = tuple[Verdict, Stance, Stance]
Voices = dict[str, list[Stance]]
AGREEING: tuple[Relation, ...] = ("one answer", "compatible", "grows")


def supports(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> list[tuple[str, Support, str]]:
    """Of each voice: its key, its support, and its basis in words."""
    voices = buckets(stances, lambda stance: stance.speaker.key)
    found = []
    for key, own in voices.items():
        agreeing = _agreeing(key, voices, comparison, pile)
        support = support_of(_of_last(own, comparison, pile), agreeing, pile)
        found.append((key, support, _basis(own, agreeing, pile)))
    return found


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
    if are_separate(bases):
        return "independent"
    speaking = [stance for stance in own if not is_echo(stance, agreeing)]
    origins = {origin_of(stance.claim, pile) for stance in speaking}
    return "repeated" if len(origins) > 1 and len(_claimants(speaking)) > 1 else "one voice"


def _basis(own: Sequence[Stance], agreeing: Sequence[Stance], pile: Pile) -> str:
    """In words, what the answer rests on."""
    kinds = list(dict.fromkeys(kind for kind, _, _ in sorted(shown_bases(agreeing))))
    shown = [phrase("basis", kind) for kind in kinds] or [phrase("basis", "none")]
    restated = [phrase("basis", "restates")] if all(is_echo(stance, agreeing) for stance in own) else []
    return phrase("lists", "answers").join(_shared(own, pile) + restated + shown)


def _without_echoes(stances: Sequence[Stance]) -> list[Stance]:
    own = [stance for stance in stances if not is_echo(stance, stances)]
    return own or list(stances)


def _verdict(relation: Relation, reason: str) -> Verdict:
    return Verdict(relation, lambda: reason)


def verdict_on(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> tuple[Relation, str]:
    """How these stances relate as a whole; the reason is that of the sharpest pair that makes it so."""
    pairs = list(_pairs(_without_echoes(stances), comparison, pile))
    found = [verdict for verdict, _, _ in pairs]
    if not found:
        return "one answer", ""
    weightiest = min(found, key=lambda verdict: WEIGHTIEST_FIRST.index(verdict.relation))
    same = [pair for pair in pairs if pair[0].relation == weightiest.relation]
    # Of a count that moves the last step tells most; of a dispute the sharpest pair, and of several such the first.
    lead = (same[-1] if weightiest.relation in ("grows", "compatible") else max(same, key=_sharpness))[0]
    reasons = [lead.reason, *_besides(lead.relation, pairs)]
    return lead.relation, phrase("lists", "reasons").join(map(capital, reasons))


def _sharpness(pair: Pair) -> tuple[bool, int, int]:
    """A denial of what a named speaker said first, then answers that name somebody, then voices that are named."""
    _, one, other = pair
    aimed = any(
        denier.denies and not said.denies and said.speaker.voice == "party" and _is_aimed(denier, said)
        for denier, said in ((one, other), (other, one))
    )
    naming = sum(names_somebody(stance.claim) for stance in (one, other))
    return aimed, naming, sum({"party": 2, "outlet": 1, "unnamed": 0}[stance.speaker.voice] for stance in (one, other))


def _is_aimed(denier: Stance, said: Stance) -> bool:
    return said.claim.id in (denier.claim.id, *(link.claim for link in denied_by(denier.claim)))


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
        return _verdict("compatible", phrase("reasons", "denies another", one_who=denier.speaker.name))
    return _denied(denier, claimant, comparison, pile)


def _both_deny(one: Stance, other: Stance) -> Verdict:
    who = {"one_who": one.speaker.name, "other_who": other.speaker.name}
    return _verdict("one answer", phrase("reasons", "both deny", **who))


def _answers(denier: Stance, claimant: Stance, comparison: Comparison, pile: Pile) -> bool:
    """Whether a denial is aimed at this claim or at one that gives the same answer."""
    if not may_be_denied(claimant.claim, denier.claim, denier.speaker, pile):
        return False
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
        return _verdict("revised", phrase("reasons", "withdrawn", **slots))
    bare = slots["answer"] == phrase("event", "said")
    return _verdict("denied", phrase("reasons", "denied bare" if bare else "denied", **slots))
