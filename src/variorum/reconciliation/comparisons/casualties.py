"""How many were killed, hurt, missing or displaced: how it is asked and answered, one question a scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.reconciliation.comparing.anchors import anchors
from variorum.reconciliation.comparing.comparison import Asked, Comparison, Verdict
from variorum.reconciliation.comparing.meetings import STORY
from variorum.reconciliation.comparing.scopes import group_of, groups, is_old, is_one_person, scope_key, since_of
from variorum.reconciliation.comparing.series import relate_figures, signature
from variorum.reconciliation.pile.anchor import Anchor
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import OPEN, as_date, moment, spoken, up_to, width, window, written
from variorum.reconciliation.pile.figures import in_words
from variorum.reconciliation.pile.phrases import has_phrase, phrase
from variorum.reconciliation.pile.pile import Pile, place_words, report_name, said_window, words_of_place
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.sides import side_of
from variorum.reconciliation.pile.vicinity import is_within
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Claim, Date

VAGUE = ("~", "%")  # EDTF's marks of an approximate date


@dataclass(frozen=True, slots=True)
class Said:
    """Words for a place or day, and the claims that say it where none of those asked about does."""

    words: str = ""
    grounds: tuple[str, ...] = ()


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """How many, of whom, in which scope."""
    lead = claims[0].figure
    assert lead is not None
    found = anchors(pile, claims)
    told = [found[claim.id] for claim in claims]
    happened = _happened(claims, told, pile)
    over = happened if happened.words else _over_by(claims, told)
    day = over.words or _counted_up_to(claims, pile)
    at, since = _place(claims, told, pile), _started(claims)
    place, who = at.words, _people(claims[0], pile)
    where = phrase("scope", "in", place=place) if place else ""
    began = phrase("scope", "since", day=since) if since else ""
    if not place and not since and not happened.words and len(claims) == 1:
        return _asked_without_scope(claims[0], who, pile)
    way = " on" if happened.words else " by" if day else ""
    about = phrase("ask", f"casualty {lead.outcome}{way}", who=who, where=where, began=began, day=day)
    scope = [phrase("outcome", str(lead.outcome)), who, place, began.strip(), _manner(claims)]
    key = (
        *(scope_key(claims[0], pile) or ()),
        any(is_old(claim, found, pile) for claim in claims),
        tuple(sorted(filter(None, {place_key(claim.where) for claim in claims})))[:1],
        since,
    )
    old = any(is_old(claim, found, pile) for claim in claims)
    grounds = tuple(dict.fromkeys((*at.grounds, *over.grounds)))
    return Asked(about, phrase("lists", "scope").join(part for part in scope if part), key, old, grounds=grounds)


def _asked_without_scope(claim: Claim, who: str, pile: Pile) -> Asked:
    """The question of a figure that names neither place nor day: it is asked of what its report tells."""
    outcome = str(claim.figure.outcome) if claim.figure else ""
    scope = [phrase("outcome", outcome), who, phrase("scope", "not said"), _manner([claim])]
    day = _counted_up_to([claim], pile) if claim.figure and claim.figure.cumulative else ""
    told = phrase("scope", "as told", report=report_name(pile.articles[claim.article]))
    about = phrase("ask", f"casualty {outcome}" + (" by" if day else ""), who=who, where=told, began="", day=day)
    return Asked(about, phrase("lists", "scope").join(part for part in scope if part), (claim.id,))


def _place(claims: Sequence[Claim], told: Sequence[Anchor], pile: Pile) -> Said:
    """The place of what is counted, in the names that the reports give it."""
    placed = [(anchor.place, anchor.placed_by) for anchor in told if anchor.place is not None and not anchor.inherited]
    keys = list(dict.fromkeys(place for place, _ in placed))
    sharp = [key for key in keys if not any(is_within(other, key, pile) for other in keys)]
    if len(sharp) != 1:
        return Said(place_words(claims))
    return Said(words_of_place(sharp[0], pile), _beside(claims, [by for place, by in placed if place == sharp[0]]))


def _beside(claims: Sequence[Claim], sources: Sequence[str | None]) -> tuple[str, ...]:
    """The first of the claims that say something, where none of those asked about is among them."""
    own = {claim.id for claim in claims}
    others = [name for name in sources if name is not None]
    return () if own.intersection(others) else tuple(others[:1])


def _counted_up_to(claims: Sequence[Claim], pile: Pile) -> str:
    """The last day that these claims count up to; old history is not counted up to the day it is told."""
    told = [claim.when if claim.background else as_of(claim, pile) for claim in claims]
    return up_to(max(told, key=moment))


def _happened(claims: Sequence[Claim], told: Sequence[Anchor], pile: Pile) -> Said:
    """When the incident was, as exactly as any of the claims dates it; nothing for a count that goes on."""
    if _started(claims) or all(_goes_on(claim, pile) for claim in claims):
        return Said()
    known = [(width(anchor.days), anchor) for anchor in told if not anchor.inherited]
    dated = [(days, anchor) for days, anchor in known if days is not None]
    if not dated:
        return Said()
    sharpest = min(dated, key=lambda pair: pair[0])[1].days
    sources = [anchor.dated_by for _, anchor in dated if anchor.days == sharpest]
    return Said(spoken(as_date(sharpest)), _beside(claims, sources))


def _over_by(claims: Sequence[Claim], told: Sequence[Anchor]) -> Said:
    """By when the incident was over, where only that is known: the year, where no day is told."""
    ends = [(anchor.days[1], anchor.dated_by) for anchor in told if anchor.days[0] is None]
    known = [(end, by) for end, by in ends if end is not None]
    if not known:
        return Said()
    final = max(end for end, _ in known)
    words = str(final.year) if (final.month, final.day) == (12, 31) else written(final)
    return Said(words, _beside(claims, [by for end, by in known if end == final]))


def _goes_on(claim: Claim, pile: Pile) -> bool:
    """Whether a count is still running when it is told: cumulative, and not of days long past."""
    ended, said = window(claim.when)[1], said_window(claim, pile)[0]
    over = ended is not None and said is not None and (said - ended).days > STORY
    return bool(claim.figure and claim.figure.cumulative) and not over


def _people(claim: Claim, pile: Pile) -> str:
    group = group_of(claim.figure) if claim.figure else ""
    words = phrase("group", group) if has_phrase("group", group or "all") and group else group or phrase("group", "all")
    side = side_of(claim, pile)
    return phrase("scope", "side", group=words, side=side) if side else words


def _started(claims: Sequence[Claim]) -> str:
    """The start of the count, as exactly as any claim tells it; a vague one in its own words."""
    known = [claim.figure.since for claim in claims if claim.figure and claim.figure.since and since_of(claim) != OPEN]
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
    single = figure is not None and is_one_person(figure)
    return not single or any(stance.denies for stance in stances)


CASUALTY = Comparison(groups, asked, answer, relate, worth_asking, signature)
