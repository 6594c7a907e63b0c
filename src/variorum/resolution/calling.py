"""What an article calls those who act in a claim and those who are made to say it."""

from __future__ import annotations

from dataclasses import replace

from variorum.records import Claim, Label, Span
from variorum.resolution.known import Known


def settle_labels(claim: Claim, known: Known) -> Claim:
    """The claim with the labels of its actors and sources, in the order of the text."""
    spans = [actor.span for actor in claim.actors if actor.span is not None]
    spans += [span for level in claim.attribution for span in level.source]
    return replace(claim, labels=tuple(label for label in known.labels if any(_is_at(label, span) for span in spans)))


def _is_at(label: Label, span: Span) -> bool:
    """Whether a label was read off these words; it may reach further, to the ends of words."""
    return label.span.start <= span.start < label.span.end and span.end <= label.span.end
