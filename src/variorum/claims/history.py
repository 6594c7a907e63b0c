"""What is older than the story: told for background, in the outlet's own voice, of another year."""

from __future__ import annotations

import re

from variorum.records import Article, Attribution, Proposition, TimeExpression

YEARS_BEFORE = 2  # in the year before, a report may still be about its own matter; two back it tells history
_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)(?:-\d\d(?:-\d\d)?)?")


def is_history(article: Article, proposition: Proposition, voice: tuple[Attribution, ...]) -> bool:
    """Whether nobody is named as its source and its own date lies years before the report."""
    if proposition.background:
        return True
    told, then = _year_of(article), _year(proposition.when)
    return not voice and told is not None and then is not None and told - then >= YEARS_BEFORE


def _year_of(article: Article) -> int | None:
    """The report's year, or where it has no date the latest year that its text names."""
    day = article.published.earliest or article.published.latest
    if day is not None:
        return int(day[:4])
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", article.text)]
    return max(years, default=None)


def _year(when: TimeExpression | None) -> int | None:
    """The year that the words state; what lasts until now ("since 1994") is no history."""
    if when is None or when.extent in ("since", "throughout"):
        return None
    match = _YEAR.fullmatch(when.value)
    return int(match.group(1)) if match else None
