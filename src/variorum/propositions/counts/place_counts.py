"""How many places a noun phrase counts, and the phrase with its count: "nearly 240 villages"."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from variorum.propositions.clauses.phrases import name_phrase, phrase, text_of
from variorum.propositions.counts.figures import figures, whole_of
from variorum.records import Figure, Mention, Span

_FAR = 2  # words between a count and what it counts: "23 more mountain villages"
_FARTHEST = 200  # characters in which those words stand
_WHERE = ("", "of", "in", "near", "around", "along", "between")


def count(head: Token) -> Figure | None:
    """How many places the phrase counts."""
    near = phrase(head)
    found = figures(head.doc)
    first, last = (bisect_left(found, at, key=_start) for at in (near.start - _FARTHEST, head.idx + len(head)))
    for figure in found[first:last]:
        span = figure.span
        if span is not None and (near.start <= span.start or _close(head, span)):
            is_part = span.start <= head.idx < span.end and whole_of(head.doc, figure) is not None
            return figure if is_part or span.end <= head.idx + len(head) else None
    return None


def _start(figure: Figure) -> int:
    return figure.span.start if figure.span else 0


def _close(head: Token, count: Span) -> bool:
    """Whether the count stands right before the noun, whatever the tree says."""
    between = text_of(head.doc)[count.end : head.idx]
    words = between.split()
    return count.end <= head.idx and len(words) <= _FAR and all(word.isalpha() and word != "of" for word in words)


def nominal(head: Token) -> Mention:
    """The words for places without a name, from their count on."""
    span, counted = name_phrase(head, _WHERE), count(head)
    starts = [ent.start_char for ent in head.doc.ents if ent.start_char < span.start < ent.end_char]
    if counted is not None and counted.span is not None:
        starts.append(counted.span.start)
    start = min((span.start, *starts))
    if counted is not None and counted.span is not None and _holds_verb(head.doc, start, counted.span.start):
        start = counted.span.start  # the parser took the verb for an adjective: "the army | recaptured 23 villages"
    span = Span(start, span.end, text_of(head.doc)[start : span.end])
    return Mention(span=span, label="NOM", name=span.exact)


def _holds_verb(doc: Doc, start: int, end: int) -> bool:
    words = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return any(token.pos_ == "VERB" for token in words or ())
