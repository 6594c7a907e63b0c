"""Finds the words that tell what became of people, with the heads of the phrases that name or count them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from spacy.tokens import Doc, Token

from variorum.propositions.harm.harm_bodies import BODIES, find_bodies
from variorum.propositions.harm.harm_care import find_cared_for, find_has_wounds, find_struck
from variorum.propositions.harm.harm_counts import find_count
from variorum.propositions.harm.harm_deeds import find_deed
from variorum.propositions.harm.harm_fates import find_held, find_lives
from variorum.propositions.harm.harm_losses import find_lost
from variorum.propositions.harm.harm_states import find_state
from variorum.propositions.harm.harm_tolls import find_toll
from variorum.propositions.harm.harm_verbs import find_done_to, find_suffered
from variorum.propositions.harm.harm_words import Harm, known, listed, verb_forms
from variorum.propositions.harm.victim_lists import find_identified, find_included, those_harmed

_JOINS = frozenset({"and", "or"})
_TO_SECOND = 2  # words from "killed" to "wounded"
_ENDS = frozenset({"ADP", "ADV", "SCONJ"})  # parts of speech that begin where, when and how

Finder = Callable[[Token], Iterator[Harm]]
Words = Callable[[], frozenset[str]]


@lru_cache(maxsize=1)  # casualties ask three times
def harms(doc: Doc) -> tuple[Harm, ...]:
    """Every word of a document that tells of people harmed, in text order, with whom it tells of."""
    return tuple(_together([harm for token in doc for finder in finders_for(token) for harm in finder(token)]))


def _together(found: Sequence[Harm]) -> Iterator[Harm]:
    """The harms, "40 killed and wounded" as one count of casualties: of the killed alone no number is told."""
    joint = {harm.trigger.i + _TO_SECOND for harm in found if _is_joint(harm)}
    for harm in found:
        if harm.trigger.i not in joint:
            last = harm.trigger.doc[harm.trigger.i + _TO_SECOND] if _is_joint(harm) else None
            yield harm if last is None else replace(harm, outcome="casualties", last=last)


def _is_joint(harm: Harm) -> bool:
    """Whether "and wounded" follows right behind who was killed, and nothing that would be wounded behind that."""
    doc, at = harm.trigger.doc, harm.trigger.i
    if harm.outcome != "killed" or at + _TO_SECOND >= len(doc) or doc[at + 1].lower_ not in _JOINS:
        return False
    second = doc[at + _TO_SECOND]
    if second.lower_ not in listed("together") or second.sent != harm.trigger.sent:
        return False
    behind = doc[at + _TO_SECOND + 1] if at + _TO_SECOND + 1 < len(doc) else None
    return behind is None or behind.is_space or behind.is_punct or behind.pos_ in _ENDS


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
    find_lost: lambda: verb_forms("losses", "verbs") | listed("losses", "nouns"),
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
