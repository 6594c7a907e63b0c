"""The dead as they are found: "rescuers recovered 40 bodies", "the senator's body was found"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.clauses.phrases import case_of, children, conjuncts
from variorum.propositions.harm.harm_words import Harm, is_person_or_number, listed
from variorum.propositions.harm.victims import written_figure

BODIES = frozenset({"body", "bodies"})


def find_bodies(token: Token) -> Iterator[Harm]:
    """ "Rescuers recovered 40 bodies", "the bodies of 12 migrants were found", "the man's body was pulled out"."""
    if token.lower_ not in BODIES or token.head.lemma_.lower() not in listed("bodies", "verbs"):
        return
    of = (item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child))
    whose = (item for child in children(token, "nmod:poss") if child.pos_ != "PRON" for item in conjuncts(child))
    victims = tuple(item for item in (*of, *whose) if is_person_or_number(item))
    if victims or (token.lower_ == "bodies" and written_figure(token) is not None):
        yield Harm(token, "killed", victims or (token,))
