"""Days without a year, settled by the story: what somebody told earlier cannot have happened later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Day

from variorum.reconciliation.days import window
from variorum.reconciliation.families import family
from variorum.reconciliation.pile import Pile, share_matters
from variorum.reconciliation.places import place_key
from variorum.records import Claim, Date

ByDay = Mapping[tuple[int, int], list[Claim]]


def with_years(pile: Pile) -> tuple[Claim, ...]:
    """The claims; a day whose year is only likely moves to the year in which an earlier report already told of it."""
    told: dict[tuple[int, int], list[Claim]] = {}
    for claim in pile.claims:
        for day in {_day(date) for date in _dates(claim)} - {None}:
            if day is not None:
                told.setdefault((day.month, day.day), []).append(claim)
    return tuple(_settled(claim, told, pile) for claim in pile.claims)


def _dates(claim: Claim) -> list[Date]:
    since = claim.figure.since if claim.figure else None
    return [claim.when] if since is None else [claim.when, since]


def _day(date: Date) -> Day | None:
    """The day that a date names: itself, or the start of what goes on since."""
    first, final = window(date)
    return first if first is not None and final in (first, None) else None


def _settled(claim: Claim, told: ByDay, pile: Pile) -> Claim:
    when = _moved(claim.when, claim, told, pile)
    figure = claim.figure
    if figure is not None and figure.since is not None:
        figure = replace(figure, since=_moved(figure.since, claim, told, pile))
    return claim if when is claim.when and figure is claim.figure else replace(claim, when=when, figure=figure)


def _moved(date: Date, claim: Claim, told: ByDay, pile: Pile) -> Date:
    day = _day(date)
    if day is None or not date.edtf or "?" not in date.edtf:
        return date
    earlier = [
        found
        for other in told.get((day.month, day.day), [])
        if _told_before(other, day, pile) and _one_matter(claim, other, pile)
        for found in map(_day, _dates(other))
        if found is not None and found < day and (found.month, found.day) == (day.month, day.day)
    ]
    return _in_year(date, min(earlier).year, day.year) if earlier else date


def _told_before(other: Claim, day: Day, pile: Pile) -> bool:
    published = window(pile.dates.get(other.article))[1]
    return published is not None and published < day


def _one_matter(claim: Claim, other: Claim, pile: Pile) -> bool:
    if claim.article == other.article or not share_matters(claim.article, other.article, pile):
        return False
    same_family = family(claim) == family(other) if claim.kind == other.kind == "event" else claim.kind == other.kind
    return same_family or (place_key(claim.where) is not None and place_key(claim.where) == place_key(other.where))


def _in_year(date: Date, year: int, was: int) -> Date:
    def moved(text: str | None) -> str | None:
        return text.replace(str(was), str(year)).replace("?", "") if text else text

    return replace(date, edtf=moved(date.edtf), earliest=moved(date.earliest), latest=moved(date.latest), basis="story")
