"""Nouns of harm: "44 new casualties", "the killing of three men"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.harm_words import Harm, is_person_or_number, vocabulary
from variorum.propositions.phrases import case_of, children, conjuncts
from variorum.propositions.victims import written_figure


def find_count(token: Token) -> Iterator[Harm]:
    """ "44 new casualties", "30 dead", "no injuries"."""
    outcome = vocabulary("counts").get(token.lower_) or vocabulary("counts").get(token.lemma_.lower())
    if outcome is None or token.pos_ in {"VERB", "AUX"} or token.dep_ == "compound":
        return
    none = any(child.lower_ == "no" for child in children(token, "det"))
    number = written_figure(token)
    if (number is not None or none) and not (number and number.unit):
        yield Harm(token, outcome, (token,))


def find_deed(token: Token) -> Iterator[Harm]:
    """ "The killing of three men", "the deaths of 12 soldiers"."""
    outcome = vocabulary("deeds").get(token.lemma_.lower())
    if outcome is None or token.pos_ != "NOUN" or written_figure(token) is not None:
        return
    of = [item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child)]
    victims = tuple(item for item in of if is_person_or_number(item))
    if victims:
        yield Harm(token, outcome, victims)


def find_bodies(token: Token) -> Iterator[Harm]:
    """ "Rescuers recovered 40 bodies", "the bodies of 12 migrants were found"."""
    if token.lower_ != "bodies" or token.head.lemma_.lower() not in vocabulary("bodies")["verbs"]:
        return
    of = (item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child))
    victims = tuple(item for item in of if is_person_or_number(item))
    if victims or written_figure(token) is not None:
        yield Harm(token, "killed", victims or (token,))
