"""The persons that an article names: each mention, which person it is, and the gender that name and title show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from variorum.language.named import names
from variorum.language.titles import title_nouns
from variorum.language.wordlists import column

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person by name: which person it is, where, and the gender that given name or title shows."""

    who: Bounds
    span: Span
    gender: str | None


def people(doc: Doc) -> Iterator[Person]:
    """Every mention of a person by name, in order."""
    shown: dict[Bounds, str] = {}
    listed: list[tuple[Bounds, Span]] = []
    surnames = {span[-1].lower_ for span in names(doc) if span.label_ == "PER" and len(span) > 1}
    for span in names(doc):
        if not _is_person(span) and not (span.label_ == "MISC" and span.text.lower() in surnames):
            continue
        who = doc._.full_names.get((span.start, span.end), same_words(doc, span))
        listed.append((who, span))
        gender = _gender(doc, span)
        if gender is not None:
            shown.setdefault(who, gender)
    yield from (Person(who, span, shown.get(who)) for who, span in listed)


def _is_person(span: Span) -> bool:
    """Whether a name is a person's: by its label, or a given name with another word that got no label."""
    return span.label_ == "PER" or (span.label_ == "MISC" and len(span) > 1 and _given(span) is not None)


def _given(span: Span) -> str | None:
    return column("given", "word", "gender").get(span[0].text)


def same_words(doc: Doc, span: Span) -> Bounds:
    """Where the same name of the same kind stands first."""
    return _first_told(doc)[span.label_, span.text.lower()]


@lru_cache(maxsize=2)
def _first_told(doc: Doc) -> dict[tuple[str, str], Bounds]:
    """By kind and words, where each name stands first."""
    found: dict[tuple[str, str], Bounds] = {}
    for one in names(doc):
        found.setdefault((one.label_, one.text.lower()), (one.start, one.end))
    return found


def _gender(doc: Doc, span: Span) -> str | None:
    given = _given(span)
    if len(span) > 1 and given is not None:
        return given
    title = doc._.titles.get((span.start, span.end))
    nouns = title_nouns(doc, title) if title else frozenset()
    genders = {gender for word, gender in column("gendered", "word", "gender").items() if word in nouns}
    return genders.pop() if len(genders) == 1 else None
