"""Builds small piles of claims in words: who says what, in which report, when and where."""

# ruff: noqa: ANN401 - the builder hands whatever fields a table of claims names to the records

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from variorum.reconciliation.copies.profiles import profile
from variorum.reconciliation.whole import side_by_side
from variorum.records import (
    Actor,
    Article,
    AttributionLevel,
    Claim,
    Control,
    Date,
    Decision,
    Event,
    Evidence,
    Figure,
    Kind,
    Link,
    Party,
    Place,
    Reconciliation,
    Selector,
    Span,
    Wording,
)


def on(day: str) -> Date:
    """One certain day."""
    return Date(edtf=day, earliest=day, latest=day, precision=1, basis="stated")


def by(day: str) -> Date:
    """Some time up to a day."""
    return Date(edtf=f"../{day}", latest=day, extent="by", basis="relative")


def since(day: str) -> Date:
    """From a day on."""
    return Date(edtf=f"{day}/..", earliest=day, extent="since", basis="stated")


def within(first: str, last: str) -> Date:
    """Some time in a stretch."""
    return Date(edtf=f"{first}/{last}", earliest=first, latest=last, extent="within", basis="relative")


def report(name: str, day: str | None = None, text: str = "", **more: Any) -> Article:
    """An article of one outlet on one day."""
    return Article(id=name, text=text, published=on(day) if day else Date(), outlet=more.pop("outlet", name), **more)


def voice(name: str, party: str | None = None, **more: Any) -> AttributionLevel:
    """A named speaker, for a party where one is given."""
    said = more.pop("said", None)
    return AttributionLevel(
        role=more.pop("role", "speaker"),
        name=name,
        actor=more.pop("actor", name),
        party=Party(party, "title") if party else None,
        said=on(said) if isinstance(said, str) else said,
        basis="cue",
        lemma=more.pop("lemma", "say"),
        **more,
    )


def claim(
    article: str,
    kind: Kind,
    exact: str,
    *chain: AttributionLevel,
    at: int = 0,
    place: str | None = None,
    when: Date | None = None,
    agent: str | None = None,
    recipient: str | None = None,
    word: str | None = None,
    **more: Any,
) -> Claim:
    """A claim of one report, through a chain of voices within the outlet's own."""
    factuality = more.pop("factuality", chain[-1].factuality if chain else "CT+")
    return Claim(
        id=more.pop("id", f"{article}/{at}"),
        article=article,
        kind=kind,
        evidence=Evidence((Selector(at, at + len(exact), exact),)),
        part=more.pop("part", "body"),
        attribution=(AttributionLevel(role="outlet"), *chain),
        factuality=factuality,
        status=more.pop("status", "happened"),
        extractor=kind,
        when=when or Date(),
        where=Place(place) if place else None,
        actors=_actors(agent, recipient),
        wording=Wording(word, word) if word else None,
        trigger=Span(at, at + len(exact), exact),
        **more,
    )


def _actors(agent: str | None, recipient: str | None) -> tuple[Actor, ...]:
    acting = (Actor(agent, agent, Party(agent, "name"), "agent"),) if agent else ()
    acted_on = (Actor(recipient, recipient, Party(recipient, "name"), "recipient"),) if recipient else ()
    return (*acting, *acted_on)


def control(
    article: str, state: Any, place: str, *chain: AttributionLevel, holder: str | None = None, **more: Any
) -> Claim:
    """A claim about who holds a place."""
    exact = more.pop("exact", f"{place} {state}")
    taken = Control(state, holder, more.pop("from_whom", None), more.pop("sense", "de facto"))
    return claim(article, "control", exact, *chain, place=place, control=taken, **more)


def villages(article: str, count: float, unit: str, *chain: AttributionLevel, holder: str, **more: Any) -> Claim:
    """A claim that so many places were taken."""
    figure = Figure(count, None, None, more.pop("mod", None), unit, unit, cumulative=more.pop("cumulative", True))
    taken = Control("takes", holder)
    return claim(article, "control", f"{count:g} {unit}", *chain, figure=figure, control=taken, **more)


def dead(article: str, count: float, *chain: AttributionLevel, **more: Any) -> Claim:
    """A claim that so many were killed."""
    figure = Figure(
        value=count,
        low=None,
        high=None,
        mod=more.pop("mod", None),
        outcome=more.pop("outcome", "killed"),
        group=more.pop("group", None),
        side=more.pop("side", None),
        cumulative=more.pop("cumulative", None),
        since=more.pop("began", None),
        as_of=more.pop("as_of", None),
    )
    return claim(article, "casualty", more.pop("exact", f"{count:g} killed"), *chain, figure=figure, **more)


def event(article: str, kind: str, exact: str, *chain: AttributionLevel, mode: str | None = None, **more: Any) -> Claim:
    """A claim that something happened."""
    return claim(article, "event", exact, *chain, event=Event(kind, mode), **more)


def linked(given: Claim, *links: tuple[Any, str | None]) -> Claim:
    """The claim with these links."""
    return replace(given, links=tuple(Link(kind, target, "test") for kind, target in links))


def shifted(claims: Sequence[Claim], article: str) -> list[Claim]:
    """The same claims as another article prints them."""
    return [replace(given, article=article, id=given.id.replace(given.article, article, 1)) for given in claims]


def lay_together(
    articles: Sequence[Article], claims: Sequence[Claim], *, decisions: Sequence[Decision] = (), **more: Any
) -> Reconciliation:
    """The reports side by side as one part: these have few words or none by which they could be known to be one."""
    more.pop("settings", None)
    profiles = {one.id: profile(one) for one in articles}
    return side_by_side([list(profiles)], profiles, articles, claims, decisions=decisions, **more)
