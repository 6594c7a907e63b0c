"""Names that stand where only a place can ("retook X", "the siege of X"), whatever label the parser gave them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.control_words import (
    ControlWord,
    Slot,
    belonging_nouns,
    control_verb,
    is_belonging,
    is_body,
    is_force,
    is_rule,
    may_be_control,
    noun_words,
    under_state,
    verb_words,
)
from variorum.propositions.clauses.inflection import noun_lemma
from variorum.propositions.clauses.phrases import case_of, children, entity_bounds

_TAKEN_FOR = ("PER", "MISC", "ORG", "")
_NAMES = ("PROPN", "NOUN")
Tokens = tuple[Token, ...]


@lru_cache(maxsize=4)
def placed(doc: Doc) -> frozenset[str]:
    """The folded names that stand in such a slot somewhere in the document."""
    return frozenset(
        _key(name) for token in doc if _may_place(token.lemma_.lower(), token.lower_) for name in _in_slots(token)
    )


@lru_cache(maxsize=2**12)
def _may_place(lemma: str, word: str) -> bool:
    """Whether a token with this lemma and these letters can open a slot; most cannot, and need not be asked more."""
    return may_be_control(lemma, word) or lemma in belonging_nouns()


def _key(name: Token) -> str:
    start, end = entity_bounds(name) if name.ent_type_ else (name.i, name.i + 1)
    return str(name.doc[start:end].text).casefold()


def is_placed(token: Token) -> bool:
    """Whether the name at the token is one of those."""
    return token.ent_type_ in _TAKEN_FOR and _is_name(token) and _key(token) in placed(token.doc)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in _NAMES and not children(token, "det", "nmod:poss")


def _in_slots(token: Token) -> Iterator[Token]:
    if token.pos_ in ("VERB", "NOUN", "PROPN"):
        heads = (*_of_verb(token), *_of_noun(token))
        yield from (head for head in heads if head.ent_type_ in _TAKEN_FOR and _is_name(head))


def _of_verb(verb: Token) -> Iterator[Token]:
    if control_verb(verb) is None:
        return
    for word in verb_words(verb):
        if word.ousts:
            for ousted in filter(is_force, clauses.patients(verb)):
                yield from (*_below(verb, word.place), *_below(ousted, word.place))
        elif word.of:
            yield from _ruled(verb, word)
        elif word.sure and word.place == "object" and (not word.weak or _by_forces(verb)):
            yield from clauses.patients(verb)
        elif word.place == "object":
            yield from _among_places(verb)
        elif word.place == "subject" and any(is_body(item) for item in _below(verb, word.holder)):
            yield from clauses.subjects(verb)
        elif word.forces and _by_forces(verb):
            yield from _below(verb, word.place)


def _ruled(verb: Token, word: ControlWord) -> Iterator[Token]:
    """What stands below the noun in "lost control of X", of forces, and in "control of X passed to the rebels"."""
    if word.noun == "subject":
        if any(is_force(item) for item in _below(verb, word.holder)):
            for noun in clauses.subjects(verb):
                yield from _below(noun, word.place) if noun.lemma_.lower() in word.of else ()
    elif _by_forces(verb):
        for noun in clauses.patients(verb):
            yield from _below(noun, word.place) if noun.lemma_.lower() in word.of else ()


def _among_places(verb: Token) -> Iterator[Token]:
    """Names that forces take together with a place: persons may be captured too, but not with a town."""
    names = clauses.patients(verb)
    if _by_forces(verb) and any(_is_surely_place(item) for item in names):
        yield from names


def _by_forces(verb: Token) -> bool:
    return any(is_force(item) for item in clauses.agents(verb))


def _is_surely_place(token: Token) -> bool:
    """Whether a label, a common noun or the list of cities says so, where no other word belongs to the name."""
    is_city = token.text in _cities() and _key(token) == token.text.casefold()
    return is_city or token.ent_type_ == "LOC" or noun_lemma(token, _nouns()) is not None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in load.table("propositions/place_nouns.tsv"))


@cache
def _cities() -> frozenset[str]:
    return frozenset(load.lines("names/cities.txt"))


def _of_noun(noun: Token) -> Iterator[Token]:
    if is_rule(noun) and (_by_forces(noun.head) or _by_forces(noun)):
        yield from clauses.obliques(noun, "of", "over")  # "battling for control of X", "is in control of X"
    if is_belonging(noun) and any(item.ent_type_ == "LOC" for item in clauses.obliques(noun, "of")):
        yield from clauses.subjects(noun)  # "X is part of Chad"
    if under_state(noun, case_of(noun)) is not None:
        named = (*clauses.subjects(noun), *clauses.subjects(noun.head))
        yield from (name for name in named if _is_surely_place(name))
    for word in noun_words(noun):
        places = _below(noun, word.place) if "of" in word.place else _inside(noun, word.place)
        others = (*_inside(noun, word.holder), *_inside(noun, word.losers))
        if word.sure or any(is_force(item) for item in others if item not in places):
            yield from places


def _below(token: Token, slot: Slot) -> Tokens:
    return clauses.obliques(token, *slot) if isinstance(slot, tuple) and slot else ()


def _inside(noun: Token, slot: Slot) -> Tokens:
    """Phrases below the noun or below what stands there: "the fall of X | to the rebels"."""
    below = (item for child in children(noun, "nmod") for item in _below(child, slot))
    return (*_below(noun, slot), *below)
