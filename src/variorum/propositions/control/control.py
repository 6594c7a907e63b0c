"""Control of places: who is said to hold, take, lose or leave what; predicates only, never descriptions.

`holder` is whoever has the place afterwards, `from_whom` whoever had it before; an empty one is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
import variorum.propositions.control.belonging as belonging
from variorum.propositions.clauses.control_words import (
    ControlWord,
    control_verb,
    is_body,
    is_force,
    is_nobody,
    is_rule,
    may_tell,
    verb_words,
)
from variorum.propositions.clauses.phrases import base, children, tokens_span
from variorum.propositions.control.control_nouns import (
    from_nobodys,
    from_noun,
    from_ruling,
    from_under,
    givers,
    is_under,
)
from variorum.propositions.control.control_places import (
    beside,
    can_hold,
    fillers,
    held_by,
    is_finite,
    listed_after,
    ousted,
    stray_places,
)
from variorum.propositions.scene.findings import ControlFound, control_propositions, phrases
from variorum.propositions.scene.place_lists import names_after_colon, names_included
from variorum.propositions.scene.places import PlaceFound, is_state, places
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
    if control_verb(token) is not None and (not clauses.is_attributive(token) or is_finite(token)):
        yield from verb_findings(token)
    if token.pos_ == "VERB":
        yield from belonging.recognitions(token)
    if token.pos_ in ("NOUN", "PROPN") or (token.dep_ == "nsubj" and token.tag_ == "VBG"):
        yield from from_noun(token)
        yield from from_ruling(token)
        yield from from_under(token)
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
        yield from from_nobodys(token)


def verb_findings(verb: Token) -> Iterator[ControlFound]:
    """The first reading of the verb that its clause bears out."""
    for word in verb_words(verb):
        regular = places(listed_after(verb, word) or held_by(verb, word))
        held = tuple(place for place in regular or places(stray_places(verb, word)) if not _holds_word(place, verb))
        held = (*held, *_named_behind(verb, held))
        if held and not _has_other_sense(verb, word) and _is_plausible(verb, word, held):
            having = fillers(verb, word.holder)
            if not having and word.holder == "subject" and is_finite(verb):
                having = (verb.doc[verb.i - 1],)
            starts = {place.mention.span.start for place in held}
            holders = tuple(item for item in having if can_hold(item) and item.left_edge.idx not in starts)
            losers = ousted(verb, word) if word.ousts else fillers(verb, word.losers)
            holders = holders or beside(held, word.holder, verb)
            state = "holds" if _is_standing(verb, word) else word.state
            if clauses.is_passive(verb) and any(is_nobody(item) for item in holders):
                if state == "holds":  # "is controlled by neither side"
                    yield ControlFound(verb, "contested", held)
                return
            held = tuple(_without(place, losers) for place in held) if word.ousts else held
            yield ControlFound(
                verb, state, held, phrases(holders), givers(losers), stray=not regular and not is_finite(verb)
            )
            return


def _without(place: PlaceFound, ousted_from: Tokens) -> PlaceFound:
    """The place without those it is cleared of, which a parser has hung on it: "the town | of rebels"."""
    span = place.mention.span
    inside = [item for item in ousted_from if span.start < item.idx < span.end]
    if not inside:
        return place
    last = min(min((child.i for child in (*children(item, "case"), item.left_edge)), default=item.i) for item in inside)
    words = inside[0].doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None or last <= words.start:
        return place
    cut = tokens_span(inside[0].doc, words.start, last)
    return PlaceFound(replace(place.mention, span=cut, name=cut.exact), place.figure)


def _named_behind(verb: Token, held: tuple[PlaceFound, ...]) -> Iterator[PlaceFound]:
    """The names of counted places, where a colon or "including" brings them in."""
    ends = {place.mention.span.end for place in held if place.figure is not None}
    lasts = (item.i for item in verb.sent if item.idx + len(item) in ends)
    included = (name for last in lasts for name in names_included(verb.doc, last + 1))
    yield from (PlaceFound(name) for name in (*included, *(names_after_colon(verb) if ends else ())))


def _holds_word(place: PlaceFound, verb: Token) -> bool:
    """Whether a name was mistaken to go on over the verb, as in headlines in capitals."""
    return place.mention.span.start <= verb.idx < place.mention.span.end


def _is_standing(verb: Token, word: ControlWord) -> bool:
    """Whether "is occupied by" tells of a state and not of a change."""
    return word.standing and clauses.is_passive(verb) and not _is_past(verb) and not is_finite(verb)


def _is_past(verb: Token) -> bool:
    return any(item.lower_ in ("was", "were", "got") for item in children(verb, "aux"))


def _has_other_sense(verb: Token, word: ControlWord) -> bool:
    """Whether the clause shows another meaning: "the town fell silent", "withdrew its offer from the city"."""
    if verb.tag_ == "VBG" and any(mark.lower_ == "in" for mark in children(verb, "mark", "case")):
        return True  # "importance in taking the town" takes nothing
    losers = fillers(verb, word.losers) if word.losers == ("from",) else ()
    if losers and not any(can_hold(item) or is_rule(item) or item.pos_ == "PROPN" for item in losers):
        return True  # "freed the town from its debts", "recovered the village from the rubble"
    if word.place == "subject" and word.state == "takes" and any(is_under(item) for item in clauses.obliques(verb)):
        return True  # "fell into the hands of": the noun says it, and whose
    if word.place == "subject" and word.of and clauses.obliques(verb, "for"):
        return True  # "the refinery changed hands for a price"
    if word.place == "subject":
        return bool(clauses.objects(verb) and word.state == "takes" and not word.of) or bool(children(verb, "xcomp"))
    if word.state == "withdraws" and isinstance(word.place, tuple):
        return any(not is_force(item) for item in clauses.objects(verb))
    return False


def _is_plausible(verb: Token, word: ControlWord, held: tuple[PlaceFound, ...]) -> bool:
    """Words with many meanings say control only of forces, peoples and states; a person's taking is another matter."""
    actors = clauses.agents(verb)
    if word.ousts:
        return bool(ousted(verb, word)) and not any(is_state(place) for place in held)
    if word.noun == "subject":
        having = fillers(verb, word.holder) or beside(held, word.holder, verb)
        return bool(having) and all(is_body(item) for item in having)
    if word.forces and word.weak:
        return bool(actors) and all(is_force(actor) for actor in actors) and not _is_left_so(verb)
    if word.forces:
        return bool(actors) and all(is_body(actor) for actor in actors)
    if word.weak:
        able = all(is_body(actor) or _is_speaker(actor, verb) for actor in actors)
        return able if actors else any(place.is_named for place in held)
    return True


def _is_left_so(verb: Token) -> bool:
    """Whether a place is left in some state, and not for good: "left the town without power"."""
    return bool(children(verb, "xcomp", "ccomp") or clauses.obliques(verb, "in", "with", "without"))


def _is_speaker(pronoun: Token, verb: Token) -> bool:
    """Whether "it" is the state or body that is made to say so: "the ministry says it took the town"."""
    saying = verb.head
    if pronoun.lower_ != "it" or base(verb) not in ("ccomp", "conj") or saying == verb:
        return False
    return any(is_body(item) for item in clauses.subjects(saying) if item != pronoun)
