"""Who can act: people, bodies, forces and weapons, as far as nouns and names tell; and how they are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses as clauses
from variorum.data import load
from variorum.propositions.control_words import is_body, is_force
from variorum.propositions.event_words import By
from variorum.propositions.inflection import noun_lemma
from variorum.propositions.persons import is_person
from variorum.propositions.phrases import base, case_of, children, name_phrase, referent
from variorum.propositions.place_names import place_noun
from variorum.records import Actor, ActorRole

_PRONOUNS = ("he", "she", "they", "we", "i", "who", "you", "everyone", "nobody", "both", "others", "some")
_STANDING = ("it", "they")
_PRIVATE = ("i", "we", "you")
_UNKNOWN = ("PRON", "PROPN")  # who they are the words do not say
_HITTING = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE")
_NOT_PARTIES = ("it", "that", "this", "what", "which")
_NAMES = ("PER", "ORG", "LOC", "NORP")


@cache
def _people() -> frozenset[str]:
    titles = (title for title in load.lines("names/titles.txt") if " " not in title)
    return frozenset((*load.lines("propositions/people.txt"), *titles))


@cache
def _quantities() -> frozenset[str]:
    return frozenset(load.lines("propositions/quantity_nouns.txt"))


@cache
def _weapons() -> frozenset[str]:
    return frozenset(load.lines("propositions/weapons.txt"))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(load.lines("names/calendar.txt"))


@cache
def _times() -> frozenset[str]:
    return frozenset(load.lines("propositions/time_nouns.txt"))


@cache
def _natural() -> frozenset[str]:
    return frozenset(load.lines("propositions/natural.txt"))


def is_somebody(token: Token) -> bool:
    """Whether the token means people or a body of people."""
    if token.ent_type_ in _NAMES or is_force(token) or token.lower_ in _PRONOUNS:
        return True
    if any(noun_lemma(item, _people()) for item in (token, *children(token, "flat"))):
        return True
    counted = children(token, "nmod") if noun_lemma(token, _quantities()) is not None else ()
    return any(case_of(item) == "of" and is_somebody(item) for item in counted)


def is_weapon(token: Token) -> bool:
    """Whether the token means a weapon, or what carries one."""
    return noun_lemma(token, _weapons()) is not None


def is_natural(token: Token) -> bool:
    """Whether the token means what nobody does: a storm, a fire, an accident."""
    return noun_lemma(token, _natural()) is not None and not is_body(token)


def is_calendar(token: Token) -> bool:
    """Whether the token is a day, month, year or number, which nobody acts on."""
    timed = token.lower_ in _calendar() or noun_lemma(token, _times()) is not None
    return timed or token.like_num or token.text[:1].isdigit()


def can_do(token: Token, by: By) -> bool:
    """Whether the token can be the agent of a word that asks for this kind of agent."""
    if is_natural(token):
        return False
    if (behind := stands_for(token)) is not None:
        return can_do(behind, by)
    if by == "armed":
        return is_body(token) or is_weapon(token) or (is_somebody(token) and token.ent_type_ != "PER")
    if by == "official":
        return is_somebody(token) and token.lower_ not in _PRIVATE
    return is_somebody(token) or (by in ("anybody", "somebody") and (is_weapon(token) or _may_be_somebody(token)))


@cache
def _targets() -> frozenset[str]:
    things = load.toml("propositions/things.toml")
    return frozenset((*load.lines("propositions/targets.txt"), *things["structures"], *things["weapons"]))


def is_thing(token: Token) -> bool:
    """Whether a name is that of a ship, a building or another thing, as the words around it tell."""
    described = children(token, "compound", "nmod:desc", "appos", "amod")
    first = token.left_edge.i
    before = token.doc[first - 1 : first] if first else ()  # "the trawler | Green Star", wherever the tree has hung it
    return any(noun_lemma(item, _targets()) for item in (token, *described, *before))


def can_undergo(token: Token, kind: str) -> bool:
    """Whether the token can be whom an event is done to: people, bodies and states; of violence what it hits too."""
    if is_somebody(token) or is_person(token) or token.pos_ in _UNKNOWN or token.lower_ in ("each", "other", "another"):
        return token.lower_ not in _NOT_PARTIES
    if kind not in _HITTING:
        return bool(place_noun(token))
    return place_noun(token) is not None or is_weapon(token) or noun_lemma(token, _targets()) is not None


def actors(heads: Iterable[Token], role: ActorRole) -> Iterator[Actor]:
    """The phrases as actors; a pronoun or nominal keeps its words and gets the name that it stands for."""
    for head in heads:
        span = name_phrase(head)
        behind = stands_for(head)
        named = referent(head.doc, span) or (name_phrase(behind).exact if behind is not None else None)
        yield Actor(name=span.exact, actor=named, role=role, span=span)


def _may_be_somebody(token: Token) -> bool:
    return token.pos_ in _UNKNOWN and token.lower_ not in _NOT_PARTIES


def stands_for(pronoun: Token) -> Token | None:
    """The body that "it" or "they" means in a clause that hangs on that body's: "the army held since it took"."""
    verb = pronoun.head
    if pronoun.lower_ not in _STANDING or base(pronoun) != "nsubj" or base(verb) not in ("advcl", "conj"):
        return None
    over = verb.head
    if verb.dep_ == "conj" and base(over) == "advcl":
        over = over.head
    found = tuple(item for item in clauses.subjects(over) if item != pronoun)
    return found[0] if len(found) == 1 and is_body(found[0]) else None
