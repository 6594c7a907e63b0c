"""TempEval-3 task A: time expressions with their TIMEX3 types and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from variorum.language import annotate
from variorum.propositions.times import times
from variorum.records import Date
from variorum.resolution.dates import timex_value


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A prediction row for each document: spans, types and values of its time expressions."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        day = (row.get("dct") or "")[:10] or None
        anchor = Date(edtf=day, earliest=day, latest=day, precision=1 if day else None, basis="stated")
        found = [
            {"span": [item.span.start, item.span.end], "type": item.type, "value": timex_value(item, anchor)}
            for item in times(doc)
        ]
        yield {"id": row["id"], "timexes": found}
