"""Articles without a day of their own, placed by their neighbours; never written back into the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from typing import Protocol

from variorum.reconciliation.comparing.comparison import Groups
from variorum.reconciliation.comparing.scopes import groups as count_scopes
from variorum.reconciliation.dating.bounds import (
    Bound,
    by_day_of_year,
    by_itself,
    by_named_day,
    by_same_event,
    by_toll,
    by_weekday,
    neighbours,
)
from variorum.reconciliation.dating.looking_back import by_days_after
from variorum.reconciliation.dating.own_words import days_of_year, news_weekday
from variorum.reconciliation.pile.days import as_date, moment, moved, spoken, width, window
from variorum.reconciliation.pile.phrases import capital, phrase
from variorum.reconciliation.pile.pile import Pile
from variorum.records import Article, Date, Dating, TimeExpression

SEARCHED = 400  # days; how far before the first and after the last neighbour a day is looked for
NEARLY_DATED = 7  # days; a report known to the week is dated
BROAD = 92  # days; a wider range is no dating


class ResolveTime(Protocol):
    """What turns a time expression and its anchor into a Date; the pipeline passes resolution's own."""

    def __call__(
        self, expression: TimeExpression, *, anchor: Date, said: Date | None = None, event: Date | None = None
    ) -> Date: ...


def place_articles(pile: Pile) -> tuple[Dating, ...]:
    """The day of every article that has none, as far as its neighbours give it."""
    undated = [article for article in pile.articles.values() if _is_open(pile.dates.get(article.id))]
    counts = count_scopes(pile.claims, pile) if undated else []
    found = (_placed(article, pile, counts) for article in undated)
    return tuple(dating for dating in found if dating is not None)


def _is_open(date: Date | None) -> bool:
    days = width(window(date))
    return days is None or days > NEARLY_DATED


def _placed(article: Article, pile: Pile, counts: Groups) -> Dating | None:
    near = neighbours(article, pile)
    bounds = [
        *by_itself(article, pile),
        *by_day_of_year(article, near, pile),
        *by_days_after(article, near, pile),
        *by_same_event(article, near, pile),
        *by_toll(article, near, pile, counts),
        *by_weekday(article),
        *by_named_day(article),
    ]
    # In the order of their weight: what would leave no day speaks against what came before.
    if not any(not bound.own for bound in bounds):
        return None
    days, used, against = _narrowed(_searched(near, pile), bounds)
    if not days or (days[-1] - days[0]).days >= BROAD:
        return None
    return _dating(article, days, used, against)


def _searched(near: Sequence[Article], pile: Pile) -> list[Day]:
    dated = [moment(pile.dates[article.id]) for article in near]
    if not dated:
        return []
    first, final = moved(min(dated), -SEARCHED), moved(max(dated), SEARCHED)
    return [moved(first, i) for i in range((final - first).days + 1)]


def _narrowed(days: list[Day], bounds: Sequence[Bound]) -> tuple[list[Day], list[Bound], list[Bound]]:
    """The days that the evidence leaves, taken in the order of its weight; what would leave none speaks against."""
    used, against = [], []
    for bound in bounds:
        left = [day for day in days if bound.allows(day)]
        if not left:
            against.append(bound)
        elif len(left) < len(days):
            days = left
            used.append(bound)
    return days, used, against


def _dating(article: Article, days: Sequence[Day], used: Sequence[Bound], against: Sequence[Bound]) -> Dating:
    date = as_date((days[0], days[-1]))
    evidence = tuple(piece for bound in used for piece in bound.evidence)
    opposed = tuple(piece for bound in against for piece in bound.evidence)
    claims = dict.fromkeys(claim for bound in used for claim in bound.claims)
    return Dating(
        article.id,
        replace(date, evidence=evidence, against=opposed),
        _reason(article, date, used, against),
        tuple(claims),
    )


def _reason(article: Article, date: Date, used: Sequence[Bound], against: Sequence[Bound]) -> str:
    words = phrase("dating", "placed", day=spoken(date), reasons=phrase("lists", "answers").join(b.words for b in used))
    gainsaid = phrase("lists", "answers").join(bound.words for bound in against)
    parts = [words, phrase("dating", "against", reasons=gainsaid) if gainsaid else "", _alone(article)]
    return " ".join(part for part in parts if part)


def _alone(article: Article) -> str:
    """What the article says of its day without its neighbours."""
    weekday, day = news_weekday(article), next(days_of_year(article), None)
    if weekday is None and day is None:
        return phrase("dating", "alone nothing")
    name = (
        phrase("dating", "a weekday", day=phrase("weekdays", str(weekday[1]))) if weekday else phrase("dating", "a day")
    )
    after = phrase("dating", "after", day=day.day, month=phrase("months", str(day.month))) if day else ""
    return capital(phrase("dating", "alone", day=name, after=after))
