"""Up to which day a count goes, where its words give that day rather than the day of the deaths."""

from __future__ import annotations

from variorum.data.load import lines
from variorum.reconciliation.pile.days import OPEN, is_day, window
from variorum.reconciliation.pile.folding import words
from variorum.reconciliation.pile.pile import Pile, said_on
from variorum.records import Claim, Date

BETWEEN = 3  # words between a number and the day up to which it counts: "58 on Tuesday", "58 dead by Tuesday"
POSSESSIVE = ("'s", "’s")


def as_of(claim: Claim, pile: Pile) -> Date:
    """The day that a figure is counted up to: the one named with it, its own, else the day it was said."""
    if is_counting_day(claim, pile):
        return claim.when
    own = claim.figure.as_of if claim.figure else None
    return own if own is not None and window(own) != OPEN else said_on(claim, pile)


def is_counting_day(claim: Claim, pile: Pile) -> bool:
    """Whether the day named with a running count is the day of the count: a toll is put at 58 on Tuesday."""
    figure, expression = claim.figure, claim.when.expression
    if figure is None or figure.since is not None or not is_day(claim.when):
        return False
    if not figure.cumulative and figure.outcome != "missing":  # who is missing is missing on the day of the count
        return False
    if expression is None:
        return window(claim.when) == window(said_on(claim, pile))
    text = pile.articles[claim.article].text
    if text[expression.span.end :].startswith(POSSESSIVE):
        return False  # "Thursday's attack" is the day of the attack
    if window(claim.when) == window(said_on(claim, pile)):
        return True
    if figure.span is None or expression.span.start < figure.span.end:
        return False
    small = (*lines("reconciliation/function_words.txt"), *words(f"{figure.of} {figure.outcome} dead"))
    told = words(text[figure.span.end : expression.span.start])
    return len(told) <= BETWEEN and set(told) <= set(small)
