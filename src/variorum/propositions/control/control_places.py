"""Where the places of a verb of control stand, and who has them: by the tree, and by the words where it is wrong."""

from __future__ import annotations

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.control_words import (
    ControlWord,
    Slot,
    control_verb,
    is_body,
    is_force,
    is_rule,
    particle_of,
)
from variorum.propositions.clauses.inflection import is_past_only
from variorum.propositions.clauses.neighbours import noun_after, noun_before
from variorum.propositions.clauses.phrases import case_of, children
from variorum.propositions.scene.doers import is_somebody
from variorum.propositions.scene.place_lists import list_after
from variorum.propositions.scene.place_names import place_noun
from variorum.propositions.scene.places import PlaceFound, places

Tokens = tuple[Token, ...]


def listed_after(verb: Token, word: ControlWord) -> Tokens:
    """The noun that closes a long list of places, whose tree is seldom right."""
    noun = list_after(verb) if word.place == "object" and not word.of and not word.weak else None
    return (noun,) if noun is not None and place_noun(noun) else ()


def held_by(verb: Token, word: ControlWord) -> Tokens:
    """The heads of what is held; with "took control of", what stands below the noun."""
    if not word.of:
        return tuple(head for item in fillers(verb, word.place) for head in _ruled(item))
    bearers = clauses.subjects(verb) if word.noun == "subject" else clauses.patients(verb)
    nouns = [noun for noun in bearers if noun.lemma_.lower() in word.of]
    if word.place == "subject":
        return tuple(head for item in clauses.subjects(verb) for head in _ruled(item)) if nouns else ()
    return tuple(head for noun in nouns for head in (_below(noun, word.place) or _below(verb, word.place)))


def _ruled(head: Token) -> Tokens:
    """What is fought over: a place, or in "for control of the town" what stands below the noun."""
    return clauses.obliques(head, "of", "over") if is_rule(head) else (head,)


def fillers(verb: Token, slot: Slot) -> Tokens:
    """The heads in a slot of the verb."""
    if slot == "subject":
        return clauses.agents(verb)
    if slot == "object":
        return clauses.patients(verb)
    low = (item for head in clauses.patients(verb) for item in _below(head, slot)) if "of" not in slot else ()
    after = particle_of(verb)
    return _below(verb, slot) or (_below(after, slot) if after is not None else ()) or tuple(low)


def ousted(verb: Token, word: ControlWord) -> Tokens:
    """The forces that are driven out, also where the parser has hung them on the place: "the town | of rebels"."""
    found = fillers(verb, word.losers)
    if word.losers == ("of",):
        found = (*found, *(item for head in clauses.patients(verb) for item in clauses.within(head, "of")))
    return tuple(item for item in found if is_force(item))


def _below(token: Token, slot: Slot) -> Tokens:
    return clauses.obliques(token, *slot) if isinstance(slot, tuple) and slot else ()


def beside(held: tuple[PlaceFound, ...], slot: Slot, verb: Token) -> Tokens:
    """Who gets the places where the parser has hung the phrase on them: "handed over the town | to the police"."""
    if not isinstance(slot, tuple) or "of" in slot:
        return ()
    starts = {place.mention.span.start for place in held}
    below = (
        item
        for token in verb.sent
        if token.idx in starts
        for head in (token, token.head)
        for item in _below(head, slot)
    )
    return tuple(dict.fromkeys(item for item in below if can_hold(item)))


def can_hold(token: Token) -> bool:
    """Whether somebody is meant, or a name that may be somebody's."""
    return is_body(token) or is_somebody(token) or token.pos_ == "PRON" or token.ent_type_ == "MISC"


def stray_places(verb: Token, word: ControlWord) -> Tokens:
    """What parsers leave elsewhere: an object without a preposition, the noun before a participle with an agent."""
    if word.place != "object" or word.of or word.weak:
        return ()
    if _is_headline(verb):
        return (verb.doc[verb.i - 1],)
    if clauses.objects(verb):
        return ()
    if clauses.by_agents(verb):
        return noun_before(verb.head if verb.dep_ == "conj" else verb)
    after = particle_of(verb)
    no_case = ("", after.lower_) if after is not None else ("",)
    loose = tuple(item for item in children(verb, "obl") if case_of(item) in no_case and item.i > verb.i)
    return loose or (() if clauses.is_passive(verb) and not is_finite(verb) else noun_after(verb))


def _is_headline(verb: Token) -> bool:
    """Whether a participle with nothing before or behind follows a count of places: "Nine villages freed"."""
    lemma = control_verb(verb)
    if lemma is None or not is_past_only(verb, lemma) or children(verb, "aux", "aux:pass", "mark") or verb.i == 0:
        return False
    is_last = verb.i + 1 == verb.sent.end or verb.doc[verb.i + 1].is_punct or verb.doc[verb.i + 1].is_space
    return is_last and any(place.figure is not None for place in places((verb.doc[verb.i - 1],)))


def is_finite(verb: Token) -> bool:
    """Whether forces or a people stand right before the verb, which parsers at times take for an adjective."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    return is_body(before) and any(place.is_named or place.figure for place in places(noun_after(verb)))
