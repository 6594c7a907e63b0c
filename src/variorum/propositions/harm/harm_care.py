"""The hurt as they are cared for: brought to hospital, treated, in a critical condition; not who died there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.persons import is_one_more
from variorum.propositions.clauses.phrases import case_of, children
from variorum.propositions.harm.harm_words import Harm, Tokens, is_somebody, listed, verb_among, vocabulary

_REACH = 60  # words in which a report of somebody taken to hospital tells of the death
_SAME = frozenset({"he", "she", "they", "who", "whom"})


def find_cared_for(token: Token) -> Iterator[Harm]:
    """ "Two were taken to hospital", "a man was treated for burns", "they remain in critical condition"."""
    if token.lemma_.lower() in listed("care", "verbs") and token.pos_ == "VERB":
        victims = tuple(item for item in clauses.patients(token) if is_somebody(item))
    elif token.lemma_.lower() == "condition" and case_of(token) == "in" and _states(token):
        own = children(token, "nsubj")
        bearers = clauses.patients(token.head) if token.head.pos_ == "VERB" and not own else clauses.subjects(token)
        found = bearers or clauses.subjects(token.head)
        victims = tuple(item for item in found if is_somebody(item) and item.i < token.i)
    else:
        return
    if victims and (token.pos_ != "VERB" or _is_brought(token)) and not dies_there(token):
        yield Harm(token, "wounded", victims)


def _states(token: Token) -> bool:
    return bool({child.lower_ for child in children(token, "amod")} & listed("care", "conditions"))


def _is_brought(verb: Token) -> bool:
    """Whether somebody hurt is brought somewhere or treated: to a hospital, for burns; not for tests."""
    if any(item.lemma_.lower() in listed("care", "unhurt") for item in clauses.obliques(verb, "for", "as")):
        return False
    to_hospital = any(_is_hospital(item) for item in clauses.obliques(verb, "to", "at", "in"))
    return to_hospital or any(is_wound(item) for item in _beside(verb, "for", "with"))


def _beside(verb: Token, *cases: str) -> Tokens:
    """The verb's phrases with one of these prepositions, also where the tree has hung them on another phrase of it."""
    own = (verb, *clauses.obliques(verb))
    return tuple(item for word in own for item in clauses.obliques(word, *cases))


def _is_hospital(token: Token) -> bool:
    words = {word.lemma_.lower() for word in (token, *children(token, "compound", "flat", "amod"))}
    return bool(words & listed("care", "places"))


def is_wound(token: Token) -> bool:
    return token.lemma_.lower() in listed("wounds", "nouns")


def find_has_wounds(token: Token) -> Iterator[Harm]:
    """ "Three suffered burns", "a man sustained minor injuries", "she walked into a clinic with stab wounds"."""
    if token.pos_ != "VERB":
        return
    if token.lemma_.lower() in listed("wounds", "verbs"):
        what: Tokens = (*children(token, "obj"), *clauses.obliques(token, "from"))
    elif token.lemma_.lower() in listed("wounds", "coming"):
        what = _beside(token, "with")
    else:
        return
    if any(is_wound(word) for word in what):
        bearers = clauses.patients(token) if clauses.is_passive(token) else clauses.subjects(token)
        found = tuple(item for item in bearers if is_somebody(item))
        if found and not dies_there(token):
            yield Harm(token, "wounded", found)


def find_struck(token: Token) -> Iterator[Harm]:
    """ "A girl was hit by a stray bullet", "shrapnel struck two nurses"."""
    if token.lemma_.lower() not in listed("struck", "verbs") or token.pos_ != "VERB":
        return
    means = {agent.lemma_.lower() for agent in (*clauses.agents(token), *clauses.obliques(token, "by"))}
    victims = tuple(item for item in clauses.patients(token) if is_somebody(item))
    if victims and means & listed("struck", "means"):
        yield Harm(token, "casualties", victims)


def dies_there(token: Token) -> bool:
    """Whether the sentence goes on to say that the same people died: "taken to hospital, where he died"."""
    end = min(token.sent.end, token.i + 1 + _REACH)
    return any(_tells_death(word) for word in token.doc[token.i + 1 : end])


def _tells_death(word: Token) -> bool:
    if word.lower_ in vocabulary("states"):
        dead, verb = vocabulary("states")[word.lower_] == "killed", word.head
    else:
        lemma = verb_among(word, "suffers")
        dead, verb = lemma is not None and vocabulary("suffers")[lemma] == "killed", word
    own = [*children(verb, "nsubj"), *children(word, "nsubj"), *(item for item in word.lefts if is_one_more(item))]
    return dead and all(item.lower_ in _SAME for item in own)
