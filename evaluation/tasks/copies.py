"""Which reports have their text from one place: pairs of reports of one event, derived from each other or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from evaluation.tasks.piles import article, laid


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A row for each pair of reports with an origin in common: 1 for copies, less than half for a copied passage."""
    scores: dict[tuple[str, str], float] = {}
    for origin in laid([article(row) for row in rows], None).origins:
        score = 0.4 if origin.id.startswith("passage-") else 1.0
        for pair in combinations(origin.articles, 2):
            scores[pair] = max(score, scores.get(pair, 0.0))
    yield from ({"a": one, "b": other, "score": score} for (one, other), score in scores.items())
