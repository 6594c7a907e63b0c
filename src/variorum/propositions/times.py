"""Time expressions of a document: our own news grammar, with the direction that the governing verb's tense gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.propositions.time_grammar import find
from variorum.records import TimeExpression

Direction = Literal["past", "future"]

_MAX_CLIMB = 12  # a sentence nests no deeper than this; a longer way up is a broken tree


def times(doc: Doc) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in order; a weekday or month without a year gets its direction from tense."""
    return tuple(_directed(doc, expression) for expression in find(doc.text))


def expression_at(doc: Doc, start: int, end: int) -> TimeExpression | None:
    """The longest time expression inside a stretch of text, None where it tells no time."""
    inside = [item for item in times(doc) if start <= item.span.start and item.span.end <= end]
    return max(inside, key=lambda item: item.span.end - item.span.start, default=None)


def normalise(text: str) -> TimeExpression | None:
    """The first time expression of a short text."""
    return next(iter(find(text)), None)


def _directed(doc: Doc, expression: TimeExpression) -> TimeExpression:
    if expression.direction is not None or not _open(expression):
        return expression
    token = token_at(doc, expression.span.start)
    direction = tense(token) if token is not None else None
    return replace(expression, direction=direction) if direction else expression


def _open(expression: TimeExpression) -> bool:
    return "X" in expression.value and expression.offset is None


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that covers a place in the text."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand") if offset < len(doc.text) else None
    return span[0] if span is not None and len(span) else None


def tense(token: Token) -> Direction | None:
    """Whether the verb that governs a token looks back or ahead, None where it does not say."""
    if not token.doc.has_annotation("DEP"):
        return None
    for verb in _governors(token):
        found = _of_verb(verb)
        if found is not None:
            return found
    return None


def _governors(token: Token) -> Iterator[Token]:
    node = token
    for _ in range(_MAX_CLIMB):
        if node.pos_ in {"VERB", "AUX"} and node is not token:
            yield node
        if node.head.i == node.i:
            break
        node = node.head
    if node.pos_ not in {"VERB", "AUX"}:
        yield from (child for child in node.children if child.dep_ == "cop")


def _of_verb(verb: Token) -> Direction | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    lemmas = {helper.lower_ for helper in helpers} | ({verb.lower_} if verb.pos_ == "AUX" else set())
    if lemmas & {"will", "shall", "'ll", "’ll", "wo"}:
        return "future"
    if any(helper.tag_ == "VBD" for helper in helpers) or verb.tag_ == "VBD" or "have" in lemmas or "has" in lemmas:
        return None if lemmas & {"would", "going"} else "past"
    if verb.tag_ in {"VB", "VBG"} and any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children):
        return "future"
    return None
