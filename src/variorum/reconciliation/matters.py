"""Which reports share matters, found by what they name instead of by asking every two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from variorum.reconciliation.pile import SHARED, Pile


def reports_by_matter(articles: Iterable[str], pile: Pile) -> Mapping[str, list[str]]:
    """Which of these articles name each place and party."""
    found: dict[str, list[str]] = {}
    for article in articles:
        for matter in pile.matters.get(article, frozenset()):
            found.setdefault(matter, []).append(article)
    return found


def sharing_matters(article: str, by_matter: Mapping[str, Sequence[str]], pile: Pile) -> list[str]:
    """Which of the articles in `by_matter` share matters with this one."""
    named = Counter(other for matter in pile.matters.get(article, frozenset()) for other in by_matter.get(matter, ()))
    return [other for other, count in named.items() if count >= SHARED]
