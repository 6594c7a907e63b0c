"""Runs the extractors over a document and puts what they propose into one list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from variorum.records import Proposition

Extractor = Callable[[Doc], tuple[Proposition, ...]]


def gather(doc: Doc, extractors: Mapping[str, Extractor]) -> tuple[Proposition, ...]:
    """What all extractors propose, each extractor's in its own order; positions between them are kept in step."""
    found: list[Proposition] = []
    for extractor in extractors.values():
        offset = len(found)
        found.extend(_moved(proposition, offset) for proposition in extractor(doc))
    return tuple(found)


def _moved(proposition: Proposition, offset: int) -> Proposition:
    """The proposition with its references into its extractor's list pointing into the whole list."""
    return replace(
        proposition,
        part_of=None if proposition.part_of is None else proposition.part_of + offset,
        of_event=None if proposition.of_event is None else proposition.of_event + offset,
    )
