"""Nouns of harm that are counted: "44 new casualties", "30 dead"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.clauses.phrases import children
from variorum.propositions.harm.harm_words import Harm, vocabulary
from variorum.propositions.harm.victims import written_figure


def find_count(token: Token) -> Iterator[Harm]:
    """ "44 new casualties", "30 dead", "no injuries"."""
    outcome = vocabulary("counts").get(token.lower_) or vocabulary("counts").get(token.lemma_.lower())
    if outcome is None or token.pos_ in {"VERB", "AUX"} or token.dep_ == "compound":
        return
    none = any(child.lower_ == "no" for child in children(token, "det"))
    number = written_figure(token)
    if (number is not None or none) and not (number and number.unit):
        yield Harm(token, outcome, (token,))
