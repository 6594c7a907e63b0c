"""Stories: reports about the same matters, so that a ledger of many matters stays readable."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from math import log
from sys import intern

import numpy as np

from variorum.reconciliation.days import Window, hull, window
from variorum.reconciliation.folding import digest
from variorum.reconciliation.grouping import Ties
from variorum.reconciliation.pile import Pile
from variorum.reconciliation.telling import Alike, Packed, Weights, is_common, packed, telling_words
from variorum.records import Article, Story

# Chosen on the dev parts of the stories and casualties benchmarks together: less joins unlike matters through a
# chain of neighbours, more parts the first report of an attack from the trial. Each day between two reports asks for
# more in common, the first ones most.
ALIKE = 0.26
A_DAY = 0.03
UNDATED = 30  # days; reports of which one has no day are compared as if a month lay between

# Two reports are compared where their weightiest words, common ones left out, have in common at least this much of
# `alike`; of the pairs that are alike 1 in 100 is missed so, and a third report nearly always ties them.
WEIGHTIEST = 24
AT_LEAST = 0.07


def find_stories(pile: Pile) -> tuple[Story, ...]:
    """Every group of two or more reports about the same matters, in the order of its first report."""
    articles = list(pile.articles.values())
    texts, tops = _told(article.text for article in articles)
    days = [window(pile.dates.get(article.id)) for article in articles]
    groups = [group for group in _grouped(texts, tops, days) if len(group) > 1]
    return tuple(
        _story([articles[i].id for i in group], _title([articles[i] for i in group]), [days[i] for i in group])
        for group in groups
    )


def _grouped(texts: Sequence[Packed], tops: Sequence[Weights], days: Sequence[Window]) -> list[list[int]]:
    ties, alike = Ties(len(texts)), Alike(texts)
    for i, candidates in enumerate(_candidates(tops)):
        # Of what is tied already nobody need know how much alike it is.
        near = [j for j in candidates if not ties.are(i, j)]
        for j, much in zip(near, alike.to(i, near), strict=True):
            if much > _enough(days[i], days[j]):
                ties.tie(i, j)
    return ties.groups()


def _told(texts: Iterable[str]) -> tuple[list[Packed], list[Weights]]:
    """What each text tells, and its weightiest words."""
    numbers: dict[str, int] = {}
    whole: list[Packed] = []
    tops: list[Weights] = []
    for text in texts:
        told = telling_words(text)
        whole.append(packed(told, numbers))
        rare = sorted((word for word in told if not is_common(word)), key=lambda word: (-told[word], word))
        tops.append({intern(word): told[word] for word in rare[:WEIGHTIEST]})
    return whole, tops


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


def _enough(one: Window, other: Window) -> float:
    """How much in common makes two reports one story."""
    return ALIKE + A_DAY * log(1 + _apart(one, other))


def _apart(one: Window, other: Window) -> int:
    """The days between two reports, at their nearest."""
    (first, final), (start, end) = one, other
    if first is None or final is None or start is None or end is None:
        return UNDATED
    return max(0, (start - final).days, (first - end).days)


def _candidates(tops: Sequence[Weights]) -> Iterator[list[int]]:
    """For each report those before it that have enough of their weightiest words in common with it."""
    holders: dict[str, Holders] = {}
    for i, top in enumerate(tops):
        shared = [(holders[word], weight) for word, weight in top.items() if word in holders]
        yield _much_in_common(shared)
        for word, weight in top.items():
            holders.setdefault(word, Holders()).add(i, weight)


class Holders:
    """The reports among whose weightiest words a word is, with its weight in each."""

    def __init__(self) -> None:
        self.reports, self.weights = array("q"), array("d")

    def add(self, report: int, weight: float) -> None:
        """Takes in one report more."""
        self.reports.append(report)
        self.weights.append(weight)


def _much_in_common(shared: Sequence[tuple[Holders, float]]) -> list[int]:
    """The reports that hold enough of these words, each with its weight in the report at hand."""
    if not shared:
        return []
    reports = np.concatenate([np.frombuffer(one.reports, dtype=np.int64) for one, _ in shared])
    products = np.concatenate([np.frombuffer(one.weights) * weight for one, weight in shared])
    found: list[int] = np.flatnonzero(np.bincount(reports, weights=products) >= AT_LEAST).tolist()
    return found
