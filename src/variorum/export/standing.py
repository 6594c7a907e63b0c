"""What one voice answers to one question, with its claims as objects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from variorum.export.pile import Pile
from variorum.public import Object

DROPPED = ("alternatives", "wording", "decisions")


@dataclass(frozen=True, slots=True)
class Standing:
    """A position of a question; `casualties` are the counts of people killed that hang on its claims."""

    question: Object
    number: int
    position: Object
    claims: tuple[Object, ...]
    casualties: tuple[Object, ...]
    outlets: Mapping[str, str]

    @property
    def name(self) -> str:
        """The voice; somebody unnamed is nobody's point of view but its own."""
        return str(self.position["name"] or self.position["voice"])

    def sources(self, claims: Iterable[Object]) -> list[str]:
        """The outlets of these claims, a report's id where its outlet is unknown."""
        return [self.outlets.get(claim["article"]) or claim["article"] for claim in claims]


def standings(pile: Pile, kinds: Collection[str]) -> Iterator[Standing]:
    """Every voice of the questions of these kinds."""
    wanted = {
        name
        for question in pile.questions()
        if question["kind"] in kinds
        for position in question["positions"]
        for name in position["claims"]
    }
    claims, casualties = _claims(pile, wanted)
    outlets = {one["id"]: one["outlet"] for one in pile.articles() if one["outlet"]}
    for question in pile.questions():
        for number, position in enumerate(question["positions"] if question["kind"] in kinds else ()):
            own = tuple(claims[name] for name in position["claims"] if name in claims)
            killed = tuple(one for name in position["claims"] for one in casualties.get(name, ()))
            yield Standing(question, number, position, own, killed, outlets)


def _claims(pile: Pile, wanted: Collection[str]) -> tuple[dict[str, Object], dict[str, list[Object]]]:
    """The claims wanted by id, and the counts of people killed by the event that they are tied to."""
    claims: dict[str, Object] = {}
    casualties: dict[str, list[Object]] = {}
    for claim in pile.claims():
        if claim["id"] in wanted:
            claims[claim["id"]] = _slim(claim)
        if claim["kind"] == "casualty" and (claim["figure"] or {}).get("outcome") == "killed":
            for link in claim["links"]:
                if link["type"] == "of_event" and link["claim"] is not None:
                    casualties.setdefault(link["claim"], []).append(_slim(claim))
    return claims, casualties


def _slim(claim: Object) -> Object:
    """A claim with its innermost source alone, and without what no row shows: all claims of a large pile are held."""
    level = {name: value for name, value in claim["attribution"][-1].items() if name not in ("cue", "content")}
    kept = {name: value for name, value in claim.items() if name not in DROPPED}
    return {**kept, "attribution": [level], "evidence": {"exact": claim["evidence"]["exact"]}}
