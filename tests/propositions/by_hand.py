"""Documents built by hand from words, heads and labels, so that no trained parser is in play."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from variorum.language.extensions import register

VOCAB = spacy.blank("en").vocab


def tree(table: str) -> Doc:
    """A document from lines of "form lemma tag pos head relation [entity]"; heads count from 0."""
    register()
    rows = [line.split() for line in table.strip().splitlines()]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        deps=[row[5] for row in rows],
        ents=[row[6] if len(row) > 6 else "O" for row in rows],
    )


def plain(text: str) -> Doc:
    """A document of words alone, without tags or trees."""
    register()
    return spacy.blank("en")(text)
