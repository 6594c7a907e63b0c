"""Stories: reports about the same matters, so that a ledger of many matters stays readable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.reconciliation.copies.profiles import Bar, grouped
from variorum.reconciliation.pile.days import Window, hull, window
from variorum.reconciliation.pile.folding import digest
from variorum.reconciliation.pile.pile import Pile
from variorum.records import Article, Profile, Story

# Chosen on the dev parts of the stories and casualties benchmarks together: less joins unlike matters through a
# chain of neighbours, more parts the first report of an attack from the trial. Each day between two reports asks for
# more in common, the first ones most.
STORY = Bar(alike=0.26, a_day=0.03)


def find_stories(pile: Pile, profiles: Mapping[str, Profile]) -> tuple[Story, ...]:
    """Every group of two or more reports about the same matters, in the order of its first report.

    `profiles` are those of the reports by their ids.
    """
    articles = list(pile.articles.values())
    days = [window(pile.dates.get(article.id)) for article in articles]
    groups = grouped([profiles[article.id] for article in articles], days, [STORY])
    return tuple(
        _story([articles[i].id for i in group], _title([articles[i] for i in group]), [days[i] for i in group])
        for group in groups
        if len(group) > 1
    )


def _title(articles: Sequence[Article]) -> str | None:
    """The title of the first report that has one: an id or a path tells a reader nothing."""
    return next((article.title for article in articles if article.title), None)


def _story(articles: Sequence[str], title: str | None, days: Sequence[Window]) -> Story:
    # Named after its first report, so that a report more does not change its id.
    first, final = hull(list(days))
    return Story(
        id="story-" + digest(articles[0]),
        articles=tuple(articles),
        title=title or articles[0],
        first=first.isoformat() if first else None,
        last=final.isoformat() if final else None,
    )
