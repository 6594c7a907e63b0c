"""The order of print: by the report's day, then by report, then by place in the text; never by who is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.records import Article, Claim, Dating

UNDATED = "9999"  # undated reports come last


def days(articles: Iterable[Article], datings: Iterable[Dating]) -> dict[str, str]:
    """The day by which each report is put in order: as its neighbours place it, else as it says."""
    placed = {dating.article: dating.date for dating in datings}
    found = ((article.id, placed.get(article.id, article.published)) for article in articles)
    return {article_id: date.earliest or date.latest or UNDATED for article_id, date in found}


def articles_in_order(articles: Iterable[Article], datings: Iterable[Dating]) -> list[Article]:
    """The reports in the order of print."""
    found = tuple(articles)
    day = days(found, datings)
    return sorted(found, key=lambda article: (day[article.id], article.id))


def in_order(claims: Iterable[Claim], articles: Iterable[Article], datings: Iterable[Dating]) -> list[Claim]:
    """The claims in the order of print."""
    day = days(articles, datings)
    return sorted(claims, key=lambda claim: _place(claim, day))


def _place(claim: Claim, day: Mapping[str, str]) -> tuple[str, str, int, int, str]:
    first = min((span.start for span in claim.evidence.spans), default=0)
    last = max((span.end for span in claim.evidence.spans), default=0)
    return day.get(claim.article, UNDATED), claim.article, first, last, claim.id
