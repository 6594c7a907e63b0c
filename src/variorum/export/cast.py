"""Everybody who speaks or acts in a pile under a name, and what sort of somebody that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from variorum.export.pile import Pile
from variorum.folding import fold
from variorum.public import Object

PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})  # PLOVER sectors of a state's bodies


@dataclass(slots=True)
class Member:
    """Somebody by name: the FollowTheMoney schema that fits, and the reports that name them."""

    name: str
    schema: str = "LegalEntity"
    articles: dict[str, None] = field(default_factory=dict)


Cast = Mapping[str, Member]


def cast_of(pile: Pile) -> Cast:
    """Everybody by name, whoever is named first first."""
    persons = pile.persons()
    found: dict[str, Member] = {}
    for claim in pile.claims():
        for name, schema in _named(claim):
            member = found.setdefault(name, Member(name))
            member.articles[claim["article"]] = None
            if fold(name) in persons:
                member.schema = "Person"
            elif member.schema == "LegalEntity":
                member.schema = schema
    return found


def told_of(level: Object) -> str | None:
    """The name under which a source is in the cast."""
    return None if level["role"] == "unnamed" else level.get("actor") or level["name"]


def _named(claim: Object) -> Iterator[tuple[str, str]]:
    for level in claim["attribution"]:
        name = told_of(level)
        if name is not None:
            yield name, "Organization" if level["role"] in ("outlet", "agency") else "LegalEntity"
    for actor in claim["actors"]:
        if actor["actor"] is not None:
            yield actor["actor"], "PublicBody" if PUBLIC & set(actor["sectors"]) else "LegalEntity"
