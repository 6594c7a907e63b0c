"""What speaks for the day of an article that has none: its own words, and its neighbours' on the same matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day

from variorum.reconciliation.comparing.comparison import Groups
from variorum.reconciliation.dating.own_words import DayOfYear, days_of_news, days_of_year, news_weekday, quoted
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import is_day, moved, spoken, window, written
from variorum.reconciliation.pile.figures import floor_of, in_words
from variorum.reconciliation.pile.phrases import listed, phrase
from variorum.reconciliation.pile.pile import Pile, report_name, share_matters
from variorum.reconciliation.pile.places import place_key
from variorum.records import Article, Claim, Date, Evidence

YEAR = 366  # days
WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class Bound:
    """Days that one piece of evidence allows, and what it is in words."""

    allows: Callable[[Day], bool]
    words: str
    own: bool
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[str, ...] = ()


def neighbours(article: Article, pile: Pile) -> list[Article]:
    """The dated articles that share matters with this one, in order."""
    dated = [other for other in pile.articles.values() if other.id != article.id and is_day(pile.dates.get(other.id))]
    return [other for other in dated if share_matters(article.id, other.id, pile)]


def by_weekday(article: Article) -> Iterator[Bound]:
    """News is told on its day."""
    found = news_weekday(article)
    if found is not None:
        span, number = found
        words = phrase("dating", "weekday", day=phrase("weekdays", str(number)), words=span.exact)
        yield Bound(lambda day: day.isoweekday() == number, words, True, (quoted(article, span),))


def by_day_of_year(article: Article, near: Sequence[Article], pile: Pile) -> Iterator[Bound]:
    """A day named without its year lies in the twelve months before; its neighbours say in which year."""
    for named in _distinct(days_of_year(article)):
        tellers = [claim for claim in claims_of(near, pile) if dated_so(claim, named)]
        days = sorted({day for claim in tellers for day in dated_so(claim, named)})
        if days:
            yield _after(article, named, days, tellers, pile)


def _after(article: Article, named: DayOfYear, days: Sequence[Day], tellers: Sequence[Claim], pile: Pile) -> Bound:
    names = listed([report_of(claim, pile) for claim in tellers])
    dates = listed([written(day) for day in days])
    words = phrase("dating", "day of year", words=named.span.exact, reports=names, days=dates)
    ids = tuple(claim.id for claim in tellers)
    return Bound(_year_from(days), words, False, (quoted(article, named.span),), ids)


def _year_from(days: Sequence[Day]) -> Callable[[Day], bool]:
    def allows(day: Day) -> bool:
        return any(start <= day < moved(start, YEAR) for start in days)

    return allows


def report_of(claim: Claim, pile: Pile) -> str:
    """The report of a claim, as a sentence names it."""
    return report_name(pile.articles[claim.article])


def _distinct(found: Iterator[DayOfYear]) -> list[DayOfYear]:
    return list({(named.month, named.day): named for named in reversed(list(found))}.values())[::-1]


def dated_so(claim: Claim, named: DayOfYear) -> list[Day]:
    """The days, in whichever year, that a claim gives for what it tells or its start, if they are the day so named."""
    told = [claim.when, claim.figure.since if claim.figure else None]
    firsts = [first for date in told if date is not None and (first := window(date)[0]) is not None]
    return [first for first in firsts if (first.month, first.day) == (named.month, named.day)]


def by_named_day(article: Article) -> Iterator[Bound]:
    """A named day that a report tells of as its news, in the years in which the state kept it."""
    for named in days_of_news(article):
        kept = [phrase("dating", "yearly", day=day, month=phrase("months", str(month))) for _, month, day in named.days]
        words = phrase("dating", "named day", words=named.span.exact, days=listed(kept))
        yield Bound(named.falls_on, words, True, (quoted(article, named.span),))


def by_toll(article: Article, near: Sequence[Article], pile: Pile, counts: Groups) -> Iterator[Bound]:
    """A running count only rises: a lower one was given earlier, a higher one later."""
    ids = {other.id for other in near}
    for group in counts:
        own = [claim for claim in group if claim.article == article.id and not claim.background]
        for mine in own:
            for theirs in (claim for claim in group if claim.article in ids and is_day(as_of(claim, pile))):
                yield from _toll(mine, theirs, pile)


def _toll(mine: Claim, theirs: Claim, pile: Pile) -> Iterator[Bound]:
    if mine.figure is None or theirs.figure is None or not (mine.figure.cumulative or mine.figure.since):
        return
    low, high, day = floor_of(mine.figure), floor_of(theirs.figure), window(as_of(theirs, pile))[0]
    if low is None or high is None or low == high or day is None:
        return
    slots = {
        "own": in_words(mine.figure),
        "other": in_words(theirs.figure),
        "report": report_of(theirs, pile),
    }
    words = phrase("dating", "lower toll" if low < high else "higher toll", **slots, day=written(day))
    allows = between(None, day) if low < high else between(day, None)
    yield Bound(allows, words, False, (mine.evidence,), (mine.id, theirs.id))


def by_same_event(article: Article, near: Sequence[Article], pile: Pile) -> Iterator[Bound]:
    """What this article tells of by a weekday, a neighbour dates: the article is of the week that follows."""
    for mine in (claim for claim in pile.claims if claim.article == article.id and _weekday_of(claim)):
        for theirs in claims_of(near, pile):
            day = window(theirs.when)[0]
            if day is not None and is_day(theirs.when) and day.isoweekday() == _weekday_of(mine):
                yield from _same_event(mine, theirs, day, pile)


def _same_event(mine: Claim, theirs: Claim, day: Day, pile: Pile) -> Iterator[Bound]:
    if _one_matter(mine, theirs):
        slots = {
            "words": mine.when.exact or "",
            "report": report_of(theirs, pile),
            "day": written(day),
        }
        allows = between(day, moved(day, WEEK - 1))
        yield Bound(allows, phrase("dating", "same event", **slots), False, (mine.evidence,), (mine.id, theirs.id))


def _weekday_of(claim: Claim) -> int | None:
    expression = claim.when.expression
    if expression is None or expression.offset is not None:
        return None
    head, _, number = expression.value.partition("T")[0].rpartition("-")
    return int(number) if head == "XXXX-WXX" and number.isdigit() else None


def _one_matter(mine: Claim, theirs: Claim) -> bool:
    same_place = place_key(mine.where) is not None and place_key(mine.where) == place_key(theirs.where)
    return same_place and mine.kind == theirs.kind and mine.event == theirs.event


def claims_of(near: Sequence[Article], pile: Pile) -> list[Claim]:
    """The claims of these articles, in order."""
    ids = {article.id for article in near}
    return [claim for claim in pile.claims if claim.article in ids]


def by_itself(article: Article, pile: Pile) -> Iterator[Bound]:
    """What the page itself implied."""
    own = pile.dates.get(article.id, Date())
    first, final = window(own)
    if first or final:
        yield Bound(between(first, final), phrase("dating", "page", days=spoken(own)), True, own.evidence)


def between(first: Day | None, final: Day | None) -> Callable[[Day], bool]:
    """The days from the first to the final one, both counted; an end that is None is open."""

    def allows(day: Day) -> bool:
        return (first is None or day >= first) and (final is None or day <= final)

    return allows
