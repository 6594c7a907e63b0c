"""Who can act: people, bodies, forces and weapons, as far as nouns and names tell; and how they are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.answering import named_so
from variorum.propositions.clauses.control_words import is_body, is_force
from variorum.propositions.clauses.event_words import Words, group
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.persons import is_person
from variorum.propositions.clauses.phrases import base, case_of, children, name_phrase, referent
from variorum.propositions.scene.place_names import place_noun
from variorum.records import Actor, ActorRole

_PRONOUNS = ("he", "she", "they", "we", "i", "who", "you", "everyone", "nobody", "both", "others", "some")
_STANDING = ("it", "they")
_PRIVATE = ("i", "we", "you")
_UNKNOWN = ("PRON", "PROPN")  # who they are the words do not say
_HITTING = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE")
_AIRS = ("cold", "polar", "warm", "weather")  # a front of these is no army's
_CALLINGS = ("eers", "ers", "ians", "ists", "ors")  # of people who do something together: "beekeepers marched"
_THINGS = ("munition", "relief")  # groups that no name or pronoun is taken for
_ABSTRACT = ("ance", "ence", "hood", "ion", "ions", "ism", "ity", "ment", "ments", "ness", "ship")
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
    if noun_lemma(token, _natural()) is None:
        return token.lower_ == "front" and any(item.lower_ in _AIRS for item in children(token, "amod", "compound"))
    return not is_body(token)


def is_calendar(token: Token) -> bool:
    """Whether the token is a day, month, year or number, which nobody acts on."""
    timed = token.lower_ in _calendar() or noun_lemma(token, _times()) is not None
    return timed or token.like_num or token.text[:1].isdigit()


_ACTING = (
    *("chosen", "court", "diplomat", "donor", "medium", "office", "people", "police", "private", "public", "ship"),
    *("troops", "worker"),
)


@cache
def _acting() -> Words:
    return frozenset().union(*map(group, _ACTING))


def can_do(token: Token, by: str) -> bool:
    """Whether the token can be the agent of a word that asks for this kind of agent."""
    if is_natural(token):
        return False
    if (behind := stands_for(token)) is not None:
        return can_do(behind, by)
    if by.startswith("%"):
        return is_of_group(token, by[1:])
    if by == "armed":
        return (
            is_body(token)
            or is_weapon(token)
            or is_munition(token)
            or _is_in(token, "troops")
            or (is_somebody(token) and token.ent_type_ != "PER")
        )
    if by == "official":
        return is_actor(token) and token.lower_ not in _PRIVATE
    return is_actor(token) or (
        by in ("anybody", "somebody") and (is_weapon(token) or is_munition(token) or _may_be_somebody(token))
    )


def is_actor(token: Token) -> bool:
    """Whether the token means people, a body, or somebody by a name that carries no label."""
    if is_somebody(token) or is_person(token) or noun_lemma(token, _acting()):
        return True
    if token.pos_ == "PROPN" or _is_capital(token):
        return not (is_thing(token) or is_calendar(token) or token.ent_type_)
    return is_quantity(token) and any(is_actor(item) for item in clauses.obliques(token, "of"))


def _is_capital(noun: Token) -> bool:
    """Whether a noun inside a sentence begins like a name, as those of peoples that the tagger does not know."""
    return noun.pos_ == "NOUN" and noun.i > noun.sent.start and noun.text[:1].isupper() and not noun.is_upper


def is_of_group(token: Token, name: str) -> bool:
    """Whether the token means somebody of a group: by its noun, its title, or a name or pronoun that may hide one."""
    described = children(token, "flat", "compound", "nmod:desc", "appos")
    if any(noun_lemma(item, group(name)) for item in (token, *described)) or (name == "troops" and is_force(token)):
        return True
    if is_quantity(token) and any(is_of_group(item, name) for item in clauses.obliques(token, "of")):
        return True
    if name in _THINGS:
        return False
    if name in ("crowd", "worker") and token.tag_ == "NNS" and not is_player(token):
        return is_person(token) or token.lower_.endswith(_CALLINGS)
    hidden = ("PER",) if name == "office" else ("LOC", "NORP", "ORG")
    return token.ent_type_ in hidden or (token.pos_ == "PRON" and token.lower_ in _PRONOUNS)


def is_player(token: Token) -> bool:
    """Whether the token means somebody of sport or of the stage."""
    return any(noun_lemma(item, group("player")) for item in (token, *children(token, "flat", "compound", "nmod:desc")))


def is_private(token: Token) -> bool:
    """Whether the token means a firm, a player or an artist, whose dealings are no public matter."""
    described = children(token, "flat", "compound", "nmod:desc", "appos")
    parts = (token, *described)
    public = any(noun_lemma(item, group("public")) for item in parts)
    return not public and any(noun_lemma(item, group("private")) for item in parts)


def is_party(token: Token) -> bool:
    """Whether the token means a public party: a state, a body, an office, an armed group, or a name."""
    described = children(token, "flat", "compound", "nmod:desc", "appos")
    if is_private(token) or is_calendar(token):
        return False
    is_public = is_force(token) or any(noun_lemma(item, group("public")) for item in (token, *described))
    return is_public or token.ent_type_ in _NAMES or (token.pos_ == "PROPN" and is_actor(token))


def is_quantity(token: Token) -> bool:
    """Whether the token only measures what follows "of": "dozens of", "a wave of"."""
    return noun_lemma(token, _quantities()) is not None or noun_lemma(token, group("measure")) is not None


def _is_in(token: Token, name: str) -> bool:
    return noun_lemma(token, group(name)) is not None


def is_munition(token: Token) -> bool:
    """Whether the token means a weapon without a crew, which does nothing by itself."""
    return noun_lemma(token, group("munition")) is not None and not is_body(token)


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
    if is_actor(token) or token.pos_ in _UNKNOWN or token.lower_ in ("each", "other", "another"):
        return token.lower_ not in _NOT_PARTIES
    if kind not in _HITTING:
        return bool(place_noun(token))
    if kind == "ASSAULT" and token.pos_ == "NOUN" and not token.lower_.endswith(_ABSTRACT):
        return not is_calendar(token)
    return place_noun(token) is not None or is_weapon(token) or noun_lemma(token, _targets()) is not None


def is_target(token: Token) -> bool:
    """Whether the token means a place or a thing that is struck, searched or blocked, and no means of it."""
    is_struck = place_noun(token) is not None or noun_lemma(token, _targets()) is not None
    return is_struck and not (is_weapon(token) or is_munition(token))


def actors(heads: Iterable[Token], role: ActorRole) -> Iterator[Actor]:
    """The phrases as actors; a pronoun or nominal keeps its words and gets the name that it stands for."""
    for head in heads:
        span = named_so(head)
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
