"""Names that a person said are one actor, and names that are not: applied to voices, holders, parties and outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.names import names_in
from variorum.reconciliation.persons.corrections import problem
from variorum.reconciliation.persons.decided import Taken, in_force
from variorum.reconciliation.persons.fields import DECIDED
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.naming import people
from variorum.records import Actor, Article, AttributionLevel, Claim, Control, Decision, Figure, Party, Problem

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class SameActors:
    """Each other name of an actor, folded, with the name that the actor keeps; and the pairs that stand apart."""

    names: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    parties: frozenset[str] = frozenset()  # everybody, folded, for whom somebody speaks or acts

    @property
    def single(self) -> frozenset[str]:
        """The names that are taken for nobody else's."""
        return frozenset(name for pair in self.apart for name in pair)

    def known_as(self, name: str | None) -> str | None:
        """The name that an actor keeps; the name itself where nobody decided about it."""
        return name if name is None else self.names.get(fold(name), name)


def same_actors(taken: Sequence[Taken], claims: Sequence[Claim]) -> SameActors:
    """What the decisions say of actors, one after the other: the last about two names holds."""
    keeps: dict[str, str] = {}
    apart: set[Pair] = set()
    for one in taken:
        if one.decision.sort != "actor":
            continue
        for other in one.decision.others:
            if one.decision.action == "merge":
                _join(one.decision.target, other, keeps, apart)
            else:
                _part(one.decision.target, other, keeps, apart)
    names = {name: _root(kept, keeps) for name, kept in keeps.items()}
    found = SameActors(_with_forms(names, apart, claims) if names else {}, frozenset(apart))
    return replace(found, parties=frozenset(_parties(claims, found))) if names else found


def _root(name: str, keeps: Mapping[str, str]) -> str:
    while fold(name) in keeps:
        name = keeps[fold(name)]
    return name


def _join(kept: str, other: str, keeps: dict[str, str], apart: set[Pair]) -> None:
    apart.discard(frozenset((fold(kept), fold(other))))
    first, second = _root(kept, keeps), _root(other, keeps)
    if fold(first) != fold(second):
        keeps[fold(second)] = first


def _part(one: str, other: str, keeps: dict[str, str], apart: set[Pair]) -> None:
    """The second name leaves, and who is one with the first stays; the first leaves where it is kept as the second."""
    if fold(_root(one, keeps)) == fold(_root(other, keeps)):
        keeps.pop(fold(one if _is_kept_as(one, other, keeps) else other), None)
    apart.add(frozenset((fold(one), fold(other))))


def _is_kept_as(one: str, other: str, keeps: Mapping[str, str]) -> bool:
    while fold(one) in keeps:
        one = keeps[fold(one)]
        if fold(one) == fold(other):
            return True
    return False


def _with_forms(names: Mapping[str, str], apart: set[Pair], claims: Sequence[Claim]) -> dict[str, str]:
    """The names with the short forms of the same persons: who keeps another name keeps it as "Aliyev" too."""
    single = {name for pair in apart for name in pair}
    forms = {
        form: names[fold(person.name)]
        for form, person in people(claims).items()
        if fold(person.name) in names and form not in single
    }
    return {**forms, **names}


def _parties(claims: Iterable[Claim], actors: SameActors) -> Iterable[str]:
    for claim in claims:
        for party in (*(level.party for level in claim.attribution), *(actor.party for actor in claim.actors)):
            if party is not None and party.name:
                yield fold(actors.known_as(party.name) or "")


def renamed(claims: Sequence[Claim], actors: SameActors) -> list[Claim]:
    """The claims with every actor under the name that it keeps; words as written stay as they are."""
    if not actors.names and not actors.apart:
        return list(claims)
    return [_claim(claim, actors) for claim in claims]


def outlets_renamed(articles: Sequence[Article], actors: SameActors) -> list[Article]:
    """The reports with their outlets under the names that these keep."""
    return [replace(article, outlet=actors.known_as(article.outlet)) for article in articles]


def _claim(claim: Claim, actors: SameActors) -> Claim:
    return replace(
        claim,
        attribution=tuple(_level(level, actors) for level in claim.attribution),
        actors=tuple(_actor(actor, actors) for actor in claim.actors),
        control=_control(claim.control, actors),
        figure=_figure(claim.figure, actors),
    )


def _level(level: AttributionLevel, actors: SameActors) -> AttributionLevel:
    if level.is_own_voice:
        return level
    names = _called(level)
    known = next((actors.names[fold(name)] for name in names if fold(name) in actors.names), None)
    party = _party(level.party, names[:1], actors)
    if known is None:
        return replace(level, party=party)
    role = "speaker" if level.role == "unnamed" else level.role
    if fold(known) not in actors.parties:
        return replace(level, actor=known, role=role, party=party)
    return replace(level, role=role, party=Party(known, DECIDED), certain=True)


def _called(level: AttributionLevel) -> list[str]:
    """The names of a source; its words as written only where nobody is known: "the president" may be anyone."""
    if level.actor:
        return [level.actor]
    return [name for name in (level.name, " ".join(span.exact for span in level.source)) if name]


def _actor(actor: Actor, actors: SameActors) -> Actor:
    called = actor.actor or actor.name
    known = actors.names.get(fold(called))
    party = _party(actor.party, [called], actors)
    if known is not None and fold(known) in actors.parties:
        party = Party(known, DECIDED)
    return replace(actor, actor=known or actor.actor, party=party)


def _party(party: Party | None, names: Sequence[str], actors: SameActors) -> Party | None:
    """The party under the name it keeps; none where a person said that this actor is not that party."""
    if party is None or party.name is None:
        return party
    if any(frozenset((fold(name), fold(party.name))) in actors.apart for name in names):
        return None
    return replace(party, name=actors.known_as(party.name))


def _control(control: Control | None, actors: SameActors) -> Control | None:
    if control is None:
        return None
    return replace(control, holder=actors.known_as(control.holder), from_whom=actors.known_as(control.from_whom))


def _figure(figure: Figure | None, actors: SameActors) -> Figure | None:
    if figure is None:
        return None
    return replace(figure, side=actors.known_as(figure.side), by=actors.known_as(figure.by))


def touched(taken: Sequence[Taken], claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """The claims that name whom each decision about actors is about, as far as no later one goes over it."""
    about = [one.decision for one in taken if one.decision.sort == "actor"]
    names = {claim.id: {fold(name) for name in names_in([claim], [])} for claim in claims} if about else {}
    last = same_actors(taken, ())
    return {
        one.id: frozenset(claim for claim, told in names.items() if told & set(map(fold, _asked_about(one, last))))
        for one in about
    }


def _asked_about(decision: Decision, last: SameActors) -> tuple[str, ...]:
    """The names that get another name and still have it, or of a split all of them."""
    if decision.action != "merge":
        return (decision.target, *decision.others)
    kept = fold(last.known_as(decision.target) or "")
    return tuple(name for name in decision.others if fold(last.known_as(name) or "") == kept)


def unknown_names(decisions: Sequence[Decision], known: Iterable[str]) -> list[Problem]:
    """The decisions about actors that no report names any more; `known` are the names in the reports."""
    about = [one for one in in_force(decisions) if one.sort == "actor"]
    named = {fold(name) for name in known} if about else set[str]()
    # A name that an earlier decision gave is known too.
    named |= {fold(decision.target) for decision in about if decision.action == "merge"}
    return [problem(one, "no name") for one in about if not all(fold(name) in named for name in one.others)]
