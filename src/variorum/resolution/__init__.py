"""Resolution: what an article's names and times mean, as far as the article alone can settle it.

`RESOLVERS` is its table of parts, in their order; each takes a claim and what is known of its article, and settles one
thing: the days (`times`, `dates`), the place (`whereabouts`, `places`, `choosing`, `gazetteer`), sources and actors
with their parties (`sources`, `actors`, `people`, `parties`, `sides`), holders and sides (`holders`), and what they are
called (`calling`, `labels`).
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.plugins import extended
from variorum.records import Article, Claim, Label, Mention
from variorum.resolution.calling import settle_labels
from variorum.resolution.dates import resolve_time
from variorum.resolution.holders import settle_holders
from variorum.resolution.known import know
from variorum.resolution.labels import resolve_labels
from variorum.resolution.places import resolve_places
from variorum.resolution.settling import Resolver, settle
from variorum.resolution.sources import settle_sources
from variorum.resolution.times import settle_days
from variorum.resolution.whereabouts import settle_place
from variorum.settings import Settings

RESOLVERS: dict[str, Resolver] = {
    "days": settle_days,
    "place": settle_place,
    "sources": settle_sources,
    "holders": settle_holders,
    "labels": settle_labels,
}


def resolve(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    article: Article,
    *,
    settings: Settings,
    labels: Sequence[Label] = (),
) -> tuple[Claim, ...]:
    """The claims with their days, places, actors and parties; what the article cannot settle stays open."""
    return settle(claims, know(claims, mentions, article, settings, labels), extended(RESOLVERS, "resolvers"))


__all__ = ["RESOLVERS", "resolve", "resolve_labels", "resolve_places", "resolve_time"]
