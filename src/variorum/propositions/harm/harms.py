"""Finds the words that tell what became of people, with the heads of the phrases that name or count them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from spacy.tokens import Doc, Token

from variorum.propositions.harm.harm_bodies import BODIES, find_bodies
from variorum.propositions.harm.harm_care import find_cared_for, find_has_wounds, find_struck
from variorum.propositions.harm.harm_counts import find_count
from variorum.propositions.harm.harm_deeds import find_deed
from variorum.propositions.harm.harm_fates import find_held, find_lives
from variorum.propositions.harm.harm_states import find_state
from variorum.propositions.harm.harm_tolls import find_toll
from variorum.propositions.harm.harm_verbs import find_done_to, find_suffered
from variorum.propositions.harm.harm_words import Harm, known, listed, verb_forms
from variorum.propositions.harm.victim_lists import find_identified, find_included, those_harmed

Finder = Callable[[Token], Iterator[Harm]]
Words = Callable[[], frozenset[str]]


@lru_cache(maxsize=1)  # casualties ask three times
def harms(doc: Doc) -> tuple[Harm, ...]:
    """Every word of a document that tells of people harmed, in text order, with whom it tells of."""
    return tuple(harm for token in doc for finder in finders_for(token) for harm in finder(token))


def finders_for(token: Token) -> tuple[Finder, ...]:
    """The finders that have the token's lemma or its letters among their words, in the order of the table."""
    return _asked(token.lemma_.lower(), token.lower_)


@lru_cache(maxsize=2**12)
def _asked(lemma: str, word: str) -> tuple[Finder, ...]:
    return tuple(finder for finder, words in FINDERS.items() if lemma in words() or word in words())


FINDERS: dict[Finder, Words] = {
    find_done_to: partial(verb_forms, "harms"),
    find_suffered: partial(verb_forms, "suffers"),
    find_has_wounds: lambda: listed("wounds", "verbs") | listed("wounds", "coming"),
    find_cared_for: lambda: listed("care", "verbs") | {"condition"},
    find_struck: partial(listed, "struck", "verbs"),
    find_lives: partial(listed, "lives"),
    find_held: partial(verb_forms, "holds", "verbs"),
    find_state: partial(known, "states"),
    find_toll: lambda: listed("numbers") | {"toll"},
    find_count: partial(known, "counts"),
    find_deed: partial(known, "deeds"),
    find_bodies: lambda: BODIES,
    find_identified: partial(listed, "identified", "verbs"),
    find_included: those_harmed,
}
"""Each finder with the words of which one must be a token's lemma or its letters, or it finds nothing there."""
