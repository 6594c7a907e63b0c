"""Our time expressions in the form of TIMEX3, as TimeBank and MEANTIME annotate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from variorum.propositions.times.times import expressions
from variorum.records import Date, Span, TimeExpression
from variorum.resolution.dates import resolve_time, timex_value

_SIGNAL = re.compile(r"\s+(?:after|before)$", re.IGNORECASE)
_UNITS = {"h": "PT{}H", "min": "PT{}M", "s": "PT{}S"}
_DEMONSTRATIVE = re.compile(
    r"(?:that|the same|the following|the next|the previous)\b|.*\bthat (?:day|year)$", re.IGNORECASE
)


def timex_rows(doc: Doc, published: str) -> Iterator[dict[str, Any]]:
    """A row for each expression; "that year" counts from the last day told, as a reader takes it."""
    day = published[:10] or None
    anchor = Date(edtf=day, earliest=day, latest=day, precision=1 if day else None, basis="stated")
    told: Date | None = None
    for item in expressions(doc):
        shown = _length(item) or item
        event = told if _DEMONSTRATIVE.match(item.span.exact) else None
        yield {
            "span": [shown.span.start, shown.span.end],
            "type": shown.type,
            "value": timex_value(shown, anchor, event),
        }
        found = resolve_time(item, anchor=anchor, event=event or anchor)
        told = found if item.type in {"DATE", "TIME"} and found.earliest else told


def _length(item: TimeExpression) -> TimeExpression | None:
    """In TimeML "two days after the vote" is a length, and "after" a signal that ties it to the event."""
    signal = _SIGNAL.search(item.span.exact)
    if signal is None or item.offset is None or item.anchor != "event" or item.span.exact.lower().startswith("the "):
        return None
    count, unit = item.offset
    value = _UNITS.get(unit, f"P{{}}{unit}").format(abs(count))
    exact = item.span.exact[: signal.start()]
    span = Span(item.span.start, item.span.start + len(exact), exact)
    return replace(item, span=span, type="DURATION", value=value, offset=None)
