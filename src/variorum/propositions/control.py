"""Control of places: who is said to hold, take, lose or leave what; predicates only, never descriptions.

`holder` is whoever has the place afterwards, `from_whom` whoever had it before; an empty one is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

import variorum.propositions.belonging as belonging
import variorum.propositions.clauses as clauses
from variorum.propositions.control_nouns import from_noun, from_under, givers
from variorum.propositions.control_words import (
    ControlWord,
    Slot,
    control_verb,
    is_body,
    is_force,
    is_rule,
    may_tell,
    verb_words,
)
from variorum.propositions.doers import is_somebody
from variorum.propositions.findings import ControlFound, control_propositions, phrases
from variorum.propositions.inflection import is_past_only
from variorum.propositions.neighbours import noun_after, noun_before
from variorum.propositions.phrases import base, case_of, children
from variorum.propositions.place_lists import list_after
from variorum.propositions.place_names import named_place, place_noun
from variorum.propositions.places import PlaceFound, places
from variorum.records import Proposition

Tokens = tuple[Token, ...]


@lru_cache(maxsize=2)  # the extractor of quantities asks again
def controls(doc: Doc) -> tuple[Proposition, ...]:
    """What the document says of who controls which place, in text order, one proposition for each place."""
    found = list(_found(doc))
    found.extend(belonging.returns(doc, found))
    return control_propositions(doc, found)


def _found(doc: Doc) -> Iterator[ControlFound]:
    copular = {token.head.i for token in doc if base(token) == "cop"}
    for token in doc:
        if may_tell(token):
            yield from _told(token)
        if token.i in copular:
            yield from belonging.belongings(token)


def _told(token: Token) -> Iterator[ControlFound]:
    if control_verb(token) is not None and (not clauses.is_attributive(token) or _is_finite(token)):
        yield from verb_findings(token)
    if token.pos_ == "VERB":
        yield from belonging.recognitions(token)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from from_noun(token)
        yield from from_under(token)


def verb_findings(verb: Token) -> Iterator[ControlFound]:
    """The first reading of the verb that its clause bears out."""
    for word in verb_words(verb):
        regular = places(_listed(verb, word) or _held(verb, word))
        held = tuple(place for place in regular or places(_stray(verb, word)) if not _holds_word(place, verb))
        if held and not _has_other_sense(verb, word) and _is_plausible(verb, word, held):
            fillers = _fillers(verb, word.holder)
            if not fillers and word.holder == "subject" and _is_finite(verb):
                fillers = (verb.doc[verb.i - 1],)
            starts = {place.mention.span.start for place in held}
            holders = tuple(item for item in fillers if _can_hold(item) and item.left_edge.idx not in starts)
            losers = _fillers(verb, word.losers)
            state = "holds" if _is_standing(verb, word) else word.state
            yield ControlFound(
                verb, state, held, phrases(holders), givers(losers), stray=not regular and not _is_finite(verb)
            )
            return


def _listed(verb: Token, word: ControlWord) -> Tokens:
    """The noun that closes a long list of places, whose tree is seldom right."""
    noun = list_after(verb) if word.place == "object" and not word.of and not word.weak else None
    return (noun,) if noun is not None and place_noun(noun) else ()


def _holds_word(place: PlaceFound, verb: Token) -> bool:
    """Whether a name was mistaken to go on over the verb, as in headlines in capitals."""
    return place.mention.span.start <= verb.idx < place.mention.span.end


def _held(verb: Token, word: ControlWord) -> Tokens:
    """The heads of what is held; with "took control of", what stands below the noun."""
    if not word.of:
        return _fillers(verb, word.place)
    nouns = [noun for noun in clauses.patients(verb) if noun.lemma_.lower() in word.of]
    return tuple(head for noun in nouns for head in (_below(noun, word.place) or _below(verb, word.place)))


def _stray(verb: Token, word: ControlWord) -> Tokens:
    """What parsers leave elsewhere: an object without a preposition, the noun before a participle with an agent."""
    if word.place != "object" or word.of or word.weak:
        return ()
    if _is_headline(verb):
        return (verb.doc[verb.i - 1],)
    if clauses.objects(verb):
        return ()
    if clauses.by_agents(verb):
        return noun_before(verb.head if verb.dep_ == "conj" else verb)
    loose = tuple(item for item in children(verb, "obl") if not case_of(item) and item.i > verb.i)
    return loose or (() if clauses.is_passive(verb) and not _is_finite(verb) else noun_after(verb))


def _is_headline(verb: Token) -> bool:
    """Whether a participle with nothing before or behind follows a count of places: "Nine villages freed"."""
    lemma = control_verb(verb)
    if lemma is None or not is_past_only(verb, lemma) or children(verb, "aux", "aux:pass", "mark") or verb.i == 0:
        return False
    is_last = verb.i + 1 == verb.sent.end or verb.doc[verb.i + 1].is_punct or verb.doc[verb.i + 1].is_space
    return is_last and any(place.figure is not None for place in places((verb.doc[verb.i - 1],)))


def _is_finite(verb: Token) -> bool:
    """Whether forces or a people stand right before the verb, which parsers at times take for an adjective."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    return is_body(before) and any(named_place(item) for item in noun_after(verb))


def _below(token: Token, slot: Slot) -> Tokens:
    return clauses.obliques(token, *slot) if isinstance(slot, tuple) and slot else ()


def _fillers(verb: Token, slot: Slot) -> Tokens:
    if slot == "subject":
        return clauses.agents(verb)
    if slot == "object":
        return clauses.patients(verb)
    low = (item for head in clauses.patients(verb) for item in _below(head, slot)) if "of" not in slot else ()
    return _below(verb, slot) or tuple(low)


def _can_hold(token: Token) -> bool:
    return is_body(token) or is_somebody(token) or token.pos_ == "PRON"


def _is_standing(verb: Token, word: ControlWord) -> bool:
    """Whether "is occupied by" tells of a state and not of a change."""
    return word.standing and clauses.is_passive(verb) and not _is_past(verb) and not _is_finite(verb)


def _is_past(verb: Token) -> bool:
    return any(item.lower_ in ("was", "were", "got") for item in children(verb, "aux"))


def _has_other_sense(verb: Token, word: ControlWord) -> bool:
    """Whether the clause shows another meaning: "the town fell silent", "withdrew its offer from the city"."""
    if verb.tag_ == "VBG" and any(mark.lower_ == "in" for mark in children(verb, "mark", "case")):
        return True  # "importance in taking the town" takes nothing
    losers = _fillers(verb, word.losers) if word.losers == ("from",) else ()
    if losers and not any(_can_hold(item) or is_rule(item) or item.pos_ == "PROPN" for item in losers):
        return True  # "freed the town from its debts", "recovered the village from the rubble"
    if word.place == "subject":
        return bool(clauses.objects(verb) and word.state == "takes") or bool(children(verb, "xcomp"))
    if word.state == "withdraws" and isinstance(word.place, tuple):
        return any(not is_force(item) for item in clauses.objects(verb))
    return False


def _is_plausible(verb: Token, word: ControlWord, held: tuple[PlaceFound, ...]) -> bool:
    """Words with many meanings say control only of forces, peoples and states; a person's taking is another matter."""
    actors = clauses.agents(verb)
    if word.forces:
        return bool(actors) and all(is_body(actor) for actor in actors)
    if word.weak:
        able = all(is_body(actor) or _is_speaker(actor, verb) for actor in actors)
        return able if actors else any(place.is_named for place in held)
    return True


def _is_speaker(pronoun: Token, verb: Token) -> bool:
    """Whether "it" is the state or body that is made to say so: "the ministry says it took the town"."""
    saying = verb.head
    if pronoun.lower_ != "it" or base(verb) not in ("ccomp", "conj") or saying == verb:
        return False
    return any(is_body(item) for item in clauses.subjects(saying) if item != pronoun)
