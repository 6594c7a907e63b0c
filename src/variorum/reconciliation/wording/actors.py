"""Who is one actor across articles: labels that stand for the same person, party, body or thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.data.load import entries
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.wording.bearers import Bearers, bearer, bearers, name_words
from variorum.reconciliation.wording.bodies import Bodies, bodies, body_of
from variorum.reconciliation.wording.kinds import kind_of
from variorum.reconciliation.wording.rulers import Rulers, ruler, rulers
from variorum.reconciliation.wording.titled import Related, Titles, Told, namesake, titled, titles
from variorum.records import Label

OWNED = frozenset({"government", "envoy", "country"})  # kinds of nouns: what is its head's is the state's
COUNTRY = "country"  # the kind of noun that means a state named before


@dataclass(frozen=True, slots=True)
class Known:
    """What all articles together tell of those whom they name."""

    persons: Bearers
    rulers: Rulers
    titles: Titles
    bodies: Bodies
    related: Related
    countries: Mapping[str, Sequence[tuple[int, str]]]  # article -> where it names which party by its own name


def one_story(_: str, __: str) -> bool:
    """Articles that are known to be about the same matters."""
    return True


def actors(told: Sequence[Told], related: Related = one_story) -> tuple[str, ...]:
    """For each label a key; labels with one key are one actor. Only related articles tell whom a bare title means."""
    known = _known(told, related)
    return tuple(next(_keys(article, label, known)) for article, label in told)


def _known(told: Sequence[Told], related: Related) -> Known:
    persons = bearers((article, label.name) for article, label in told if label.kind == "PER" and label.name)
    given = titles(told, persons)
    parties = frozenset(label.party for _, label in told if label.party)
    names = [label.name for _, label in told if label.name and label.kind != "PER" and not label.party]
    found = rulers(given)
    return Known(persons, found, Titles(given), bodies(names, parties), related, _countries(told))


def _countries(told: Sequence[Told]) -> dict[str, list[tuple[int, str]]]:
    """Where each article names a state by its own name, in the order of its text."""
    found: dict[str, list[tuple[int, str]]] = {}
    for article, label in told:
        if label.party and label.basis == "name" and label.kind == "LOC":
            found.setdefault(article, []).append((label.span.start, label.party))
    return {article: sorted(places) for article, places in found.items()}


def _keys(article: str, label: Label, known: Known) -> Iterator[str]:
    """What a label may stand for, the surest first."""
    if (who := _person(article, label, known)) is not None:
        yield f"person:{who}"
    if (party := _party(article, label, known)) is not None:
        yield f"party:{fold(party)}"
    if label.name is not None:
        yield f"name:{body_of(label.name, known.bodies)}"
    elif (body := _members(label, known)) is not None:
        yield f"name:{body}"
    yield f"thing:{kind_of(label.head)}"


def _person(article: str, label: Label, known: Known) -> str | None:
    if label.kind == "PER" and label.name:
        return namesake(label, known.persons, known.titles) or " ".join(name_words(label.name))
    if label.name is not None:
        return bearer(label.name, known.persons) if label.kind in ("ORG", "MISC") and label.party is None else None
    called = bearer(label.span.exact, known.persons)
    return (
        called
        or ruler(article, label, known.rulers, known.related)
        or titled(article, label, known.titles, known.related)
    )


def _party(article: str, label: Label, known: Known) -> str | None:
    """The party that the words name, that of a body whose owner is a ruler, or for "the country" the one named last."""
    if label.party is not None:
        return label.party
    if label.name is not None and label.kind != "PER":
        short = known.bodies.compass.get(" ".join(name_words(label.name)))
        if short is not None:
            return short
    kind = kind_of(label.head)
    if kind in OWNED and label.names:
        return _owner(label, known)
    if kind == COUNTRY and not label.plural and label.name is None:
        return _last_before(label.span.start, known.countries.get(article, ()))
    return None
    return None


def _last_before(at: int, places: Sequence[tuple[int, str]]) -> str | None:
    return next((party for start, party in reversed(places) if start < at), None)


def _owner(label: Label, known: Known) -> str | None:
    owners = {known.rulers.parties.get(who) for name in label.names if (who := bearer(name, known.persons))}
    return owners.pop() if len(owners) == 1 else None


def _members(label: Label, known: Known) -> str | None:
    """The body or movement whose people a description means: "Reform Party officials"."""
    named = {body_of(name, known.bodies) for name in label.names}
    is_people = bool(label.sectors) or kind_of(label.head) in entries("reconciliation/member_kinds.txt")
    return min(named) if is_people and len(named) == 1 and named <= known.bodies.keys else None
