"""What each kind of question needs: who belongs together, how an answer is worded, how two answers relate."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from variorum.reconciliation.pile.days import Window
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Claim, Relation

Groups = list[list[Claim]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two answers relate, and why in words; never which of them is so."""

    relation: Relation
    why: Callable[[], str]  # most pairs are only weighed: the words are made for the few that are shown

    @property
    def reason(self) -> str:
        """Why, in words."""
        return self.why()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in neutral words, what it counts, and what names it apart from its neighbours."""

    about: str
    scope: str
    key: tuple[object, ...]
    is_old: bool = False
    when: Window | None = None  # the days that its answers span, where its kind tells them itself
    grounds: tuple[str, ...] = ()  # claims that are no answer and say the place or the days that are asked about


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind's way of asking: every part is a pure function of claims."""

    groups: Callable[[Sequence[Claim], Pile], Groups]
    asked: Callable[[Sequence[Claim], Pile], Asked]
    answer: Callable[[Stance, Pile], str]
    relate: Callable[[Stance, Stance, Pile], Verdict]
    worth_asking: Callable[[Sequence[Stance]], bool]
    signature: Callable[[Stance, Pile], Hashable]  # all that `relate` goes by, but whose the stances are
