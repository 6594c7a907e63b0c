"""What an event rule found, still as tokens, and where it is said to have happened."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.scene.places import sites
from variorum.records import Mention

_WHERE = ("in", "at", "near", "on", "around", "outside", "inside", "along", "across", "off", "within", "over")


@dataclass(frozen=True, slots=True)
class Happening:
    """A trigger, PLOVER's type and mode, heads of agents and recipients, the place, the verb that carries it."""

    trigger: Token
    type: str
    mode: str | None
    agents: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    where: Mention | None = None
    carrier: Token | None = None


def scene(*tokens: Token) -> Mention | None:
    """The first named place at which one of the tokens is said to happen, else the first unnamed one."""
    found = [place.mention for token in tokens for place in sites(_sites(token))]
    named = [mention for mention in found if mention.label == "LOC"]
    return next(iter((*named, *found)), None)


def _sites(token: Token) -> tuple[Token, ...]:
    """Phrases of place below a verb or noun, and below its object, where parsers often leave them."""
    own = clauses.obliques(token, *_WHERE)
    below = (item for head in clauses.patients(token) for item in clauses.within(head, *_WHERE))
    return (*own, *below)
