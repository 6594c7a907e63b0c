"""How any two stances of one question relate, each pair of equal answers looked at once however many give them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, partial

from variorum.reconciliation.comparing.comparison import Comparison, Verdict
from variorum.reconciliation.comparing.denying import may_be_denied
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import moment, spoken
from variorum.reconciliation.pile.figures import same
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, said_on
from variorum.reconciliation.pile.voices import Stance, denied_by
from variorum.records import Claim, Relation

AGREEING: tuple[Relation, ...] = ("one answer", "compatible", "grows")

VOICES = ("unnamed", "outlet", "party")  # from whom a reader learns least to whom most
Sharpness = tuple[bool, int, int]
Tie = tuple[bool, bool, bool, bool]  # of one voice, in one report too, one aimed at the other, or able to be


@dataclass(frozen=True, slots=True)
class Hinge:
    """The lower of two figures, and who had the higher one by then."""

    lower: int
    bearer: int


class Compared:
    """The stances of one question by number, and how they relate.

    Two stances are of one answer where they are equal in everything that the comparison looks at but whose they are:
    then they relate alike to any third that is tied to them alike.
    """

    def __init__(self, stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> None:
        self.stances = stances
        self._comparison = comparison
        self._pile = pile
        numbers: dict[Hashable, int] = {}
        self.answers = [numbers.setdefault(self._signature(stance), len(numbers)) for stance in stances]
        self._targets = [frozenset(str(link.claim) for link in denied_by(stance.claim)) for stance in stances]
        self._known: dict[tuple[int, int, Tie], Relation] = {}
        self._bearers: dict[int, int] = {}
        self._one: dict[int, frozenset[int]] = {}

    def _signature(self, stance: Stance) -> Hashable:
        return (
            stance.denies,
            stance.denies and bool(denied_by(stance.claim)),
            self._comparison.signature(stance, self._pile),
        )

    @cached_property
    def by_answer(self) -> dict[int, list[int]]:
        """The numbers of the stances that give each answer."""
        return buckets(range(len(self.stances)), self.answers.__getitem__)

    @cached_property
    def kinds(self) -> list[Hashable]:
        """Of each stance all by which it relates to others, but for whose it is, and what a denial answers."""
        days = (self.counted[i] if stance.claim.figure is not None else None for i, stance in enumerate(self.stances))
        return list(zip(self.answers, days, self._naming, self._voices, strict=True))

    @cached_property
    def counted(self) -> list[Day]:
        """The day that each stance counts up to."""
        return [moment(as_of(stance.claim, self._pile)) for stance in self.stances]

    def is_one_voice(self, i: int, j: int) -> bool:
        """Whether two stances are of one voice."""
        return self.stances[i].speaker.key == self.stances[j].speaker.key

    def sharpness(self, i: int, j: int) -> Sharpness:
        """How much a pair tells a reader: a denial of what a named speaker said, answers that name somebody, voices."""
        answered = self._is_of_named(i, j)
        return (answered, self._naming[i] + self._naming[j], self._voices[i] + self._voices[j])

    def _is_of_named(self, i: int, j: int) -> bool:
        if self.stances[i].denies == self.stances[j].denies:
            return False
        denier, claimant = (i, j) if self.stances[i].denies else (j, i)
        return self.stances[claimant].speaker.voice == "party" and self._is_aimed(denier, claimant)

    @cached_property
    def _naming(self) -> list[bool]:
        return [names_somebody(stance.claim) for stance in self.stances]

    @cached_property
    def _voices(self) -> list[int]:
        return [VOICES.index(stance.speaker.voice) for stance in self.stances]

    def relation(self, i: int, j: int) -> Relation:
        """How two stances relate, growth told by the earliest bearer of each figure."""
        found = self._relation(i, j)
        return self._grown_relation(i, j) if found == "grows" else found

    def agreeing(self, answer: int) -> frozenset[int]:
        """The answers that are one with this one where another voice gives them."""
        if answer not in self._one:
            self._one[answer] = frozenset(other for other in self.by_answer if self._is_one_answer(answer, other))
        return self._one[answer]

    def _is_one_answer(self, answer: int, other: int) -> bool:
        pairs = ((i, j) for i in self._leads[answer] for j in self._leads[other] if not self.is_one_voice(i, j))
        found = next(pairs, None)
        return found is not None and self._relation(*found) == "one answer"

    @cached_property
    def _leads(self) -> dict[int, list[int]]:
        """The first stance of each of the first two voices that give an answer: of any two such, one is another's."""
        return {answer: self._of_two_voices(given) for answer, given in self.by_answer.items()}

    def _of_two_voices(self, given: Sequence[int]) -> list[int]:
        other = next((i for i in given if not self.is_one_voice(given[0], i)), None)
        return [given[0]] if other is None else [given[0], other]

    def verdict(self, i: int, j: int) -> Verdict:
        """How two stances relate, with the reason in words."""
        found = self._verdict(i, j)
        return self._grown(i, j) if found.relation == "grows" else found

    def _relation(self, i: int, j: int) -> Relation:
        key = (self.answers[i], self.answers[j], self._tie(i, j))
        if key not in self._known:
            self._known[key] = self._verdict(i, j).relation
        return self._known[key]

    def tie_of_voices(self, i: int, j: int) -> tuple[bool, bool]:
        """Whether two stances are of one voice, and in one report too."""
        one, other = self.stances[i], self.stances[j]
        one_voice = one.speaker.key == other.speaker.key
        return (one_voice, one_voice and one.claim.article == other.claim.article)

    def _tie(self, i: int, j: int) -> Tie:
        one, other = self.stances[i], self.stances[j]
        aimed = one.denies != other.denies and self._is_aimed(*((i, j) if one.denies else (j, i)))
        meant = one.denies == other.denies or self._may_answer(*((i, j) if one.denies else (j, i)))
        return (*self.tie_of_voices(i, j), aimed, meant)

    def _is_aimed(self, denier: int, claimant: int) -> bool:
        """Whether a denial answers this very claim."""
        claim = self.stances[claimant].claim.id
        return claim == self.stances[denier].claim.id or claim in self._targets[denier]

    def _verdict(self, i: int, j: int) -> Verdict:
        """How two stances relate by themselves, denials included."""
        one, other = self.stances[i], self.stances[j]
        if one.denies == other.denies:
            return _both_deny(one, other) if one.denies else self._comparison.relate(one, other, self._pile)
        denier, claimant = (i, j) if one.denies else (j, i)
        if not self._answers(denier, claimant):
            who = self.stances[denier].speaker.name
            return Verdict("compatible", partial(phrase, "reasons", "denies another", one_who=who))
        return self._denied(self.stances[denier], self.stances[claimant])

    def _answers(self, denier: int, claimant: int) -> bool:
        """Whether a denial is aimed at this claim or, where it says itself what is not so, at the same answer."""
        if not self._may_answer(denier, claimant):
            return False
        if self._is_aimed(denier, claimant) or self._targets[denier]:
            return self._is_aimed(denier, claimant)
        found = self._comparison.relate(self.stances[denier], self.stances[claimant], self._pile)
        return found.relation in AGREEING

    def _may_answer(self, denier: int, claimant: int) -> bool:
        denial = self.stances[denier]
        return may_be_denied(self.stances[claimant].claim, denial.claim, denial.speaker, self._pile)

    def _denied(self, denier: Stance, claimant: Stance) -> Verdict:
        if denier.speaker.key == claimant.speaker.key:
            return Verdict("revised", lambda: phrase("reasons", "withdrawn", **self._slots(denier, claimant)))
        return Verdict("denied", lambda: self._why_denied(denier, claimant))

    def _why_denied(self, denier: Stance, claimant: Stance) -> str:
        slots = self._slots(denier, claimant)
        bare = slots["answer"] == phrase("event", "said")
        return phrase("reasons", "denied bare" if bare else "denied", **slots)

    def _slots(self, denier: Stance, claimant: Stance) -> dict[str, str]:
        unknown = phrase("days", "unknown")
        return {
            "denier": denier.speaker.name,
            "denier_day": spoken(said_on(denier.claim, self._pile)) or unknown,
            "claimant": claimant.speaker.name,
            "claimant_day": spoken(said_on(claimant.claim, self._pile)) or unknown,
            "answer": self._comparison.answer(claimant, self._pile),
        }

    def hinge(self, i: int, j: int) -> Hinge | None:
        """By whose stance it is told how two relate of which one seems to have grown; None where by these alone."""
        if self._relation(i, j) != "grows":
            return None
        lower, higher = self._in_time(i, j)
        first = self._first_bearer(higher)
        return Hinge(lower, first) if first != higher and self.counted[first] <= self.counted[lower] else None

    def _grown_relation(self, i: int, j: int) -> Relation:
        lower, higher = self._in_time(i, j)
        first = self._first_bearer(higher)
        # Growth told otherwise is still growth: only somebody who had the higher figure by then makes it none.
        return self._relation(first, lower) if self.counted[first] <= self.counted[lower] else "grows"

    def _grown(self, i: int, j: int) -> Verdict:
        """Growth told by the earliest bearer of each figure; none where the higher one was had by the first day."""
        lower, higher = self._in_time(i, j)
        first = self._first_bearer(higher)
        if self.counted[first] <= self.counted[lower]:
            return self._verdict(first, lower)
        told = self._verdict(self._first_bearer(lower), first)
        return told if told.relation == "grows" else self._verdict(lower, higher)

    def _in_time(self, i: int, j: int) -> tuple[int, int]:
        return (i, j) if self.counted[i] <= self.counted[j] else (j, i)

    def _first_bearer(self, given: int) -> int:
        """Of all who give this figure, the one whose count is of the earliest day."""
        answer = self.answers[given]
        if answer not in self._bearers:
            self._bearers[answer] = self._earliest(given)
        first = self._bearers[answer]
        return first if self.counted[first] < self.counted[given] else given

    def _earliest(self, given: int) -> int:
        firsts = [numbers[0] for numbers in self.by_answer.values()]
        bearers = [i for i in firsts if not self.stances[i].denies and self._is_same_figure(i, given)]
        agreeing = [i for i in bearers if self._relation(i, given) == "one answer"]
        return min([given, *agreeing], key=lambda i: (self.counted[i], i))

    def _is_same_figure(self, i: int, j: int) -> bool:
        left, right = self.stances[i].claim.figure, self.stances[j].claim.figure
        return left is not None and right is not None and same(left, right)


def _both_deny(one: Stance, other: Stance) -> Verdict:
    who = {"one_who": one.speaker.name, "other_who": other.speaker.name}
    return Verdict("one answer", partial(phrase, "reasons", "both deny", **who))


def names_somebody(claim: Claim) -> bool:
    """Whether an answer says who holds the place or who did it; a figure needs nobody."""
    if claim.control is not None:
        return claim.control.holder is not None
    return claim.kind != "event" or any(actor.role == "agent" for actor in claim.actors)
