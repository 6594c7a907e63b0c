"""Ties what was found in the raw text to the article: to its text, to what was removed, or to the metadata."""

from __future__ import annotations

from dataclasses import replace

from variorum.reading.cleaning.cleaning import Cleaned
from variorum.records import Evidence, Selector

CONTEXT = 32  # code points of prefix and suffix, as the W3C's examples have them


def in_metadata(field: str, value: str, start: int = 0, end: int | None = None) -> Evidence:
    """A metadata field, or a stretch of it, as evidence: offsets into its value, the field's name before it."""
    found = selector(value, start, (len(value) if end is None else end) - start)
    return Evidence((replace(found, prefix=f"{field}: {found.prefix}"),), "metadata")


def in_raw(cleaned: Cleaned, start: int, end: int) -> Evidence | None:
    """A stretch of the raw text as evidence: offsets into the text where it was kept, into the raw text where not."""
    for stretch in cleaned.alignment:
        if stretch.raw <= start and end <= stretch.raw + stretch.length:
            return Evidence((selector(cleaned.text, start - stretch.raw + stretch.start, end - start),), "text")
    for gone in cleaned.removed:
        if gone.start <= start and end <= gone.end:
            inner = selector(gone.text, start - gone.start, end - start)
            return Evidence((Selector(start, end, inner.exact, inner.prefix, inner.suffix),), "removed")
    return None


def selector(text: str, start: int, length: int) -> Selector:
    """The stretch with the words around it."""
    end = start + length
    return Selector(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
