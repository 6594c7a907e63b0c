"""How firmly a text's innermost voice holds the event at each place: the value that a claim of it would carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from variorum.attribution import attribute, weigh
from variorum.claims import chains, firmness
from variorum.claims.commitments import commitment_at, said_outright
from variorum.records import Factuality, Span, Status

AHEAD: frozenset[Status] = frozenset({"planned", "promised", "wished", "demanded", "predicted", "conditional"})
"""What is only in view: it has not happened when the text speaks of it."""
INTENDED: frozenset[Status] = AHEAD - {"wished", "conditional"}
"""What somebody means to be done or foretells outright."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """FactBank's value for whoever is nearest to the event (the writer where nobody else speaks), and its status."""

    factuality: Factuality
    status: Status


def assertions(doc: Doc, places: Sequence[tuple[int, int]]) -> list[Assertion]:
    """One for each place (code points), composed as `variorum.claims.joining` does for the trigger of a claim."""
    attributions, commitments = attribute(doc), weigh(doc)
    found = []
    for start, end in places:
        word = doc[token_at(doc, start)]
        own, status = commitment_at(doc, word.i, commitments)
        voice = chains.voices(doc, chains.covering(attributions, Span(start, end, doc.text[start:end])))[0]
        if voice and status == "happened" and said_outright(word, voice[-1].cue):
            own = "CT+"
        held = firmness.levels(own, voice)[-1]
        found.append(Assertion(held, firmness.status_under([item.frame for item in voice], status)))
    return found


def token_at(doc: Doc, place: int) -> int:
    """The index of the token that holds a code point; of the one before it where none does."""
    after = next((token.i for token in doc if token.idx > place), len(doc))
    return max(after - 1, 0)
