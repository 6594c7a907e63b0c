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

ByDay = Mapping[tuple[int, int], list[tuple[Day, Claim]]]  # of a day of the year, each day told and who tells it


def with_years(pile: Pile) -> tuple[Claim, ...]:
    """The claims; a day whose year is only likely moves to the year in which an earlier report already told of it."""
    told: dict[tuple[int, int], list[tuple[Day, Claim]]] = {}
    for claim in pile.claims:
        for day in {_day(date) for date in _dates(claim)} - {None}:
            if day is not None:
                told.setdefault((day.month, day.day), []).append((day, claim))
    by_year = {name: sorted(days, key=lambda one: one[0]) for name, days in told.items()}
    return tuple(_settled(claim, by_year, pile) for claim in pile.claims)


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
    before = (one for one in told.get((day.month, day.day), []) if one[0] < day)
    earliest = next((found for found, other in before if _tells_of_it(other, claim, day, pile)), None)
    return _in_year(date, earliest.year, day.year) if earliest is not None else date


def _tells_of_it(other: Claim, claim: Claim, day: Day, pile: Pile) -> bool:
    return _told_before(other, day, pile) and _one_matter(claim, other, pile)


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
