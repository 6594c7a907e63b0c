"""Annotated documents for the cases, each text parsed once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from variorum.language import annotate

Annotated = Callable[[str], Doc]


@pytest.fixture(scope="session")
def annotated() -> Annotated:
    """A function from a text to its document by the shipped pipeline."""
    known: dict[str, Doc] = {}

    def of(text: str) -> Doc:
        if text not in known:
            known[text] = next(iter(annotate([text])))
        return known[text]

    return of
