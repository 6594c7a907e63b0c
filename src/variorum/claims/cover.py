"""Which stretches of text lie inside which: the geometry of attributions."""

from __future__ import annotations

from variorum.records import Attribution, Span

Spans = tuple[Span, ...]


def holds(outer: Spans, inner: Span) -> bool:
    """Whether one of the outer spans contains the inner one."""
    return any(span.start <= inner.start and inner.end <= span.end for span in outer)


def touches(left: Spans, right: Span) -> bool:
    """Whether any of the spans shares a character with the other one."""
    return any(span.start < right.end and right.start < span.end for span in left)


def length(spans: Spans) -> int:
    """How many characters the spans cover together."""
    return sum(span.end - span.start for span in spans)


def start(spans: Spans) -> int:
    """Where the first of the spans begins; 0 where there is none."""
    return min((span.start for span in spans), default=0)


def covers(attribution: Attribution, trigger: Span) -> bool:
    """Whether the attribution makes its source say this; its own cue is not what it says."""
    return holds(attribution.content, trigger) and not touches(attribution.cue, trigger)


def is_inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner attribution is part of what the outer source is made to say."""
    words = anchor(inner)
    return inner is not outer and bool(words) and all(holds(outer.content, span) for span in words)


def anchor(attribution: Attribution) -> Spans:
    """The words by which an attribution has its place in the text: how it is said, else by whom, else what."""
    return attribution.cue or attribution.source or attribution.content
