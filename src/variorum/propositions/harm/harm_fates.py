"""Set phrases for what became of people: lives claimed, hostages taken."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.inflection import verb_lemma
from variorum.propositions.clauses.persons import is_number, is_person
from variorum.propositions.clauses.phrases import case_of, children, conjuncts
from variorum.propositions.harm.harm_words import Harm, is_person_or_number, listed, vocabulary
from variorum.propositions.harm.victims import counted, written_figure


def find_lives(token: Token) -> Iterator[Harm]:
    """ "Claimed 12 lives", "claimed the lives of 12 people", "lost their lives"."""
    if token.lemma_.lower() not in listed("lives") and token.lower_ not in listed("lives"):
        return
    verb = token.head
    if token.dep_ not in {"obj", "nsubj:pass"} or verb.pos_ != "VERB":
        return
    if verb.lemma_.lower() in vocabulary("lives")["loses"]:
        owners = clauses.subjects(verb) or _counted_before(verb)
        yield Harm(verb, "killed", tuple(item for item in owners if is_person(counted(item)) or is_number(item)))
    elif verb.lemma_.lower() in vocabulary("lives")["takes"]:
        of = tuple(item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child))
        owner = children(token, "nmod:poss")
        yield Harm(verb, "killed", of or owner or (token,), clauses.agents(verb), lives=not (of or owner))


def _counted_before(verb: Token) -> tuple[Token, ...]:
    """The first counted people of the sentence, where the tree has lost the subject of their end."""
    words = verb.doc[verb.sent.start : verb.i]
    found = (word for word in words if is_person(word) and word.pos_ == "NOUN" and written_figure(word) is not None)
    return tuple(found)[:1]


def find_held(token: Token) -> Iterator[Harm]:
    """ "Took 12 soldiers prisoner", "1,275 were taken hostage"."""
    if verb_lemma(token, listed("holds", "verbs")) is None or token.pos_ != "VERB":
        return
    word = next((child for child in token.children if child.lemma_.lower() in listed("holds")), None)
    if word is None or word.i < token.i:
        return
    victims = tuple(item for item in clauses.patients(token) if item is not word and is_person_or_number(item))
    if victims:
        yield Harm(token, "captured", victims, clauses.agents(token))
