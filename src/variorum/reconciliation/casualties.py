"""How many were killed, hurt, missing or displaced: one question a scope, by who is counted and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from math import inf

from variorum.data.load import table
from variorum.reconciliation.anchors import Anchor, anchors, stated
from variorum.reconciliation.comparison import Asked, Comparison, Groups, Verdict
from variorum.reconciliation.days import OPEN, Window, as_date, moment, spoken, touch, up_to, width, window, written
from variorum.reconciliation.figures import in_words, interval, overlap
from variorum.reconciliation.folding import fold, is_name
from variorum.reconciliation.grouping import buckets, components
from variorum.reconciliation.phrases import has_phrase, phrase
from variorum.reconciliation.pile import Pile, place_words, said_window, share_matters
from variorum.reconciliation.places import place_key
from variorum.reconciliation.series import as_of, relate_figures
from variorum.reconciliation.vicinity import same_spot
from variorum.reconciliation.voices import Stance, answers_fact, speaker
from variorum.records import Claim, Date, Figure

STORY = 90  # days; two running tolls with no start named belong to one matter if they were said this near
INCIDENT = 7  # days; an incident is dated at least as closely as a week
MONTH = 31  # days
VAGUE = ("~", "%")  # EDTF's marks of an approximate date
SEVERAL = 2.0  # "a number of", "several": two and more
SLACK = 1  # day; a night's attack is dated by some to its eve


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """The claims with casualty figures, by scope."""
    counted = [claim for claim in claims if claim.kind == "casualty" and answers_fact(claim) and is_count(claim)]
    found = anchors(pile, counted)
    return [
        scope
        for told in buckets(counted, _key).values()
        for scope in components(told, lambda one, other: _one_scope(one, other, found, pile))
    ]


def is_count(claim: Claim) -> bool:
    """Whether a claim counts people: an open "a number of" says too little to be compared."""
    given = interval(claim.figure) if claim.figure is not None and claim.figure.outcome else None
    return given is not None and given != (SEVERAL, inf)


def _key(claim: Claim) -> tuple[object, ...] | None:
    figure = claim.figure
    if figure is None:
        return None
    return (figure.outcome, group_of(figure), fold(side_of(claim) or ""), claim.background, _is_one_person(figure))


def _is_one_person(figure: Figure) -> bool:
    # One named or described person among many dead is no rival figure to their number.
    return figure.value == 1


@cache
def _groups() -> dict[str, str]:
    return {row["word"]: row["group"] for row in table("reconciliation/groups.tsv")}


def group_of(figure: Figure) -> str:
    """Who is counted, in one word; empty for people of every kind."""
    given = fold(figure.group or "")
    return _groups().get(given, given)


def side_of(claim: Claim) -> str | None:
    """Whose people are counted: as named, or those of the party that speaks of "its soldiers"."""
    side = claim.figure.side if claim.figure else None
    if side is None or is_name(side):
        return side
    parties = [level.party.name for level in claim.attribution if level.party is not None and level.party.name]
    return parties[-1] if parties else None


def _one_scope(one: Claim, other: Claim, found: Mapping[str, Anchor], pile: Pile) -> bool:
    if _told_apart(one, other, pile):
        return False
    if _since(one) != OPEN and _since(other) != OPEN:
        # What began on one day and is told with different places is one war seen from different ends.
        return touch(_since(one), _since(other), slack=INCIDENT)
    if _is_running(one) and _is_running(other):
        return _one_count(one, other, found, pile)
    if _since(one) != OPEN or _since(other) != OPEN:
        return False
    return _one_incident(one, other, found, pile)


def _is_running(claim: Claim) -> bool:
    return bool(claim.figure and (claim.figure.cumulative or _since(claim) != OPEN))


def _since(claim: Claim) -> Window:
    return window(claim.figure.since) if claim.figure else OPEN


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
    if _is_broad(left) or _is_broad(right):
        return left == right
    if not touch(_days(one, left, pile), _days(other, right, pile), slack=SLACK):
        return False
    if left.place is None or right.place is None:
        return OPEN not in (left.days, right.days) and share_matters(one.article, other.article, pile)
    return same_spot(left.place, right.place, pile, within=True)


def _is_broad(anchor: Anchor) -> bool:
    """Whether its days are told too loosely to tell one incident from the next."""
    days = width(anchor.days)
    return days is not None and days > MONTH


def _days(claim: Claim, anchor: Anchor, pile: Pile) -> Window:
    """The days of an incident; news without a day is of the weeks before it was said."""
    if anchor.days != OPEN:
        return anchor.days
    first, final = said_window(claim, pile)
    return (first - timedelta(days=STORY) if first is not None else None, final)


def _days_touch(left: Anchor, right: Anchor) -> bool:
    return touch(left.days, right.days, slack=SLACK)


def _told_apart(one: Claim, other: Claim, pile: Pile) -> bool:
    """Whether one voice in one report gives two figures that cannot both be so: it counts two incidents."""
    if one.article != other.article or speaker(one, pile).key != speaker(other, pile).key:
        return False
    return _disagree(one, other)


def _disagree(one: Claim, other: Claim) -> bool:
    return one.figure is not None and other.figure is not None and overlap(one.figure, other.figure) is False


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """How many, of whom, in which scope."""
    lead = claims[0].figure
    assert lead is not None
    happened = _happened(claims, pile)
    day = happened or _counted_up_to(claims, pile)
    place, since = _place(claims, pile), _started(claims)
    who = _people(claims[0])
    where = phrase("scope", "in", place=place) if place else ""
    began = phrase("scope", "since", day=since) if since else ""
    if not place and not since and not happened and len(claims) == 1:
        return _asked_without_scope(claims[0], who)
    way = " on" if happened else " by" if day else ""
    about = phrase("ask", f"casualty {lead.outcome}{way}", who=who, where=where, began=began, day=day)
    scope = [phrase("outcome", str(lead.outcome)), who, place, began.strip(), _manner(claims)]
    key = (
        *(_key(claims[0]) or ()),
        tuple(sorted(filter(None, {place_key(claim.where) for claim in claims})))[:1],
        since,
    )
    return Asked(about, phrase("lists", "scope").join(part for part in scope if part), key)


def _asked_without_scope(claim: Claim, who: str) -> Asked:
    """The question of a figure that names neither place nor day; its own words might take a side, so it has none."""
    outcome = str(claim.figure.outcome) if claim.figure else ""
    scope = [phrase("outcome", outcome), who, phrase("scope", "not said"), _manner([claim])]
    about = phrase("ask", f"casualty {outcome} on", who=who, where="", day=phrase("scope", "not said"))
    return Asked(about, phrase("lists", "scope").join(part for part in scope if part), (claim.id,))


def _place(claims: Sequence[Claim], pile: Pile) -> str:
    """The place of what is counted, in the names that the reports give it."""
    keys = dict.fromkeys(key for claim in claims if (key := stated(claim, pile).place) is not None)
    placed = [claim for claim in pile.claims if place_key(claim.where) in keys] if len(keys) == 1 else claims
    return place_words(placed)


def _counted_up_to(claims: Sequence[Claim], pile: Pile) -> str:
    """The last day that these claims count up to; old history is not counted up to the day it is told."""
    told = [claim.when if claim.background else as_of(claim, pile) for claim in claims]
    return up_to(max(told, key=moment))


def _happened(claims: Sequence[Claim], pile: Pile) -> str:
    """When the incident was, as exactly as any of the claims dates it; empty for a count that goes on."""
    if _started(claims) or all(_goes_on(claim, pile) for claim in claims):
        return ""
    told = [
        (days, known.days) for known in (stated(c, pile) for c in claims) if (days := width(known.days)) is not None
    ]
    return spoken(as_date(min(told, key=lambda pair: pair[0])[1])) if told else ""


def _goes_on(claim: Claim, pile: Pile) -> bool:
    """Whether a count is still running when it is told: cumulative, and not of days long past."""
    ended, said = window(claim.when)[1], said_window(claim, pile)[0]
    over = ended is not None and said is not None and (said - ended).days > STORY
    return bool(claim.figure and claim.figure.cumulative) and not over


def _people(claim: Claim) -> str:
    group = group_of(claim.figure) if claim.figure else ""
    words = phrase("group", group) if has_phrase("group", group or "all") and group else group or phrase("group", "all")
    side = side_of(claim)
    return phrase("scope", "side", group=words, side=side) if side else words


def _started(claims: Sequence[Claim]) -> str:
    """The start of the count, as exactly as any claim tells it; a vague one in its own words."""
    known = [claim.figure.since for claim in claims if claim.figure and claim.figure.since and _since(claim) != OPEN]
    sharp = [start for since in known if not _is_vague(since) and (start := window(since)[0]) is not None]
    if sharp or not known:
        return written(min(sharp)) if sharp else ""
    return phrase("figures", "quoted", words=known[0].exact) if known[0].exact else spoken(known[0])


def _is_vague(date: Date) -> bool:
    return any(mark in (date.edtf or "") for mark in VAGUE)


def _manner(claims: Sequence[Claim]) -> str:
    figure = claims[0].figure
    if figure is None or figure.cumulative is None or _started(claims):
        return ""
    if claims[0].background:
        return phrase("scope", "earlier")
    return phrase("scope", "running" if figure.cumulative else "incident")


def answer(stance: Stance, pile: Pile) -> str:
    """The figure in short words."""
    return in_words(stance.claim.figure) if stance.claim.figure else ""


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """How two figures of one scope relate; the number of dead can only rise."""
    return relate_figures(one, other, pile, grows=True)


def worth_asking(stances: Sequence[Stance]) -> bool:
    """Every count of people is asked about; a single person's death is not a count unless somebody denies it."""
    figure = stances[0].claim.figure
    single = figure is not None and _is_one_person(figure)
    return not single or any(stance.denies for stance in stances)


CASUALTY = Comparison(groups, asked, answer, relate, worth_asking)
