"""Fills in what an article's claims leave to be settled from the article alone: days, places, actors, parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Actor, Article, Chain, Claim, Control, Date, Figure, Mention, Place
from variorum.resolution.actors import Cast, resolve_actor, resolve_level, speakers_own
from variorum.resolution.countries import by_name
from variorum.resolution.folding import fold
from variorum.resolution.parties import Named, belonging, offices_told, side_name
from variorum.resolution.people import people
from variorum.resolution.places import explained, place_at, place_called, resolve_places
from variorum.resolution.times import resolve_figure, resolve_said, when
from variorum.resolution.wording import offices, segments, steering
from variorum.settings import Settings


def resolve(
    claims: Sequence[Claim], mentions: Sequence[Mention], article: Article, *, settings: Settings
) -> tuple[Claim, ...]:
    """The claims with their days, places, actors and parties; what the article cannot settle stays open."""
    places = resolve_places((*mentions, *_further(claims, mentions)), article.text, settings)
    named = Named(frozenset(place.id for place in places if place.id), _elsewhere(places))
    cast = _cast(mentions, article.text, named)
    resolved: list[Claim] = []
    event: Date | None = None
    for claim in claims:
        done = _resolve(claim, places, cast, article, event)
        event = done.when if done.when.precision == 1 and done.status == "happened" else event
        resolved.append(done)
    return tuple(resolved)


def _cast(mentions: Sequence[Mention], text: str, named: Named) -> Cast:
    told = offices_told(text, named)
    known = people(mentions, text, named, told)
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end)))
    return Cast(known, ordered, named, told, frozenset(person.name for person in known.values()))


def _further(claims: Sequence[Claim], mentions: Sequence[Mention]) -> list[Mention]:
    """Places that claims name and the mentions lack."""
    known = {mention.span for mention in mentions}
    spans = {claim.where.span: claim.where.name for claim in claims if claim.where and claim.where.span}
    return [
        Mention(span, "LOC", name) for span, name in spans.items() if span not in known and span.exact[:1].isupper()
    ]


def _elsewhere(places: Sequence[Place]) -> frozenset[str]:
    """Names of states that mean another place in this article."""
    return frozenset(
        fold(place.name)
        for place in places
        if (country := by_name().get(fold(place.name))) is not None
        and place.id is not None
        and place.id != f"geonames:{country.geonames}"
    )


def _resolve(claim: Claim, places: Sequence[Place], cast: Cast, article: Article, event: Date | None) -> Claim:
    chain = _chain(claim.attribution, cast, article.published)
    happened = when(claim, chain, article.published, event)
    actors = tuple(resolve_actor(actor, chain, cast) for actor in claim.actors)
    return replace(
        claim,
        attribution=chain,
        alternatives=tuple(_chain(other, cast, article.published) for other in claim.alternatives),
        when=happened,
        where=_where(claim.where, places, article.text),
        actors=actors,
        control=_control(claim.control, actors, chain, cast),
        figure=_figure(claim, happened, chain, article.published, cast),
    )


def _chain(chain: Chain, cast: Cast, published: Date) -> Chain:
    return tuple(resolve_level(level, cast) for level in resolve_said(chain, published))


def _where(where: Place | None, places: Sequence[Place], text: str) -> Place | None:
    """The resolved place, under the name that the claim's text uses; of a description, the place that it explains."""
    if where is None or where.span is None:
        return where
    found = place_at(places, where.span) or place_called(places, where.name)
    if found is not None:
        return replace(found, name=where.name, span=where.span)
    return explained(places, where.span, text) or where


def _control(control: Control | None, actors: Sequence[Actor], chain: Chain, cast: Cast) -> Control | None:
    if control is None:
        return None
    holder = _party_name(control.holder, actors, chain, cast)
    return replace(control, holder=holder, from_whom=_party_name(control.from_whom, actors, chain, cast))


def _figure(claim: Claim, happened: Date, chain: Chain, published: Date, cast: Cast) -> Figure | None:
    if claim.figure is None:
        return None
    figure = resolve_figure(claim.figure, happened, chain, published)
    side, by = _side(figure.side, chain), figure.by
    by = _party_name(by, claim.actors, chain, cast)
    if side != figure.side or is_of_state(figure):
        side = _party_name(side, claim.actors, chain, cast)
    return replace(figure, side=side, by=by)


def is_of_state(figure: Figure) -> bool:
    """Are those counted a side's own people, its soldiers or police? Of others an adjective tells but nationality."""
    held = [one.office for words in segments(figure.of or "") for one in offices(words)]
    return figure.group == "military" or any(office.sectors and office.is_of_state for office in held)


def _side(words: str | None, chain: Chain) -> str | None:
    """Whose the counted are; "its servicemen" are the innermost source's that speaks for a party."""
    if words is None or words.lower() not in steering("possessives"):
        return words
    return next((level.party.name for level in reversed(chain) if level.party is not None), None)


def _party_name(words: str | None, actors: Sequence[Actor], chain: Chain, cast: Cast) -> str | None:
    """The party that words stand for, where the text says it; else the words as they are."""
    if not words:
        return words
    same = next((actor.party for actor in actors if actor.name == words and actor.party is not None), None)
    party = same or speakers_own(words, chain, cast.persons) or belonging(words, cast.named).party
    if party is None and (person := cast.people.get(fold(words))) is not None:
        party = person.belonging.party
    # What may be one party's or another's ("Armenian forces") stays in the text's own words.
    if party is not None and party.name and len(party.candidates) < 2:
        return party.name
    return None if words.lower() in steering("pronouns") else side_name(words, cast.named)
