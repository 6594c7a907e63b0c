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
    bearers = (item for item in _bearers(token) if item is not token)
    victims = tuple(item for item in bearers if is_person_or_number(item) or is_name(item))
    if victims and not is_part(victims[0]):  # "half of the 120 dead" do not make 60
        yield Harm(token, outcome, victims)


def _bearers(token: Token) -> Tokens:
    """Who is dead, missing or homeless: subject, the object before it, or the number right before it."""
    if token.dep_ == "amod" and token.i > token.head.i and is_person_or_number(token.head):
        return (token.head,)
    if clauses.is_attributive(token):
        if token.dep_ == "amod" and written_figure(token.head) is not None:
            return (token.head,)
        return tuple(word for word in _before(token) if is_number(word))
    found = clauses.subjects(token) or _found_so(token)
    if not found and token.dep_ in {"advmod", "xcomp", "obl", "obj", "amod"} and token.head.pos_ == "VERB":
        found = tuple(item for item in clauses.patients(token.head) if item is not token)
    if not found and token.dep_ in {"acl", "appos", "nmod", "nummod", "acl:relcl"} and token.head.i < token.i:
        found = conjuncts(token.head)
    return found if any(is_person_or_number(item) for item in found) else _before(token)


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
