"""TempEval-3 task A: time expressions with their TIMEX3 types and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.tasks.timexes import timex_rows
from variorum.language import annotate


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A prediction row for each document: spans, types and values of its time expressions."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        yield {"id": row["id"], "timexes": list(timex_rows(doc, row.get("dct") or ""))}
