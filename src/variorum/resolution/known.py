"""What an article tells as a whole, before its claims are settled one by one: its places, persons and offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.records import Article, Claim, Date, Label, Mention, Place
from variorum.resolution.actors import Cast
from variorum.resolution.carrying import offices_told
from variorum.resolution.countries import by_name
from variorum.resolution.folding import fold
from variorum.resolution.labels import resolve_labels
from variorum.resolution.parties import Named
from variorum.resolution.parts import whole_of
from variorum.resolution.people import people
from variorum.resolution.places import resolve_places
from variorum.settings import Settings

_DETERMINERS = ("a", "an", "its", "our", "that", "the", "their", "this")


@dataclass(frozen=True, slots=True)
class Known:
    """An article with its places and its cast, and the last day that its claims have told so far."""

    article: Article
    places: tuple[Place, ...]
    cast: Cast
    event: Date | None = None
    labels: tuple[Label, ...] = ()


def know(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    article: Article,
    settings: Settings,
    labels: Sequence[Label] = (),
) -> Known:
    """What is known of an article before its claims are settled."""
    placed = (*_as_claimed(claims, mentions), *_further(claims, mentions))
    places = resolve_places(placed, article.text, settings)
    named = Named(frozenset(whole_of(place.id) for place in places if place.id), _elsewhere(places))
    cast = _cast(mentions, article.text, named)
    return Known(article, places, cast, labels=resolve_labels(labels, named))


def _cast(mentions: Sequence[Mention], text: str, named: Named) -> Cast:
    told = offices_told(text, named)
    known = people(mentions, text, named)
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end)))
    return Cast(known, ordered, named, told, frozenset(person.name for person in known.values()))


def _further(claims: Sequence[Claim], mentions: Sequence[Mention]) -> list[Mention]:
    """Places that claims name and the mentions lack."""
    known = {mention.span for mention in mentions}
    spans = {
        claim.where.span: claim.where.name
        for claim in claims
        if claim.where and claim.where.span and not _is_counted(claim)
    }
    new = (item for item in spans.items() if item[0] not in known and _is_name(item[0].exact))
    return [Mention(span, "LOC", name) for span, name in new]


def _is_counted(claim: Claim) -> bool:
    """Whether a claim speaks of so and so many places; what opens a sentence has a capital and is no name for that."""
    return claim.control is not None and claim.figure is not None


def _is_name(words: str) -> bool:
    """Whether words for a place name it; "Chad's second city" and a sentence's "The village" only describe it."""
    opened = words.split(" ", 1)
    named = opened[1] if len(opened) > 1 and opened[0].lower() in _DETERMINERS else words
    return named[:1].isupper() and not re.search(r"['’]s\s+(?!\W*[A-Z])", words)


def _as_claimed(claims: Sequence[Claim], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that a claim gives as what somebody holds or takes as places."""
    held = {claim.where.span for claim in claims if claim.control is not None and claim.where is not None}
    return [
        replace(mention, label="LOC") if mention.label in ("MISC", "ORG", "PER") and mention.span in held else mention
        for mention in mentions
    ]


def _elsewhere(places: Sequence[Place]) -> frozenset[str]:
    """Names of states that mean another place in this article."""
    return frozenset(
        fold(place.name)
        for place in places
        if (country := by_name().get(fold(place.name))) is not None
        and place.id is not None
        and whole_of(place.id) != f"geonames:{country.geonames}"
    )
