"""Who the actors and sources of a claim are, and for whom they act or speak."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from variorum.records import Actor, AttributionLevel, Chain, Mention, Party, Span
from variorum.resolution.carrying import bare_office, carried, is_before_stop
from variorum.resolution.folding import fold
from variorum.resolution.parties import Belonging, Named, belonging
from variorum.resolution.people import People, Person
from variorum.resolution.sides import side_of
from variorum.resolution.wording import segments, steering


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom an article names: persons, the mentions they are named by, what its names mean."""

    people: People
    mentions: tuple[Mention, ...]
    named: Named
    offices: Mapping[str, frozenset[str]]
    persons: frozenset[str]  # their full names


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a phrase means, as far as the text tells."""

    actor: str | None
    belonging: Belonging


def resolve_level(level: AttributionLevel, cast: Cast) -> AttributionLevel:
    """A level of a chain with its actor, party and sectors; an outlet stays as it is."""
    if level.role in ("outlet", "agency"):
        return level
    phrase = " … ".join(span.exact for span in level.source)
    found = identify(phrase, level.name, level.source, cast)
    sectors = level.sectors or found.belonging.sectors
    actor = level.actor or found.actor
    return replace(level, actor=actor, party=level.party or found.belonging.party, sectors=sectors)


def resolve_actor(actor: Actor, chain: Chain, cast: Cast) -> Actor:
    """An actor of a claim; "his country's forces" are those of the party that the speaker speaks for."""
    if actor.party is not None:
        return actor
    if not _is_anothers(actor, chain) and (party := speakers_own(actor.name, chain, cast.persons)) is not None:
        sectors = actor.sectors or belonging(actor.name, cast.named).sectors
        return replace(actor, party=party, sectors=sectors)
    spans = (actor.span,) if actor.span else ()
    found = identify(actor.name, actor.actor, spans, cast)
    sectors = actor.sectors or found.belonging.sectors
    return replace(actor, actor=found.actor or actor.actor, party=found.belonging.party, sectors=sectors)


def _is_anothers(actor: Actor, chain: Chain) -> bool:
    """Is it known to be the own of somebody else ("X denied Y's claim that its forces had ...")?"""
    return actor.actor is not None and actor.actor != chain[-1].name


def speakers_own(phrase: str, chain: Chain, persons: Collection[str]) -> Party | None:
    """The speaker's party where a phrase speaks of the speaker's own: "we", "his country's forces", "it"."""
    plain = [word.plain for segment in segments(phrase) for word in segment]
    speaker = chain[-1]
    # Reported speech turns "we" into "they": a "we" that is left is the speaker's, whatever marks are missing.
    is_we = len(plain) == 1 and plain[0] in steering("we")
    is_it = len(plain) == 1 and plain[0] in steering("itself") and speaker.quotation in ("indirect", "none")
    is_own = is_we or (is_it and speaker.actor not in persons) or _is_own_body(plain)
    is_own = is_own or (_is_its_body(plain) and speaker.actor not in persons and speaker.quotation != "direct")
    party = speaker.party if is_own else None
    return replace(party, basis="speaker") if party is not None and party.name else None


def _own_party(body: Mention) -> Party | None:
    """A body that is its own party, unless it is one of several states' bodies of that name."""
    side = side_of(fold(_bare(body.name)))
    if side is None:
        return Party(_bare(body.name), "own name")
    return Party(side.party, "own name", () if side.party else side.parties)


def _is_own_body(plain: Sequence[str]) -> bool:
    """Does somebody's own body stand there: "his country's forces", "on Sunday our army"?"""
    first = next((place for place, word in enumerate(plain) if word in steering("own")), None)
    return first is not None and bool(steering("own_bodies") & set(plain[first + 1 :]))


def _is_its_body(plain: Sequence[str]) -> bool:
    """Does a state or ministry speak of "its forces", which a person would call the country's?"""
    return bool(plain) and plain[0] == "its" and bool(steering("own_bodies") & set(plain[1:]))


def identify(phrase: str, name: str | None, spans: Sequence[Span], cast: Cast) -> Identity:
    """Who a phrase means: a person named in it or standing behind it, a body, a state."""
    said = belonging(phrase, cast.named)
    person = _person(name, spans, cast)
    if person is not None and _may_be(person, said, spans, cast):
        return Identity(person.name, _fuller(said, person.belonging))
    behind = belonging(name, cast.named) if name and fold(name) != fold(phrase) else Belonging()
    found = _fuller(_fuller(said, behind), _carried(phrase, cast))
    body = _body(spans, cast)
    if found.party is None and body is not None:
        found = Belonging(_own_party(body), found.sectors)
    return Identity(_actor(found, body, phrase, name), found)


def _carried(phrase: str, cast: Cast) -> Belonging:
    """The party of "the foreign ministry" where the article speaks of one party's alone."""
    return Belonging(carried(bare_office(phrase), cast.offices))


def _fuller(one: Belonging, other: Belonging) -> Belonging:
    if one.party is not None:
        return Belonging(one.party, one.sectors or other.sectors)
    return Belonging(other.party, one.sectors or other.sectors)


def _person(name: str | None, spans: Sequence[Span], cast: Cast) -> Person | None:
    """The person by the resolved name, else the one named in a phrase, last of several ("Putin's aide Dmitry Roe")."""
    called = cast.people.get(fold(name)) if name else None
    if called is not None:
        return called
    inside = [mention for mention in _head(spans, cast) if mention.label == "PER" and _is_head(mention, spans)]
    return cast.people.get(fold(inside[-1].name)) if inside else None


def _may_be(person: Person, said: Belonging, spans: Sequence[Span], cast: Cast) -> bool:
    """Not where the phrase, which does not name the person, speaks for another party."""
    if any(mention.label == "PER" and fold(mention.name) == fold(person.name) for mention in _within(spans, cast)):
        return True
    parties = {one.name for one in (said.party, person.belonging.party) if one is not None}
    return len(parties) < 2


def _is_head(mention: Mention, spans: Sequence[Span]) -> bool:
    """Is the person meant, and not somebody whose staff or house it is ("Putin's office", "a spokesman for Putin")?"""
    span = next(span for span in spans if span.start <= mention.span.start < span.end)
    before = span.exact[: mention.span.start - span.start].split()[-1:]
    after = span.exact[mention.span.end - span.start :]
    return not after.startswith(("'s", "’s", "' ", "’ ")) and not (before and before[0].lower() in steering("links"))


def _within(spans: Sequence[Span], cast: Cast) -> list[Mention]:
    """The mentions that lie in some spans; those of a cast stand in text order."""
    found: list[Mention] = []
    for span in spans:
        first = bisect_left(cast.mentions, span.start, key=_start)
        met = takewhile(partial(_starts_before, span.end), cast.mentions[first:])
        found.extend(mention for mention in met if mention.span.end <= span.end)
    return found


def _starts_before(end: int, mention: Mention) -> bool:
    return mention.span.start < end


def _start(mention: Mention) -> int:
    return mention.span.start


def _head(spans: Sequence[Span], cast: Cast) -> list[Mention]:
    """The mentions in a phrase before any clause about whom it names."""
    ends = [span.start + _clause_at(span.exact) for span in spans[:1]]
    return [mention for mention in _within(spans[:1], cast) if ends and mention.span.start < ends[0]]


def _clause_at(phrase: str) -> int:
    """Where the first clause of a phrase begins, or its end."""
    found = (match.start() for match in re.finditer(r"\w+", phrase) if match[0].lower() in steering("clauses"))
    return next(found, len(phrase))


def _body(spans: Sequence[Span], cast: Cast) -> Mention | None:
    """The organisation that a phrase is about: named before any comma or preposition."""
    bodies = [mention for mention in _head(spans, cast) if mention.label == "ORG" and not bare_office(mention.name)]
    return next((mention for mention in bodies if is_before_stop(spans[0], mention.span)), None)


def _actor(found: Belonging, body: Mention | None, phrase: str, name: str | None) -> str | None:
    """A name for who it is; a mere description ("Armenian officials") has none."""
    is_own_name = found.party is not None and found.party.basis == "own name"
    if found.party is not None and is_own_name and side_of(fold(_bare(phrase.partition(",")[0]))) is not None:
        return found.party.name
    if body is not None:
        return _bare(body.name)
    return None


def _bare(name: str) -> str:
    """A name without its article and possessive ending."""
    words = name.strip().split()
    words = words[1:] if len(words) > 1 and words[0].lower() in steering("articles") else words
    return " ".join(words).removesuffix("'s").removesuffix("’s")
