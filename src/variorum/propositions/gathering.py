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
        taken = {item.token for item in found if item.kind == "control"}
        new = extractor(doc)
        found.extend(_moved(item, offset) for item in new)
        found[offset:] = _without_places(found[offset:], taken)
    return tuple(found)


def _without_places(found: list[Proposition], taken: set[int]) -> list[Proposition]:
    """The propositions without "captured" of a place that was read as a person; shares keep their positions."""
    wrong = [item for item in found if _is_captive(item) and item.token in taken]
    if not wrong or any(item.part_of is not None or item.of_event is not None for item in found):
        return found
    return [item for item in found if item not in wrong]


def _is_captive(item: Proposition) -> bool:
    return item.figure is not None and item.figure.outcome == "captured"


def _moved(proposition: Proposition, offset: int) -> Proposition:
    """The proposition with its references into its extractor's list pointing into the whole list."""
    if proposition.part_of is None and proposition.of_event is None:
        return proposition
    return replace(
        proposition,
        part_of=None if proposition.part_of is None else proposition.part_of + offset,
        of_event=None if proposition.of_event is None else proposition.of_event + offset,
    )
