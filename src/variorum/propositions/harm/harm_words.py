"""What a finding of harm holds, and the words it is made with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacy.tokens import Token

from variorum.data.load import toml
from variorum.propositions.clauses.inflection import is_past_only, known_forms, verb_lemma
from variorum.propositions.clauses.persons import is_name, is_number, is_person
from variorum.propositions.harm.victims import counted

Outcome = Literal["killed", "wounded", "missing", "captured", "displaced", "casualties"]
Tokens = tuple[Token, ...]

_VERBAL = frozenset({"VERB", "ADJ", "AUX"})


@dataclass(frozen=True, slots=True)
class Harm:
    """A trigger, the outcome it tells, the victims' heads, who did it, whether it is a running count or a share."""

    trigger: Token
    outcome: Outcome
    victims: Tokens
    agents: Tokens = ()
    toll: bool = False
    lives: bool = False
    share: bool = False  # some of those whom the article counts elsewhere: "two of the dead"
    side: str | None = None  # whose they are, where their own words do not say: "the Armenian army lost 40 men"
    last: Token | None = None  # the second of two words that tell of the same people: "40 killed and wounded"


@cache
def vocabulary(section: str) -> dict[str, Any]:
    """A section of the words for casualties."""
    found: dict[str, Any] = toml("propositions/casualty.toml")[section]
    return found


@cache
def known(section: str) -> frozenset[str]:
    return frozenset(vocabulary(section))


@cache
def listed(section: str, key: str = "words") -> frozenset[str]:
    return frozenset(vocabulary(section)[key])


def verb_forms(section: str, key: str | None = None) -> frozenset[str]:
    """What a token's lemma or its letters must be, for it to be a form of one of the verbs of a list."""
    return known_forms(known(section) if key is None else listed(section, key))


def verb_among(token: Token, section: str) -> str | None:
    """The verb of a list that a token is a form of; a headline's "12 killed" too, whatever its tag."""
    lemma = verb_lemma(token, known(section))
    if lemma is None or token.pos_ in _VERBAL or token.tag_.startswith("VB"):
        return lemma
    counted_before = token.i > 0 and is_number(token.nbor(-1)) and is_past_only(token, lemma)
    return lemma if counted_before else None


def is_somebody(token: Token) -> bool:
    return is_person_or_number(token) or is_name(token)


def is_person_or_number(token: Token) -> bool:
    """Whether a head names people or stands for a number of them."""
    noun = counted(token)
    return is_person(noun) or (is_number(noun) and not _counts_things(noun))


def _counts_things(number: Token) -> bool:
    """Whether a number belongs to a thing, wherever that stands: "shot three times" tells of no three people."""
    noun = number.head
    return number.dep_ == "nummod" and number.i < noun.i and noun.pos_ == "NOUN" and not is_person(noun)
