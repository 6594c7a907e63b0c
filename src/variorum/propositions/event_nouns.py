"""Events told by nouns: "the shelling of Arla", "clashes broke out", "launched an attack"."""

from __future__ import annotations

from spacy.tokens import Token

import variorum.propositions.clauses as clauses
from variorum.propositions.control_nouns import is_vague
from variorum.propositions.control_words import is_body
from variorum.propositions.doers import is_calendar, is_somebody
from variorum.propositions.event_words import EventWord, carrier, noun_word, verb_frames
from variorum.propositions.happenings import Happening, scene
from variorum.propositions.harm_deeds import owners
from variorum.propositions.inflection import noun_lemma
from variorum.propositions.phrases import base, conjuncts
from variorum.propositions.places import places
from variorum.records import Mention

Tokens = tuple[Token, ...]


def noun_event(noun: Token) -> Happening | None:
    """The event that the noun tells of, where its words or its verb show that one is told of."""
    if noun.pos_ != "NOUN" or noun.ent_type_:
        return None
    word = noun_word(noun)
    if word is None or _is_asked_for(noun) or _means_otherwise(noun, word):
        return None
    verb = _carrier(noun)
    agents, recipients = _agents(noun, verb, word), _recipients(noun, verb, word)
    where = scene(noun, *((verb,) if verb is not None else ()), *recipients)
    where = where or _struck(recipients) or _struck(clauses.modifiers(noun))
    found = Happening(noun, word.type, word.mode, agents, recipients, where, verb)
    return found if _is_told(noun, word, found) else None


def _means_otherwise(noun: Token, word: EventWord) -> bool:
    """Whether what stands with the noun turns its meaning: "a war of words"."""
    return any(noun_lemma(item, word.not_objects) for item in clauses.obliques(noun, "of"))


def _is_asked_for(noun: Token) -> bool:
    """Whether the verb tells of the event together with this noun: "imposed sanctions", "paid tribute"."""
    frames = verb_frames(noun.head) if base(noun) in ("obj", "nsubj", "obl") else ()
    return any(noun_lemma(noun, frame.objects) for frame in frames)


def _carrier(noun: Token) -> Token | None:
    """The verb that only says that it is done, undergone or happens."""
    verb = noun.head
    if verb.pos_ != "VERB":
        return None
    return verb if any(carrier(verb, way) for way in _ways(noun, verb)) else None


def _ways(noun: Token, verb: Token) -> tuple[str, ...]:
    """In which ways the verb could carry a noun that stands where this one does."""
    if base(noun) == "nsubj":
        return ("doing",) if clauses.is_passive(verb) else ("happening",)
    return ("doing", "undergoing") if base(noun) == "obj" or _is_under(noun, verb) else ()


def _is_under(noun: Token, verb: Token) -> bool:
    return base(noun) == "obl" and verb.lemma_.lower() == "come" and noun in clauses.obliques(verb, "under")


def _agents(noun: Token, verb: Token | None, word: EventWord) -> Tokens:
    own = [item for item in clauses.obliques(noun, *word.doer) if word.doer and is_somebody(item)]
    own.extend(_named_agents(noun))
    if not own and verb is not None and carrier(verb, "doing") and _is_done(noun, verb):
        own.extend(item for item in clauses.agents(verb) if is_somebody(item))
    return _ordered(own or [item for item in clauses.modifiers(noun) if _names_somebody(item)])


def _named_agents(noun: Token) -> list[Token]:
    suffered = _undergone(noun)
    owners = (item for item in clauses.possessors(noun) if is_somebody(item) and item not in suffered)
    own = [*clauses.obliques(noun, "by"), *owners]
    own.extend(item for item in clauses.obliques(noun, "between") if is_somebody(item))
    return own


def _undergone(noun: Token) -> Tokens:
    """Whose murder it is, where no "of" says whom it was done to."""
    return () if clauses.obliques(noun, "of") else owners(noun)


def _is_done(noun: Token, verb: Token) -> bool:
    return base(noun) == "obj" or (base(noun) == "nsubj" and clauses.is_passive(verb))


def _names_somebody(modifier: Token) -> bool:
    """Whether the word before the noun is its agent; a place there is where it happened."""
    return is_body(modifier) and not is_vague(modifier) and modifier.ent_type_ != "LOC"


def _recipients(noun: Token, verb: Token | None, word: EventWord) -> Tokens:
    found = [*_first_each(noun, word.toward), *_undergone(noun)]
    if verb is not None:
        found.extend(_of_verb(noun, verb, word))
    return _ordered(found)


def _of_verb(noun: Token, verb: Token, word: EventWord) -> Tokens:
    """Whom the verb adds: what is hit, who undergoes it, at whom it is directed."""
    if base(noun) == "nsubj" and not clauses.is_passive(verb):
        return tuple(item for item in clauses.objects(verb) if is_somebody(item) or places((item,)))
    if carrier(verb, "undergoing") or base(noun) == "obl":
        return clauses.subjects(verb)
    return _first_each(verb, word.toward)


def _first_each(token: Token, cases: tuple[str, ...]) -> Tokens:
    """The first phrase with each preposition: a second "on" is a place or a day."""
    found = [next(iter(clauses.obliques(token, case)), None) for case in cases]
    heads = [item for item in found if item is not None and not is_calendar(item)]
    return tuple(item for head in heads for item in conjuncts(head))


def _struck(recipients: Tokens) -> Mention | None:
    return next((place.mention for place in places(recipients) if place.is_named), None)


def _is_told(noun: Token, word: EventWord, found: Happening) -> bool:
    """A noun alone ("the attack") only refers; with an argument, or carried by a verb, it tells of an event."""
    if word.carried:
        return found.carrier is not None
    if found.agents or found.recipients or found.where is not None or word.bare:
        return True
    return found.carrier is not None


def _ordered(tokens: list[Token]) -> Tokens:
    return tuple(sorted(set(tokens), key=lambda item: item.i))
