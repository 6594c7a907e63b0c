"""Time expressions of a document: our own news grammar, with the direction that the governing verb's tense gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.propositions.clauses.inflection import is_past_spelling
from variorum.propositions.clauses.phrases import base, text_of
from variorum.propositions.times.time_grammar import find
from variorum.propositions.times.time_macros import vocabulary
from variorum.propositions.times.time_periods import compared
from variorum.propositions.times.time_stretches import stretched
from variorum.records import TimeExpression

Direction = Literal["past", "future"]

_HELPERS = {"aux", "aux:pass", "cop"}
_MAX_CLIMB = 12  # a sentence nests no deeper than this; a longer way up is a broken tree


@lru_cache(maxsize=4)
def times(doc: Doc) -> tuple[TimeExpression, ...]:
    """The times that a document tells, in order; the two ends of a stretch are one time."""
    return tuple(stretched(text_of(doc), expressions(doc)))


@lru_cache(maxsize=4)
def expressions(doc: Doc) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in order; a weekday or month without a year gets its direction from tense."""
    text = text_of(doc)
    return tuple(compared(_directed(doc, text, expression) for expression in find(text)))


def expression_at(doc: Doc, start: int, end: int) -> TimeExpression | None:
    """The longest time expression inside a stretch of text, None where it tells no time."""
    told = (*_from(start, end, times(doc)), *_from(start, end, expressions(doc)))  # a stretch, or one end of it
    inside = [item for item in told if item.span.end <= end]
    return max(inside, key=lambda item: item.span.end - item.span.start, default=None)


def _from(start: int, end: int, told: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Those that begin inside a stretch of text, of some in text order."""
    first, last = (bisect_left(told, at, key=lambda item: item.span.start) for at in (start, end))
    return told[first:last]


def _directed(doc: Doc, text: str, expression: TimeExpression) -> TimeExpression:
    token = token_at(doc, expression.span.start)
    if token is None:
        return expression
    expression = _in_speech(token, expression)
    if expression.type == "DURATION":
        return _until_now(token, expression)
    if expression.direction is not None or not _open(expression):
        return expression
    if expression.extent == "since":
        return replace(expression, direction="past")
    direction = _said_ahead(text, expression) or _until_ahead(token, text, expression) or tense(token)
    direction = direction or _until(text, expression)
    return replace(expression, direction=direction) if direction else expression


def _in_speech(token: Token, expression: TimeExpression) -> TimeExpression:
    """Inside a quotation, "yesterday" counts from the day it was said."""
    quoted = token.doc.has_extension("quotes") and token._.quote is not None
    return replace(expression, anchor="said") if quoted and expression.anchor == "publication" else expression


def _until_now(token: Token, expression: TimeExpression) -> TimeExpression:
    """ "Has held it for 30 years": a duration under a present perfect reaches up to now."""
    found = re.fullmatch(r"P(\d+)([DWMY])(6M)?", expression.value)
    if found is None or expression.offset is not None or expression.extent not in {"throughout", "within"}:
        return expression
    verb = next(_governors(token), None)
    if verb is None or not _is_present_perfect(verb):
        return expression
    count, unit = (int(found[1]) * 12 + 6, "M") if found[3] else (int(found[1]), found[2])
    return replace(expression, anchor="publication", offset=(-count, unit), direction="past")


def _is_present_perfect(verb: Token) -> bool:
    helpers = {child.lower_ for child in verb.children if child.dep_ in _HELPERS}
    return bool(helpers & {"has", "have", "'ve", "’ve"}) and not helpers & {"will", "may", "might", "could", "would"}


def _until(text: str, expression: TimeExpression) -> Direction | None:
    """The direction of "until Friday", "by Friday" where no verb says otherwise."""
    return "future" if _follows(text, expression, vocabulary("ahead")["until"]) else None


def _until_ahead(token: Token, text: str, expression: TimeExpression) -> Direction | None:
    """ "Has given them until Friday", "to stay shut until Friday": an end ahead, though a verb over it looks back."""
    ahead = _until(text, expression)
    if ahead is None:
        return None
    verb = next((item for item in _governors(token) if item.tag_ not in {"VBN", "VBG"} or _has_helper(item)), None)
    return ahead if verb is not None and (verb.tag_ == "VB" or _is_present_perfect(verb)) else None


def _has_helper(verb: Token) -> bool:
    return any(child.dep_ in _HELPERS for child in verb.children)


def _follows(text: str, expression: TimeExpression, phrases: list[str]) -> bool:
    before = text[max(0, expression.span.start - 24) : expression.span.start].lower().rstrip()
    return any(before.endswith(" " + phrase) for phrase in phrases)


def _said_ahead(text: str, expression: TimeExpression) -> Direction | None:
    """The direction that the words around it give: "as early as Friday", "scheduled for Friday", "Friday's vote"."""
    if _follows(text, expression, vocabulary("ahead")["before"]):
        return "future"
    return "past" if text[expression.span.end : expression.span.end + 2] in {"'s", "’s"} else None


def _open(expression: TimeExpression) -> bool:
    return "X" in expression.value and expression.offset is None


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that covers a place in the text."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def tense(token: Token) -> Direction | None:
    """Whether the verb that governs a token looks back or ahead, None where it does not say."""
    if not token.doc.has_annotation("DEP"):
        return None
    for verb in _governors(token):
        found = _of_participle(verb) or _of_verb(verb)
        if found is not None:
            return found
    return None


def _of_participle(verb: Token) -> Direction | None:
    """A participle behind its noun is past ("shares issued on July 1"), unless it plans ("a vote set for July 1")."""
    if verb.tag_ != "VBN" or base(verb) != "acl" or _has_helper(verb):
        return None
    return "future" if verb.lemma_.lower() in vocabulary("ahead")["verbs"] else "past"


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
    helpers = [child for child in verb.children if child.dep_ in _HELPERS]
    lemmas = {helper.lower_ for helper in helpers} | ({verb.lower_} if verb.pos_ == "AUX" else set())
    if lemmas & {"will", "shall", "'ll", "’ll", "wo", "may", "might", "can"} and not lemmas & {"have"}:
        return "future"
    if lemmas & {"would", "could", "should"} and not lemmas & {"have"}:
        return None
    finite_past = (
        verb.tag_ == "VBD"
        or (not helpers and is_past_spelling(verb.lower_))
        or any(helper.tag_ == "VBD" for helper in helpers)
        or bool(lemmas & {"have", "has"})
    )
    if finite_past or verb.tag_ == "VBN":
        planned = verb.lemma_.lower() in vocabulary("ahead")["verbs"] and "had" not in lemmas
        return "future" if planned else "past" if finite_past else None
    return "future" if verb.tag_ in {"VBZ", "VBP"} or lemmas & {"is", "are"} else None
