"""Residual boilerplate: the lines of a page's text of which nothing is left in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from variorum.reading.cleaning.cleaning import clean


def predict(rows: Iterable[dict[str, Any]], _: str) -> Iterator[dict[str, Any]]:
    """For each text, the numbers of its lines (from 0) that were taken out whole; no parser is asked."""
    for row in rows:
        kept = clean(row["text"]).alignment
        drop, start = [], 0
        for number, line in enumerate(row["text"].split("\n")):
            end = start + len(line)
            if line.strip() and not any(s.raw < end and start < s.raw + s.length for s in kept):
                drop.append(number)
            start = end + 1
        yield {"id": row["id"], "drop": drop}
