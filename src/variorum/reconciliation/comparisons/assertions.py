"""Anything else that is said: a question only where somebody denies it, and then in the words of the claim."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from variorum.reconciliation.comparing.clauses import is_clause, said_plainly
from variorum.reconciliation.comparing.comparison import Asked, Comparison, Groups, Verdict
from variorum.reconciliation.comparing.statements import content_words
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Claim

TELLING = 3  # words of matter; fewer say nothing that a reader could find denied
SHOWN = 160  # code points of the claim's own words in the question


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """No groups of its own: a statement becomes a question by being denied."""
    return []


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """Whether it is so, in the words in which it was said."""
    exact = said_plainly(claims[0].evidence.exact)
    shown = exact if len(exact) <= SHOWN else exact[:SHOWN].rpartition(" ")[0] + " …"
    return Asked(phrase("ask", "statement", words=shown), "", (claims[0].id,))


def answer(stance: Stance, pile: Pile) -> str:
    """That it is said."""
    return phrase("event", "said")


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """Two voices that say one thing."""
    who = {"one_who": one.speaker.name, "other_who": other.speaker.name}
    return Verdict("one answer", partial(phrase, "reasons", "same statement", **who))


def worth_asking(stances: Sequence[Stance]) -> bool:
    """Only where somebody denies it."""
    says_something = len(content_words(stances[0].claim)) >= TELLING and is_clause(stances[0].claim)
    somebody = phrase("figures", "somebody")
    by_name = all(stance.speaker.name != somebody for stance in stances)
    denied = any(stance.denies for stance in stances) and not all(stance.denies for stance in stances)
    return says_something and by_name and denied


def signature(stance: Stance, pile: Pile) -> Hashable:
    """Nothing: of what is only said, any two stances say one thing."""
    return ()


STATEMENT = Comparison(groups, asked, answer, relate, worth_asking, signature)
