"""The days that an article without a date names in its own words: weekdays, days without a year, named days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import table
from variorum.reconciliation.pile.named_days import NamedDay, named_days
from variorum.records import Article, Evidence, Selector, Span

LEAD = 500  # code points: what a report tells of as its news stands in its first two paragraphs
REACH = 80  # code points after "a day after" in which what came before is named
CONTEXT = 32  # code points kept on either side of a piece of evidence


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day named without its year."""

    span: Span
    month: int
    day: int


@cache
def _numbers(kind: str) -> dict[str, int]:
    return {row["form"]: int(row["number"]) for row in table("reading/months.tsv") if row["kind"] == kind}


@cache
def _either(kind: str) -> str:
    return "|".join(re.escape(form) for form in sorted(_numbers(kind), key=len, reverse=True))


@cache
def _days_of_year() -> re.Pattern[str]:
    names = _either("month")
    month_first = rf"(?P<month>{names})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    day_first = rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{names})\b\.?"
    return re.compile(rf"\b(?:{month_first}|{day_first})(?!\d|\s*,?\s+\d{{4}})")


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?P<before>\b\w+\s+)?\b(?P<weekday>{_either('weekday')})\b")


def news_weekday(article: Article) -> tuple[Span, int] | None:
    """The weekday of which a report tells its news, with its words; None where its opening names none plainly."""
    for match in _weekdays().finditer(article.text, 0, LEAD):
        before = (match["before"] or "").strip().casefold()
        if before == "on" or not before or before.endswith("ed"):
            start = match.start() if before == "on" else match.start("weekday")
            return _span(article, start, match.end()), _numbers("weekday")[match["weekday"]]
    return None


def days_of_year(article: Article) -> Iterator[DayOfYear]:
    """The days that an article names without a year, in order."""
    for match in _days_of_year().finditer(article.text):
        month = _numbers("month")[match["month"] or match["month2"]]
        yield DayOfYear(_span(article, match.start(), match.end()), month, int(match["day"] or match["day2"]))


@cache
def _after() -> re.Pattern[str]:
    counts = "|".join(row["word"] for row in table("reconciliation/day_counts.tsv"))
    return re.compile(rf"\b(?P<count>{counts}) days? after\b(?P<rest>[^.!?;\n]{{0,{REACH}}})")


def days_after(article: Article) -> Iterator[tuple[int, Span, int]]:
    """Each telling of the news as so many days after something: where it begins, that something, how many days."""
    counts = {row["word"]: int(row["days"]) for row in table("reconciliation/day_counts.tsv")}
    for match in _after().finditer(article.text, 0, LEAD):
        yield match.start(), _span(article, *match.span("rest")), counts[match["count"]]


def days_of_news(article: Article) -> Iterator[NamedDay]:
    """The named days on which a report tells its news."""
    start = 0
    for paragraph in article.text.split("\n\n"):
        if start > LEAD:
            return
        yield from named_days(article.text, start, start + len(paragraph))
        start += len(paragraph) + 2


def _span(article: Article, start: int, end: int) -> Span:
    return Span(start, end, article.text[start:end])


def quoted(article: Article, span: Span) -> Evidence:
    """A stretch of an article's text as evidence."""
    before, after = article.text[max(0, span.start - CONTEXT) : span.start], article.text[span.end : span.end + CONTEXT]
    return Evidence((Selector(span.start, span.end, span.exact, before, after),))
