"""The benches `attribution` (PolNeAR) and `attribution_gum`: who says what, in their own format.

PolNeAR is univocal: a token takes part in one attribution at most. Of nested attributions the outermost is handed in.
It counts what an editor put in square brackets as part of the quotation around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from variorum.attribution import attribute
from variorum.language import annotate
from variorum.records import Attribution, Span


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """The attributions of each document, in order."""
    for row in rows:
        doc = next(iter(annotate([row["text"]], parser=parser)))
        kept = outermost(attribute(doc))
        yield {"id": row["id"], "attributions": [translate(attribution, row["text"]) for attribution in kept]}


def outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand in no other's content."""
    return [a for a in attributions if not any(_holds(b, a) for b in attributions if b is not a)]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    at = inner.cue or inner.content
    return bool(at) and any(span.start <= at[0].start and at[0].end <= span.end for span in outer.content)


def translate(attribution: Attribution, text: str = "") -> dict[str, list[list[int]]]:
    """One attribution as the bench writes it."""
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _bridged(_pairs(attribution.content), text),
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _bridged(pairs: list[list[int]], text: str) -> list[list[int]]:
    """The spans, with those joined that only an editor's brackets part."""
    joined: list[list[int]] = []
    for start, end in pairs:
        gap = text[joined[-1][1] : start].strip() if joined else ""
        if gap.startswith("[") and gap.endswith("]"):
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return joined
