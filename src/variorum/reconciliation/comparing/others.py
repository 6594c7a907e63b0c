"""Incidents that a report only measures its own by: "eight months after the Kelm attacks", "the worst since Dorn"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.data.load import entries
from variorum.reconciliation.pile.folding import words
from variorum.reconciliation.pile.pile import Pile
from variorum.records import Claim
from variorum.sentences import breaks

BELONGING = ("of_event", "part_of")
REACH = 120  # code points before an event in which it is told that it only serves as a measure
NEAR = 5  # words between "after" or "since" and the event
MEASURED = 12  # words in which "the deadliest" stands before "since"


def without_others(told: Sequence[Claim], pile: Pile) -> list[Claim]:
    """The incidents and counts of a report without those of an incident that it only measures its own by."""
    others = {claim.id for claim in told if claim.kind == "event" and _is_a_measure(claim, pile)}
    if not others:
        return list(told)
    return [claim for claim in told if claim.id not in others and not _belongs(claim, others)]


def _belongs(claim: Claim, others: set[str]) -> bool:
    return any(link.type in BELONGING and link.claim in others for link in claim.links)


def _is_a_measure(claim: Claim, pile: Pile) -> bool:
    if claim.trigger is None:
        return False
    at = claim.trigger.start
    text, first = pile.articles[claim.article].text, max(0, at - REACH)
    begun = [begin for _, begin in breaks(text, first, at)]
    before = words(text[max([first, *begun]) : at])
    return _is_long_after(before) or _is_worst_since(before)


def _is_long_after(before: Sequence[str]) -> bool:
    """Whether it is told how much later than the event the news is, in months or more: "a year after the attack"."""
    later = entries("reconciliation/long_times.txt")
    near = range(max(1, len(before) - 1 - NEAR), len(before))
    return any(before[i] == "after" and before[i - 1] in later for i in near)


def _is_worst_since(before: Sequence[str]) -> bool:
    """Whether what is in the news is the worst since that event."""
    superlatives = entries("reconciliation/superlatives.txt")
    near = range(max(0, len(before) - 1 - NEAR), len(before))
    since = next((i for i in near if before[i] == "since"), None)
    return since is not None and any(word in superlatives for word in before[max(0, since - MEASURED) : since])
