"""How the answers to one question relate: the weightiest relation of any two of them, with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from variorum.reconciliation.answers.alike import Pair, Run, runs
from variorum.reconciliation.answers.echoes import without_echoes
from variorum.reconciliation.comparing.compared import Compared, Sharpness
from variorum.reconciliation.comparing.comparison import Comparison, Verdict
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.phrases import capital, phrase
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Relation

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
OWN_VOICE: tuple[Relation, ...] = ("revised", "grows", "conflicts")  # what one voice may do with its own answers
LAST_TELLS: tuple[Relation, ...] = ("grows", "compatible")  # of a count that moves the last step tells most


class Pairs:
    """The sharpest and the last pair of stances in each relation, the first in which one voice's own count rose."""

    def __init__(self, compared: Compared) -> None:
        self.sharpest: dict[Relation, Pair] = {}
        self.last: dict[Relation, Pair] = {}
        self.risen: Pair | None = None
        self._sharpness: dict[Relation, Sharpness] = {}
        for run in runs(compared):
            relation = compared.relation(*run.first)
            if not run.own or relation in OWN_VOICE:
                self._note(run, relation, compared.sharpness(*run.first))

    def _note(self, run: Run, relation: Relation, sharp: Sharpness) -> None:
        """Keeps what is sharper than all before, of what is as sharp the first pair; and what is last."""
        known = self._sharpness.get(relation)
        if known is None or sharp > known or (sharp == known and run.first < self.sharpest[relation]):
            self.sharpest[relation], self._sharpness[relation] = run.first, sharp
        self.last[relation] = max(run.last, self.last.get(relation, run.last))
        if run.own and relation == "grows":
            self.risen = min(run.first, self.risen or run.first)


def verdict_on(stances: Sequence[Stance], comparison: Comparison, pile: Pile) -> Verdict:
    """How these stances relate as a whole; the reason is that of the sharpest pair that makes it so."""
    compared = Compared(without_echoes(stances), comparison, pile)
    pairs = Pairs(compared)
    if not pairs.sharpest:
        return Verdict("one answer", partial(_alone, compared.stances[0]))
    weightiest = min(pairs.sharpest, key=WEIGHTIEST_FIRST.index)
    lead = (pairs.last if weightiest in LAST_TELLS else pairs.sharpest)[weightiest]
    told = [lead, *(_besides(pairs) if weightiest == "revised" else ())]
    reasons = [capital(compared.verdict(*pair).reason) for pair in told]
    return Verdict(weightiest, partial(phrase("lists", "reasons").join, reasons))


def _alone(stance: Stance) -> str:
    nobody = stance.speaker.name == phrase("figures", "somebody")
    return phrase("reasons", "alone unnamed" if nobody else "alone", who=stance.speaker.name)


def _besides(pairs: Pairs) -> Iterator[Pair]:
    """What else a reader should know of a count that one voice revised: who differs, how it rose."""
    if "differs" in pairs.last:
        yield pairs.last["differs"]
    if pairs.risen is not None:
        yield pairs.risen


def opponents_agree(stances: Sequence[Stance], comparison: Comparison, pile: Pile, opposed: Opposed) -> bool:
    """Whether voices of two parties that are said to fight each other give one answer."""
    speaking = [stance for stance in stances if stance.speaker.key.startswith("party:") and not stance.denies]
    compared = Compared(speaking, comparison, pile)
    given = buckets(range(len(speaking)), lambda i: (fold(speaking[i].speaker.name), compared.answers[i]))
    leads = [(name, numbers[0]) for (name, _), numbers in given.items()]
    pairs = ((i, j) for (one, i), (other, j) in combinations(leads, 2) if frozenset((one, other)) in opposed)
    return any(compared.relation(i, j) == "one answer" for i, j in pairs)
