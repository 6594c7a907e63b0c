"""Which casualty figures count the same: by who is counted, where, when, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import inf

from variorum.data.load import entries, table
from variorum.reconciliation.comparing.anchors import Anchors, anchors
from variorum.reconciliation.comparing.apart import Rule, apart
from variorum.reconciliation.comparing.comparison import Groups
from variorum.reconciliation.comparing.incidents import INCIDENT
from variorum.reconciliation.comparing.meetings import STORY, meetings, tied_places
from variorum.reconciliation.pile.anchor import SLACK, Anchor
from variorum.reconciliation.pile.days import OPEN, Window, moved, touch, width, window
from variorum.reconciliation.pile.figures import interval, overlap, same
from variorum.reconciliation.pile.folding import fold, words
from variorum.reconciliation.pile.grouping import buckets, components
from variorum.reconciliation.pile.pile import Pile, may_be_one_story, said_window, share_matters
from variorum.reconciliation.pile.sides import side_of
from variorum.reconciliation.pile.vicinity import same_spot
from variorum.reconciliation.pile.voices import answers_fact, speaker
from variorum.records import Claim, Figure

LIST = 3  # incidents; a report that tells of so many is a list of them
MONTH = 31  # days
SEVERAL = 2.0  # "a number of", "several": two and more


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """The claims with casualty figures, by scope."""
    counted = [claim for claim in claims if claim.kind == "casualty" and answers_fact(claim) and is_count(claim)]
    found = anchors(pile, counted)
    old = frozenset(claim.id for claim in counted if is_old(claim, found, pile))
    ties = tied_places(pile)
    by_article = buckets(counted, lambda claim: claim.article)
    rule = Rule(lambda one, other: _one_scope(one, other, found, old, pile), found, _is_running)
    return [
        scope
        for told in buckets(counted, lambda claim: scope_key(claim, pile)).values()
        for tied in components(told, rule.touching, blocks=lambda claim: meetings(claim, found[claim.id], ties, pile))
        for scope in ([tied] if since_of(tied[0]) != OPEN else apart(tied, rule, pile))
        if len(scope) > 1 or not _is_lost_in_a_list(scope[0], found, by_article[scope[0].article])
    ]


def _is_lost_in_a_list(claim: Claim, found: Anchors, counted: Sequence[Claim]) -> bool:
    """Whether a count without place or day stands in a report of many incidents: nobody can tell which it counts."""
    if not found[claim.id].inherited or since_of(claim) != OPEN:
        return False
    own = {found[each.id] for each in counted}
    return len([anchor for anchor in own if not anchor.inherited]) >= LIST


def is_count(claim: Claim) -> bool:
    """Whether a claim counts people: an open "a number of" says too little to be compared."""
    given = interval(claim.figure) if claim.figure is not None and claim.figure.outcome else None
    return given is not None and given != (SEVERAL, inf)


def scope_key(claim: Claim, pile: Pile) -> tuple[object, ...] | None:
    """What no two counts of one scope may differ in; None for no figure."""
    figure = claim.figure
    if figure is None:
        return None
    return (figure.outcome, group_of(figure), fold(side_of(claim, pile) or ""), is_one_person(figure))


def is_old(claim: Claim, found: Anchors, pile: Pile) -> bool:
    """Whether a count is of an incident long past when it is told, and none of the news."""
    final, said = found[claim.id].days[1], said_window(claim, pile)[0]
    if final is None or said is None or since_of(claim) != OPEN:
        return claim.background
    return (said - final).days > STORY


def is_one_person(figure: Figure) -> bool:
    """Whether a figure is one person's fate."""
    # One named or described person among many dead is no rival figure to their number.
    return figure.value == 1


@cache
def _groups() -> dict[str, str]:
    return {row["word"]: row["group"] for row in table("reconciliation/groups.tsv")}


def group_of(figure: Figure) -> str:
    """Who is counted, in one word; empty for people of every kind."""
    given = fold(figure.group or "")
    return _groups().get(given, given)


def _one_scope(one: Claim, other: Claim, found: Anchors, old: frozenset[str], pile: Pile) -> bool:
    if _told_apart(one, other, pile):
        return False
    if (one.id in old) != (other.id in old):
        return _is_repeated(one, other, found)
    if since_of(one) != OPEN and since_of(other) != OPEN:
        # What began on one day and is told with different places is one war seen from different ends, if the reports
        # are of one matter: elsewhere something else may have begun in the same week.
        one_matter = may_be_one_story(one, other, pile) or share_matters(one.article, other.article, pile)
        return one_matter and _one_start(one, other, pile)
    if _is_running(one) and _is_running(other):
        return _one_count(one, other, found, pile)
    if since_of(one) != OPEN or since_of(other) != OPEN:
        return False
    return _one_incident(one, other, found, pile)


def _is_running(claim: Claim) -> bool:
    return bool(claim.figure and (claim.figure.cumulative or since_of(claim) != OPEN))


def since_of(claim: Claim) -> Window:
    """Since when a claim counts, as far as it says."""
    return window(claim.figure.since) if claim.figure else OPEN


def _one_start(one: Claim, other: Claim, pile: Pile) -> bool:
    """Whether two counts may begin together: on days that touch or, where both tell no day, by a word in common."""
    if since_of(one)[0] is not None and since_of(other)[0] is not None:
        return touch(since_of(one), since_of(other), slack=INCIDENT)
    near = touch(said_window(one, pile), said_window(other, pile), slack=STORY)
    return near and not _start_words(one).isdisjoint(_start_words(other))


def _start_words(claim: Claim) -> frozenset[str]:
    """What begins when a count does: the war in "since the start of the war"; nothing where a day is told."""
    since = claim.figure.since if claim.figure else None
    if since is None or window(since)[0] is not None:
        return frozenset()
    small = entries("reconciliation/function_words.txt") | entries("reconciliation/beginnings.txt")
    return frozenset(words(since.exact or "")) - small


def _one_count(one: Claim, other: Claim, found: Mapping[str, Anchor], pile: Pile) -> bool:
    """Whether two running counts are of one matter: one place, or none named and the same matters told."""
    left, right = found[one.id], found[other.id]
    if not touch(said_window(one, pile), said_window(other, pile), slack=STORY) or not _days_touch(left, right):
        return False
    if left.place is not None and right.place is not None:
        return same_spot(left.place, right.place, pile, within=True)
    return share_matters(one.article, other.article, pile)


def _one_incident(one: Claim, other: Claim, found: Mapping[str, Anchor], pile: Pile) -> bool:
    left, right = found[one.id], found[other.id]
    if (
        left.inherited
        and right.inherited
        and one.figure
        and other.figure
        and overlap(one.figure, other.figure) is False
    ):
        return False  # two figures that name neither place nor day and differ: nothing shows that they count one thing
    if _is_repeated(one, other, found):
        return True
    if _is_broad(left) or _is_broad(right):
        return left == right
    if not may_be_one_story(one, other, pile):
        return _is_same_day(left, right)
    if not touch(_days(one, left, pile), _days(other, right, pile), slack=SLACK):
        return False
    if left.place is None or right.place is None:
        return OPEN not in (left.days, right.days) and share_matters(one.article, other.article, pile)
    return same_spot(left.place, right.place, pile, within=True)


def _is_same_day(left: Anchor, right: Anchor) -> bool:
    """Whether two reports that have else little in common put an incident into one place on one day."""
    one, other = width(left.days), width(right.days)
    near = one is not None and other is not None and max(one, other) <= INCIDENT and touch(left.days, right.days)
    return near and left.place is not None and left.place == right.place


def _is_repeated(one: Claim, other: Claim, found: Mapping[str, Anchor]) -> bool:
    """Whether two reports give one number for one place, and only one of them a day."""
    left, right = found[one.id], found[other.id]
    if one.figure is None or other.figure is None or one.figure.value is None or not same(one.figure, other.figure):
        return False
    return left.place is not None and left.place == right.place and OPEN in (left.days, right.days)


def _is_broad(anchor: Anchor) -> bool:
    """Whether its days are told too loosely to tell one incident from the next."""
    days = width(anchor.days)
    return days is not None and days > MONTH


def _days(claim: Claim, anchor: Anchor, pile: Pile) -> Window:
    """The days of an incident; news without a day is of the weeks before it was said."""
    if anchor.days != OPEN:
        return anchor.days
    first, final = said_window(claim, pile)
    return (moved(first, -STORY) if first is not None else None, final)


def _days_touch(left: Anchor, right: Anchor) -> bool:
    return touch(left.days, right.days, slack=SLACK)


def _told_apart(one: Claim, other: Claim, pile: Pile) -> bool:
    """Whether one voice in one report gives two figures that cannot both be so: it counts two incidents."""
    if one.article != other.article or speaker(one, pile).key != speaker(other, pile).key:
        return False
    return _disagree(one, other)


def _disagree(one: Claim, other: Claim) -> bool:
    return one.figure is not None and other.figure is not None and overlap(one.figure, other.figure) is False
