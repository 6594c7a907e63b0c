"""States of harm: "left 12 dead", "five are missing"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.asides import before_aside
from variorum.propositions.clauses.persons import is_name, is_number, is_person
from variorum.propositions.clauses.phrases import children, conjuncts
from variorum.propositions.harm.harm_words import Harm, Tokens, is_person_or_number, vocabulary
from variorum.propositions.harm.victims import is_part, written_figure


def find_state(token: Token) -> Iterator[Harm]:
    """ "Left 12 dead", "12 people are missing", "12 dead and 30 missing"."""
    outcome = vocabulary("states").get(token.lower_)
    if outcome is None or (token.i and token.nbor(-1).lower_ == "the") or children(token, "obj"):
        return  # "the dead" are nobody's state, and whoever is "missing the point" is here
    bearers = (item for item in _bearers(token) if item is not token and not _is_elsewhere(item, token))
    victims = tuple(item for item in bearers if is_person_or_number(item) or is_name(item))
    if victims and not is_part(victims[0]):  # "half of the 120 dead" do not make 60
        yield Harm(token, outcome, victims)


def _bearers(token: Token) -> Tokens:
    """Who is dead, missing or homeless: subject, the object before it, or the number right before it."""
    if token.dep_ == "amod" and token.i > token.head.i and is_person_or_number(token.head):
        return (token.head,)
    if clauses.is_attributive(token):
        if token.dep_ == "amod" and written_figure(token.head) is not None and not _is_beyond_comma(token.head, token):
            return (token.head,)
        return tuple(word for word in _before(token) if is_number(word))
    if token.dep_ == "conj" and token.i > token.sent.start and is_number(token.nbor(-1)):
        return (token.nbor(-1),)  # "two were dead, three missing"
    found = clauses.subjects(token) or _found_so(token)
    if not found and token.dep_ in {"advmod", "xcomp", "obl", "obj", "amod"} and token.head.pos_ == "VERB":
        found = tuple(item for item in clauses.patients(token.head) if item is not token)
    if not found and token.dep_ in {"acl", "appos", "nmod", "nummod", "acl:relcl"} and token.head.i < token.i:
        found = conjuncts(token.head)
    return found if any(is_person_or_number(item) for item in found) else _before(token)


def _is_beyond_comma(bearer: Token, token: Token) -> bool:
    """Whether a noun stands behind a state and its comma: in "left 12 dead, officials said" no official is dead."""
    return bearer.i > token.i and token.i + 1 < len(token.doc) and token.nbor().text == ","


def _is_elsewhere(bearer: Token, token: Token) -> bool:
    """Whether it belongs to another state: "nine dead and 14 injured" are not 14 dead."""
    behind = bearer.nbor() if bearer.i + 1 < len(bearer.doc) else token
    other = behind.i != token.i and is_number(bearer) and _is_state(behind)
    return other or _is_beyond_comma(bearer, token)


def _is_state(word: Token) -> bool:
    return word.lower_ in vocabulary("states") or word.lower_ in vocabulary("together")["words"]


def _found_so(token: Token) -> Tokens:
    """Who is found dead, where the tree has lost whose verb "found" is."""
    verb = token.nbor(-1) if token.i > token.sent.start else token
    if verb.lower_ != "found" or verb.i == verb.sent.start or verb.nbor(-1).lower_ not in {"was", "were"}:
        return ()
    return clauses.patients(verb) or before_aside(verb)


def _before(token: Token) -> Tokens:
    """The counted people right before a state, whatever the tree says: "left 12 dead", "12 people missing"."""
    for i in range(token.i - 1, max(token.sent.start, token.i - 4) - 1, -1):
        word = token.doc[i]
        if word.pos_ in {"AUX", "ADV", "PUNCT"} or word.lower_ in {"found", "still", "reported", "feared", "left"}:
            continue
        return (word,) if is_number(word) or (is_person(word) and word.pos_ != "PRON") else ()
    return ()
