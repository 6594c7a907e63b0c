"""Every name by which claims and reports know an actor, as written: who speaks, acts, holds, is counted, publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.records import Article, AttributionLevel, Claim


def names_in(claims: Iterable[Claim], articles: Iterable[Article]) -> Iterator[str]:
    """Every name that a person may decide about, with repetitions."""
    found: Iterator[str | None] = (article.outlet for article in articles)
    yield from (name for name in found if name)
    for claim in claims:
        yield from (name for name in _names_of(claim) if name)


def _names_of(claim: Claim) -> Iterator[str | None]:
    for level in claim.attribution:
        yield from _names_of_level(level)
    for actor in claim.actors:
        yield from (actor.actor, actor.name, actor.party.name if actor.party else None)
    if claim.control is not None:
        yield from (claim.control.holder, claim.control.from_whom)
    if claim.figure is not None:
        yield from (claim.figure.side, claim.figure.by)


def _names_of_level(level: AttributionLevel) -> Iterator[str | None]:
    yield from (level.actor, level.name, " ".join(span.exact for span in level.source))
    yield level.party.name if level.party else None
