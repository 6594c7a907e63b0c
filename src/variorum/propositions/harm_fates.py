"""Set phrases for what became of people: lives claimed, hostages taken, the hurt brought to hospital."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

import variorum.propositions.clauses as clauses
from variorum.propositions.harm_words import Harm, is_person_or_number, is_somebody, listed, vocabulary
from variorum.propositions.inflection import verb_lemma
from variorum.propositions.persons import is_number, is_person
from variorum.propositions.phrases import case_of, children, conjuncts
from variorum.propositions.victims import counted


def find_lives(token: Token) -> Iterator[Harm]:
    """ "Claimed 12 lives", "claimed the lives of 12 people", "lost their lives"."""
    if token.lemma_.lower() not in listed("lives") and token.lower_ not in listed("lives"):
        return
    verb = token.head
    if token.dep_ not in {"obj", "nsubj:pass"} or verb.pos_ != "VERB":
        return
    if verb.lemma_.lower() in vocabulary("lives")["loses"]:
        owners = clauses.subjects(verb)
        yield Harm(verb, "killed", tuple(item for item in owners if is_person(counted(item)) or is_number(item)))
    elif verb.lemma_.lower() in vocabulary("lives")["takes"]:
        of = tuple(item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child))
        owner = children(token, "nmod:poss")
        yield Harm(verb, "killed", of or owner or (token,), clauses.agents(verb), lives=not (of or owner))


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


def find_cared_for(token: Token) -> Iterator[Harm]:
    """ "Two were taken to hospital", "they remain in critical condition"."""
    if token.lemma_.lower() in vocabulary("care")["verbs"] and token.pos_ == "VERB":
        patients = tuple(item for item in clauses.patients(token) if is_somebody(item))
        if patients and any(_is_hospital(item) for item in clauses.obliques(token, "to", "at", "in")):
            yield Harm(token, "wounded", patients)
    elif token.lemma_.lower() == "condition" and case_of(token) == "in":
        state = {child.lower_ for child in children(token, "amod")}
        bearers = clauses.patients(token.head) if token.head.pos_ == "VERB" else clauses.subjects(token)
        found = tuple(item for item in (bearers or clauses.subjects(token.head)) if is_somebody(item))
        if state & set(vocabulary("care")["conditions"]) and found:
            yield Harm(token, "wounded", found)


def _is_hospital(token: Token) -> bool:
    words = {word.lemma_.lower() for word in (token, *children(token, "compound", "flat", "amod"))}
    return bool(words & set(vocabulary("care")["places"]))


def find_has_wounds(token: Token) -> Iterator[Harm]:
    """ "Three suffered burns", "a man sustained minor injuries"."""
    if token.lemma_.lower() not in vocabulary("wounds")["verbs"] or token.pos_ != "VERB":
        return
    what = (*children(token, "obj"), *clauses.obliques(token, "from"))
    if any(word.lemma_.lower() in vocabulary("wounds")["nouns"] for word in what):
        found = tuple(item for item in clauses.subjects(token) if is_somebody(item))
        if found:
            yield Harm(token, "wounded", found)
