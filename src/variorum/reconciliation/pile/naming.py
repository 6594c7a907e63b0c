"""People whom the reports name now in full and now by the last name: one person where only one bears it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.reconciliation.pile.folding import fold, is_name
from variorum.records import AttributionLevel, Claim, Party


@dataclass(frozen=True, slots=True)
class Person:
    """A person as first named in full, with the party that some report gives."""

    name: str
    party: Party | None


def people(claims: Sequence[Claim]) -> Mapping[str, Person]:
    """Every form of a speaker's name, folded, with the one person who bears it in this pile."""
    full: dict[str, list[AttributionLevel]] = {}
    for claim in claims:
        for level in claim.attribution:
            name = _name(level)
            if level.role == "speaker" and is_name(name) and len(name.split()) in (2, 3):
                full.setdefault(_first_and_last(name), []).append(level)
    known = {key: _person(levels) for key, levels in full.items()}
    forms = {fold(_name(level)): known[key] for key, levels in full.items() for level in levels}
    return {**_last_names(known), **forms}


def _name(level: AttributionLevel) -> str:
    return level.actor or level.name or ""


def _first_and_last(name: str) -> str:
    parts = fold(name).split()
    return f"{parts[0]} {parts[-1]}"


def _person(levels: Sequence[AttributionLevel]) -> Person:
    parties = [level.party for level in levels if level.party is not None and level.party.name]
    return Person(_name(levels[0]), parties[0] if len({party.name for party in parties}) == 1 else None)


def _last_names(known: Mapping[str, Person]) -> dict[str, Person]:
    bearers: dict[str, list[Person]] = {}
    for key, person in known.items():
        bearers.setdefault(key.split()[-1], []).append(person)
    return {last: persons[0] for last, persons in bearers.items() if len(persons) == 1}
