"""A document's words as plain lists: a token's own attributes are slow to ask for one by one."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

import numpy
from spacy.attrs import IS_SPACE, LOWER, ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc


@lru_cache(maxsize=2)
def texts(doc: Doc) -> tuple[str, ...]:
    """Each token's text."""
    return _strings(doc, ORTH)


@lru_cache(maxsize=2)
def lowers(doc: Doc) -> tuple[str, ...]:
    """Each token's text in small letters."""
    return _strings(doc, LOWER)


def spaces(doc: Doc) -> list[int]:
    """The places of the tokens that are white space."""
    found: list[int] = numpy.flatnonzero(doc.to_array([IS_SPACE])).tolist()
    return found


def _strings(doc: Doc, attribute: int) -> tuple[str, ...]:
    numbers = cast("list[int]", doc.to_array([attribute]).reshape(-1).tolist())
    strings = doc.vocab.strings
    return tuple(strings[number] for number in numbers)
