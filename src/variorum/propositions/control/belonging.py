"""To whom a place is said to belong: recognised as part of, "is ours", and coming back to what was lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.control_words import is_belonging, is_force, is_recognition
from variorum.propositions.clauses.neighbours import noun_before
from variorum.propositions.clauses.phrases import PLACE_LABEL, case_of, children, entity_at, in_quotation
from variorum.propositions.scene.findings import ControlFound, phrases
from variorum.propositions.scene.places import PlaceFound, places

_OWNERS = (PLACE_LABEL, "NORP", "ORG")


@cache
def _first_person() -> frozenset[str]:
    return frozenset(load.lines("grammar/first_person.txt"))


def recognitions(verb: Token) -> Iterator[ControlFound]:
    """ "Recognised as part of": a place that somebody counts as somebody's."""
    if not is_recognition(verb):
        return
    for noun in children(verb, "obl", "xcomp", "nmod", "advcl"):
        owners = clauses.obliques(noun, "of")
        held = places(clauses.patients(verb) or clauses.subjects(verb)) or places(noun_before(verb))
        if is_belonging(noun) and owners and held and _is_as(noun):
            yield ControlFound(verb, "holds", held, phrases(owners), recognised=True)
            return


def _is_as(noun: Token) -> bool:
    return case_of(noun) == "as" or any(mark.lower_ == "as" for mark in children(noun, "mark"))


def belongings(token: Token) -> Iterator[ControlFound]:
    """ "The valley is part of Chad", "Arla is ours", "Arla is Chad": a place claimed for somebody."""
    if not children(token, "cop"):
        return
    held = tuple(place for place in places(clauses.subjects(token)) if place.is_named)
    owners = _owners(token)
    if held and owners:
        yield ControlFound(token, "holds", held, phrases(owners), claimed=True)


def _owners(token: Token) -> tuple[Token, ...]:
    if is_belonging(token) and not case_of(token):
        return tuple(item for item in clauses.obliques(token, "of") if entity_at(item, PLACE_LABEL))
    described = children(token, "case", "det", "amod", "compound", "nmod", "acl", "nummod", "appos", "obl", "advcl")
    if described or not _is_owner(token):
        return ()
    return (token,)


def _is_owner(token: Token) -> bool:
    return token.ent_type_ in _OWNERS or (token.tag_ in ("PRP", "PRP$") and token.lower_ in _first_person())


def returns(doc: Doc, found: Sequence[ControlFound]) -> Iterator[ControlFound]:
    """ "We returned to Arla" in one's own words, or of forces, of a place that the report shows to be fought over."""
    fought = {place.mention.name.casefold() for item in found for place in item.places if place.is_named}
    for token in doc if fought else ():
        if token.lemma_.lower() == "return" and (_speaks_of_own(token) or _is_by_forces(token)):
            held = tuple(place for place in _returned_to(token) if place.mention.name.casefold() in fought)
            if held:
                yield ControlFound(token, "takes", held, phrases(clauses.subjects(token)))


def _speaks_of_own(verb: Token) -> bool:
    return in_quotation(verb) is not None and any(item.lower_ == "we" for item in clauses.subjects(verb))


def _is_by_forces(verb: Token) -> bool:
    actors = clauses.subjects(verb)
    return bool(actors) and all(is_force(item) for item in actors)


def _returned_to(verb: Token) -> tuple[PlaceFound, ...]:
    return places(clauses.obliques(verb, "to"))
