"""Quotations: pairs of quotation marks inside one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

PAIRS = {"“": "”", "„": "”", "«": "»", "``": "''", "‘": "’", '"': '"', "'": "'", "''": "''"}
"""Which mark closes which; the last three open and close alike."""

SAME = frozenset({'"', "'", "''"})
CLOSERS = {"“": frozenset({"”", '"', "''"}), "„": frozenset({"“", "”"}), "``": frozenset({"''", '"'}),
           "«": frozenset({"»"}), "‘": frozenset({"’", "'"}), '"': frozenset({'"', "”"}),
           "'": frozenset({"'", "’"}), "''": frozenset({"''", '"', "”"})}  # fmt: skip
SINGLE = frozenset({"‘", "'"})
APOSTROPHES = frozenset({"'", "’"})
DEEPEST = 20  # quotations inside one another; a page of marks must not be searched to its first one for each


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks, as token indices, end exclusive; not closed where it runs to the paragraph's end."""

    start: int
    end: int
    closed: bool
    mark: str


def find_quotes(doc: Doc, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quote, ...]:
    """All quotations of a document in order of their start, inner ones after the outer one."""
    found = [quote for start, end in paragraphs for quote in _in_paragraph(doc, start, end)]
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def quote_numbers(doc: Doc, quotes: tuple[Quote, ...]) -> tuple[int | None, ...]:
    """For each token the number of the innermost quotation that holds it."""
    numbers: list[int | None] = [None] * len(doc)
    for number, quote in enumerate(quotes):
        numbers[quote.start : quote.end] = [number] * (quote.end - quote.start)
    return tuple(numbers)


def _in_paragraph(doc: Doc, start: int, end: int) -> Iterator[Quote]:
    opened: list[tuple[int, str]] = []
    for token in doc[start:end]:
        mark = token.text
        if mark not in PAIRS and mark not in APOSTROPHES and mark not in {"”", "»"}:
            continue
        level = _closes(opened, token, start, end)
        if level is not None:
            place, opener = opened[level]
            yield Quote(place, token.i + 1, True, opener)
            yield from (Quote(at, token.i, False, kind) for at, kind in opened[level + 1 :] if kind not in SINGLE)
            del opened[level:]
        elif mark in PAIRS and _opens(doc, token, start, end):
            opened.append((token.i, mark))
    yield from (Quote(place, end, False, mark) for place, mark in opened if mark not in SINGLE or _long(place, end))


def _closes(opened: list[tuple[int, str]], token: Token, start: int, end: int) -> int | None:
    for level in range(len(opened) - 1, max(len(opened) - DEEPEST, 0) - 1, -1):
        place, opener = opened[level]
        if token.text not in CLOSERS[opener] or (place == token.i - 1 and opener in SAME and not token.whitespace_):
            continue
        if token.text in APOSTROPHES and opener in SINGLE:
            return level if _can_close(token, start) and not _possessive(token, end) else None
        if opener in SAME and _only_opens(token, start, end):
            continue
        return level
    return None


def _can_close(token: Token, start: int) -> bool:
    return token.i > start and not token.nbor(-1).whitespace_


def _only_opens(token: Token, start: int, end: int) -> bool:
    """Space before and none after: a second opening mark, where one was never closed."""
    before = token.i > start and bool(token.nbor(-1).whitespace_)
    after = token.i + 1 < end and not token.whitespace_ and not token.nbor(1).is_punct
    return before and after


def _possessive(token: Token, end: int) -> bool:
    """An apostrophe after a plural with its noun still to come ("the soldiers' families")."""
    follows = token.i + 1 < end and bool(token.whitespace_)
    return follows and token.tag_ == "POS" and token.nbor(-1).text.endswith(("s", "S"))


def _opens(doc: Doc, token: Token, start: int, end: int) -> bool:
    if token.text not in SAME:
        return True
    if token.i + 1 >= end:
        return False
    spaced = token.i == start or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_punct
    if token.text == "'":
        return spaced and not token.whitespace_ and not _elided(token)
    return spaced or not token.whitespace_


def _elided(token: Token) -> bool:
    """An apostrophe for left-out letters or figures ("the '90s")."""
    return token.nbor(1).text[:1].isdigit()


def _long(place: int, end: int) -> bool:
    """A single mark that is never closed is a quotation only where it could be one: more than one word follows."""
    return end - place > 2
