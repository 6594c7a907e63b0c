"""ECB+: which given mentions of events, of many articles, are one event; and which articles tell one story.

The rows are articles and, after them, mentions (`input_gold_mentions.jsonl`), each with the id of its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.tasks.event_mentions import Row, tellings
from evaluation.tasks.piles import article, clusters, laid
from variorum.language import annotate
from variorum.reconciliation.comparing.event_tellings import Telling, events


def predict(rows: Iterable[Row], parser: str) -> Iterator[Row]:
    """A story for each article, and an event for each mention."""
    articles, mentions = parted(rows)
    told = stories(articles)
    yield from ({"doc": name, "story": story} for name, story in told.items())
    found: list[Telling] = []
    for row, doc in zip(articles, annotate((row["text"] for row in articles), parser=parser), strict=True):
        found += tellings(doc, mentions.get(row["id"], []), told[row["id"]])
    yield from chains(events(found))


def stories(rows: Sequence[Row]) -> dict[str, str]:
    """The story of each article, as the product tells stories apart by their texts."""
    return clusters(laid([article(row) for row in rows], None), [row["id"] for row in rows])


def parted(rows: Iterable[Row]) -> tuple[list[Row], dict[str, list[Row]]]:
    """The articles, and the mentions by their article."""
    articles: list[Row] = []
    mentions: dict[str, list[Row]] = {}
    for row in rows:
        if "mention" in row:
            mentions.setdefault(row["doc"], []).append(row)
        else:
            articles.append(row)
    return articles, mentions


def chains(found: Iterable[list[Telling]]) -> Iterator[Row]:
    """A row for each mention, with the chain that it is in: named by the first mention of it."""
    return ({"mention": telling.id, "chain": event[0].id} for event in found for telling in event)
