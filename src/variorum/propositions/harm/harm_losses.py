"""Who loses people and arms: "the army lost up to 240 troops and two tanks", "suffered losses of 240 troops"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.inflection import verb_lemma
from variorum.propositions.clauses.persons import group_of, is_person, name_at, side_of
from variorum.propositions.clauses.phrases import base, case_of, children, conjuncts
from variorum.propositions.harm.harm_words import Harm, Tokens, listed
from variorum.propositions.harm.victims import counted, written_figure

_NAMES = frozenset({"LOC", "ORG", "NORP", "MISC"})
_FORCES = "military"


def find_lost(token: Token) -> Iterator[Harm]:
    """ "Lost 240 troops": what became of them the word leaves open, and only who fights loses people so."""
    lost = _lost(token)
    victims = tuple(item for item in lost if _is_lost_in_war(counted(item), token) and written_figure(item) is not None)
    if victims:
        yield Harm(token, "casualties", victims, side=_side(token))


def loser_of(thing: Token) -> str | None:
    """Whose a thing was that was lost, in the text's words; None where it was not lost, or nobody is named."""
    while base(thing) == "conj" and thing.head is not thing:
        thing = thing.head
    word = thing.head
    return _side(word) if thing in _lost(word) else None


def _lost(word: Token) -> Tokens:
    """What a verb of losing has for its objects, or losses are of."""
    if word.pos_ == "VERB" and verb_lemma(word, listed("losses", "verbs")) is not None:
        found = children(word, "obj") or (clauses.patients(word) if clauses.is_passive(word) else ())
    elif word.lemma_.lower() in listed("losses", "nouns"):
        found = tuple(child for child in children(word, "nmod") if case_of(child) == "of")
    else:
        return ()
    return tuple(dict.fromkeys(item for head in found for item in conjuncts(head)))


def _is_lost_in_war(noun: Token, word: Token) -> bool:
    """Whether they are soldiers, or the people of those who fight: no family's, team's or company's."""
    if not is_person(noun):
        return False
    return group_of(noun) == _FORCES or any(group_of(loser) == _FORCES for loser in _losers(word))


def _losers(word: Token) -> Tokens:
    """Who loses: the subject of the verb, or of the verb that has the losses as its object."""
    verb = word if word.pos_ == "VERB" else word.head
    if word is not verb and (
        base(word) != "obj" or verb_lemma(verb, listed("losses", "suffers") | listed("losses", "verbs")) is None
    ):
        return ()
    return () if clauses.is_passive(verb) else clauses.subjects(verb)


def _side(word: Token) -> str | None:
    """Whose the losses are, as far as the words name it: "Azerbaijan lost", "the Armenian army lost", "its losses"."""
    own = side_of(word) if word.pos_ == "NOUN" else None
    if own is not None:
        return own
    for loser in _losers(word):
        named = name_at(loser).exact if loser.ent_type_ in _NAMES else side_of(loser)
        if named is not None:
            return named
    return None
