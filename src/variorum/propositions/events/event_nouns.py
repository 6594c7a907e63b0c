"""Events told by nouns: "the shelling of Arla", "clashes broke out", "launched an attack"."""

from __future__ import annotations

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.answering import answerable
from variorum.propositions.clauses.control_words import is_body
from variorum.propositions.clauses.event_words import EventWord, carrier, is_joined, noun_word, verb_frames
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.phrases import base, case_of, children, conjuncts
from variorum.propositions.control.control_nouns import is_vague
from variorum.propositions.events.event_frames import fits
from variorum.propositions.events.event_modes import settled
from variorum.propositions.events.event_targets import targeted
from variorum.propositions.harm.harm_deeds import by_whom, owners
from variorum.propositions.scene.doers import can_do, is_actor, is_calendar, is_quantity, is_somebody
from variorum.propositions.scene.happenings import Happening, scene
from variorum.propositions.scene.places import places
from variorum.records import Mention

Tokens = tuple[Token, ...]

_OWNED = ("ACCUSE", "PROTEST", "REQUEST", "RETREAT", "THREATEN")  # told where the words say whose they are
_ANSWERING = ("ACCUSE", "CONCEDE", "REJECT")
_ANSWERED = ("ACCUSE", "PROTEST", "REQUEST", "THREATEN")
_DEEDS = ("ASSAULT", "COERCE")  # types that somebody is made answerable for


def noun_event(noun: Token) -> Happening | None:
    """The event that the noun tells of, where its words or its verb show that one is told of."""
    word = noun_word(noun) if not noun.ent_type_ else None
    if (
        word is None
        or (noun.pos_ != "NOUN" and not is_joined(noun))
        or (_is_asked_for(noun, word) and not _held_to(noun, word))
        or _means_otherwise(noun, word)
    ):
        return None
    verb = _carrier(noun)
    agents, recipients = _agents(noun, verb, word), _recipients(noun, verb, word)
    if word.state and case_of(noun) in word.state:
        agents = agents or _in_state(noun, word)
    is_sharp = word.type == "ASSAULT" and (word.mode is not None or any(can_do(item, "armed") for item in agents))
    if word.type in _DEEDS and (hit := targeted(noun, _measured(noun), is_sharp=is_sharp)) is not None:
        verb, recipients = hit[0], recipients or hit[1]
    word = settled(word, noun, agents, recipients)
    where = scene(noun, *((verb,) if verb is not None else ()), *recipients)
    where = where or _struck(recipients) or _struck(clauses.modifiers(noun))
    found = Happening(noun, word.type, word.mode, agents, recipients, where, verb)
    return found if _is_told(noun, word, found) else None


def _held_to(noun: Token, word: EventWord) -> Tokens:
    """Who is made answerable for the deed: "blamed the army for the raid"."""
    return answerable(noun) if word.type in _DEEDS else ()


def _means_otherwise(noun: Token, word: EventWord) -> bool:
    """Whether what stands with the noun turns its meaning: "a war of words"."""
    return any(noun_lemma(item, word.not_objects) for item in clauses.obliques(noun, "of", *word.toward))


def _is_asked_for(noun: Token, word: EventWord) -> bool:
    """Whether the verb tells of the event together with this noun: "imposed sanctions", "paid tribute"."""
    frames = verb_frames(noun.head) if base(noun) in ("obj", "nsubj", "obl") else ()
    subject = base(noun) == "nsubj" and not clauses.is_passive(noun.head)
    able = (frame for frame in frames if frame.word.subject or not subject)
    met = (frame for frame in able if noun_lemma(noun, frame.objects | frame.inside) and fits(noun.head, frame))
    return any(not _is_besides(noun, word, frame.word) for frame in met)


def _is_besides(noun: Token, word: EventWord, over: EventWord) -> bool:
    """Whether the noun is an act of its own that another act answers: "rejected the request", "the talks failed"."""
    if over.subject and base(noun) == "nsubj":
        return word.type != over.type
    return over.type in _ANSWERING and word.type in _ANSWERED and word.type != over.type


def _carrier(noun: Token) -> Token | None:
    """The verb that only says that it is done, undergone or happens."""
    measured = _measured(noun)
    verb = measured.head
    if verb.pos_ != "VERB":
        return None
    return verb if any(carrier(verb, way) for way in _ways(measured, verb)) else None


def _measured(noun: Token) -> Token:
    """The noun, or what only measures it and stands in its place: "began | a series of | attacks"."""
    over = noun.head
    return over if noun.dep_ == "nmod" and case_of(noun) == "of" and is_quantity(over) else noun


def _ways(noun: Token, verb: Token) -> tuple[str, ...]:
    """In which ways the verb could carry a noun that stands where this one does."""
    if base(noun) == "nsubj":
        return ("doing",) if clauses.is_passive(verb) else ("happening",)
    return ("doing", "undergoing") if base(noun) == "obj" or _is_under(noun, verb) else ()


def _is_under(noun: Token, verb: Token) -> bool:
    return base(noun) == "obl" and verb.lemma_.lower() == "come" and noun in clauses.obliques(verb, "under")


def _agents(noun: Token, verb: Token | None, word: EventWord) -> Tokens:
    own = [item for item in _held_to(noun, word) if is_actor(item)]
    own.extend(item for item in clauses.obliques(noun, *word.doer) if word.doer and is_actor(item))
    own.extend(_named_agents(noun))
    own.extend(item for item in children(noun, "nsubj") if is_actor(item) and not children(noun, "cop"))
    own.extend(item for item in _of_relative(noun) if is_actor(item))
    if not own and verb is None and _is_answer(noun):
        own.extend(item for item in clauses.agents(noun.head) if is_actor(item))
    place = _measured(noun)
    if not own and verb is not None and base(place) == "nsubj" and not clauses.is_passive(verb):
        own.extend(item for item in clauses.obliques(verb, "by") if is_actor(item) and not is_calendar(item))
    if not own and verb is not None and carrier(verb, "doing") and _is_done(place, verb):
        own.extend(item for item in clauses.agents(verb) or _by_next(verb) if is_actor(item))
    return _ordered(own or [item for item in clauses.modifiers(noun) if _names_somebody(item)])


def _by_next(verb: Token) -> Tokens:
    """Who does it by the last of several verbs for doing it: "was planned and carried out by rebels"."""
    verbs = (item for item in children(verb, "conj") if carrier(item, "doing") and clauses.is_passive(verb))
    return next((found for item in verbs if (found := clauses.by_agents(item))), ())


def _of_relative(noun: Token) -> Tokens:
    """Who does it by a relative clause: "the march that the opposition had announced", "that was staged by it"."""
    verbs = (item for item in children(noun, "acl:relcl") if carrier(item, "doing"))
    return tuple(agent for verb in verbs if noun in clauses.patients(verb) for agent in clauses.agents(verb))


def _is_answer(noun: Token) -> bool:
    """Whether somebody answers with it: "replied with artillery fire"."""
    return base(noun) == "obl" and case_of(noun) == "with" and carrier(noun.head, "answering")


def _in_state(noun: Token, word: EventWord) -> Tokens:
    """Who is in the state that the noun tells: "the army is on alert", "both leaders in talks"."""
    head = noun.head
    if base(noun) in ("nmod", "obl") and head.pos_ != "VERB":
        found = conjuncts(head)
    else:
        found = clauses.agents(head) if base(noun) == "obl" else clauses.subjects(noun)
    return tuple(item for item in found if can_do(item, word.by))


def _named_agents(noun: Token) -> list[Token]:
    suffered = _undergone(noun)
    owners = (item for item in clauses.possessors(noun) if is_actor(item) and item not in suffered)
    own = [*by_whom(noun), *owners]
    own.extend(item for item in clauses.obliques(noun, "between") if is_actor(item))
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
        found.extend(_of_verb(_measured(noun), verb, word))
    doers = {*_held_to(noun, word), *by_whom(noun)}
    return _ordered([item for item in found if item not in doers])


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
    return next((place.where for place in places(recipients) if place.is_named), None)


def _is_told(noun: Token, word: EventWord, found: Happening) -> bool:
    """A noun alone ("the attack") only refers; with an argument, or carried by a verb, it tells of an event."""
    is_state = bool(word.state) and case_of(noun) in word.state and bool(found.agents)
    if is_state:
        return True
    if word.carried:
        return found.carrier is not None or (word.type in _OWNED and bool(_named_agents(noun)))
    if found.agents or found.recipients or found.where is not None or word.bare:
        return True
    return found.carrier is not None


def _ordered(tokens: list[Token]) -> Tokens:
    return tuple(sorted(set(tokens), key=lambda item: item.i))
