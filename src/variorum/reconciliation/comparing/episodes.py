"""Which claims of control are put to one question: one place or counted set, in one episode."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from variorum.data.load import entries, table
from variorum.reconciliation.comparing.comparison import Groups
from variorum.reconciliation.pile.days import OPEN, Window, moved, touch, window
from variorum.reconciliation.pile.folding import fold, is_name, words
from variorum.reconciliation.pile.grouping import buckets, components
from variorum.reconciliation.pile.parties import holder
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, said_window, share_matters
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.voices import answers_fact, speaker
from variorum.records import Claim

EPISODE = 45  # days; a silence longer than this between two claims about one place parts two episodes
LOOK_BACK = 400  # days; an anniversary report still tells of the capture that it marks
SHARES = "shares"  # the heading of shares in unit_families.tsv


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """The claims of control by place or counted set, each cut into its episodes."""
    asked = [claim for claim in claims if claim.kind == "control" and answers_fact(claim)]
    episodes = [
        episode
        for told in buckets(asked, lambda claim: question_key(claim, pile)).values()
        for episode in components(told, lambda one, other: _one_episode(one, other, pile))
    ]
    return [[claim for episode in listed for claim in episode] for listed in buckets(episodes, _sentence).values()]


def _sentence(episode: Sequence[Claim]) -> tuple[object, ...]:
    """What the places of one list share when nobody else speaks of them: they are asked about together."""
    told = {(claim.article, claim.trigger, claim.control) for claim in episode}
    named = all(claim.figure is None for claim in episode)
    return tuple(told) if len(told) == 1 and named else (episode[0].id,)


def question_key(claim: Claim, pile: Pile) -> tuple[object, ...] | None:
    """What cannot be in dispute: the place, or what is counted and for whom; None where neither is named."""
    if claim.figure is None:
        place = place_key(claim.where) or _place_told_again(claim, pile)
        return None if place is None else ("place", place, claim.background)
    unit = unit_family(claim)
    if unit == SHARES:
        return ("share", claim.background)
    return ("count", unit, _folded(holder(claim)), is_increment(claim), claim.background)


def _place_told_again(claim: Claim, pile: Pile) -> str | None:
    """The place of a heading's "second city": the one of which its report says the same, if it is only one."""
    if claim.where is None or claim.control is None or not is_name(claim.where.name):
        return None
    voice = speaker(claim, pile).key
    told = (other for other in pile.told.get(claim.article, ()) if _says_alike(other, claim))
    places = {place_key(other.where) for other in told if speaker(other, pile).key == voice} - {None}
    return next(iter(places)) if len(places) == 1 else None


def _says_alike(one: Claim, other: Claim) -> bool:
    if one.control is None or other.control is None or one.figure is not None:
        return False
    return (one.control.state, one.control.sense) == (other.control.state, other.control.sense) and holder(
        one
    ) == holder(other)


def _folded(name: str | None) -> str:
    return fold(name) if name else ""


@cache
def _families() -> dict[str, str]:
    return {row["unit"]: row["family"] for row in table("reconciliation/unit_families.tsv")}


def is_increment(claim: Claim) -> bool:
    """Whether a count comes on top of an earlier one: "23 more villages"."""
    if claim.figure is None:
        return False
    told = words(" ".join((claim.figure.exact, claim.where.name if claim.where is not None else "")))
    return claim.figure.cumulative is False or any(word in entries("reconciliation/increments.txt") for word in told)


def unit_family(claim: Claim) -> str:
    """The heading under which a counted set of places stands."""
    unit = unit_of(claim)
    return next((_families()[word] for word in reversed(words(unit)) if word in _families()), fold(unit))


def unit_of(claim: Claim) -> str:
    """What is counted, in the claim's own words."""
    given = (claim.figure.unit or claim.figure.of) if claim.figure else None
    if given:
        return given
    named = claim.where.name if claim.where is not None else ""
    found = [word for word in words(named) if word in _families()]
    return phrase("lists", "last").join(found) if found else named


def _one_episode(one: Claim, other: Claim, pile: Pile) -> bool:
    if one.figure is not None and other.figure is not None and not is_increment(one):
        # A running count is one series, however long nobody mentions it; whose it is must be said, or be one matter.
        owned = holder(one) is not None and unit_family(one) != SHARES
        return owned or one.article == other.article or share_matters(one.article, other.article, pile)
    return touch(_reach(one, pile), _reach(other, pile), slack=EPISODE)


def _reach(claim: Claim, pile: Pile) -> Window:
    """The days a claim may speak of: what was taken *by* a day was taken at some time before it."""
    first, final = held_during(claim, pile)
    if final is None or not is_change(claim) or window(claim.when)[0] is not None:
        return (first, final)
    return (moved(final, -LOOK_BACK), final)


def held_during(claim: Claim, pile: Pile) -> Window:
    """The days for which a claim says how things stood, as far as it says."""
    first, final = window(claim.when)
    said = said_window(claim, pile)[1]
    if (first, final) == OPEN:
        return said_window(claim, pile)
    if claim.when.extent == "since":
        return (first, said or final)
    if claim.when.extent == "by" or first is None:
        return (final, final)
    return (first, final or said)


def is_change(claim: Claim) -> bool:
    """Whether a claim tells that the place changed hands, after which it stays so."""
    return claim.control is not None and claim.control.state in ("takes", "loses", "withdraws")
