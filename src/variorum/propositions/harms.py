"""Finds the words that tell what became of people, with the heads of the phrases that name or count them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from variorum.propositions.harm_bodies import find_bodies
from variorum.propositions.harm_care import find_cared_for, find_has_wounds, find_struck
from variorum.propositions.harm_counts import find_count
from variorum.propositions.harm_deeds import find_deed
from variorum.propositions.harm_fates import find_held, find_lives
from variorum.propositions.harm_states import find_state
from variorum.propositions.harm_tolls import find_toll
from variorum.propositions.harm_verbs import find_done_to, find_suffered
from variorum.propositions.harm_words import Harm
from variorum.propositions.victim_lists import find_identified, find_included

Finder = Callable[[Token], Iterator[Harm]]


def harms(doc: Doc) -> Iterator[Harm]:
    """Every word of a document that tells of people harmed, in text order, with whom it tells of."""
    for token in doc:
        for finder in FINDERS:
            yield from finder(token)


FINDERS: tuple[Finder, ...] = (
    find_done_to,
    find_suffered,
    find_has_wounds,
    find_cared_for,
    find_struck,
    find_lives,
    find_held,
    find_state,
    find_toll,
    find_count,
    find_deed,
    find_bodies,
    find_identified,
    find_included,
)
