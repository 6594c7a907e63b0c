"""The words of a clause as evidence: what bears out a trigger, and nothing that belongs to another clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.propositions.clauses.clauses import subjects
from variorum.propositions.clauses.phrases import base, children, in_quotation, runs, text_of
from variorum.records import Mention, Span, TimeExpression

Spans = tuple[Span, ...]

_OUTSIDE = ("parataxis", "advcl", "discourse", "list", "dislocated", "vocative")
_LINKS = ("mark", "cc", "case")  # words that tie the clause or phrase itself to what stands around it
_ASIDE = ("acl:relcl", "appos")
_PAUSES = ("", ",", "-", "–", "—")


def clause_spans(predicate: Token) -> tuple[Span, ...]:
    """The clause as evidence: predicate and arguments, without attributions, relative clauses and other clauses."""
    kept = [token for token in _clause(predicate, predicate) if not token.is_space]
    kept.extend(token for head in _shared(predicate) for token in _clause(head, predicate))
    quoted = in_quotation(predicate)
    return runs(predicate.doc, [token for token in kept if quoted is None or in_quotation(token) == quoted])


def own_tokens(trigger: Token) -> list[Token]:
    """The words of the trigger's own clause or noun phrase, without a subject that stands in another clause."""
    quoted = in_quotation(trigger)
    found = (token for token in _clause(trigger, trigger) if not token.is_space)
    return [token for token in found if quoted is None or in_quotation(token) == quoted]


def evidence_spans(trigger: Token) -> tuple[Span, ...]:
    """The words that bear out a trigger: its clause, or for a noun inside a clause its noun phrase."""
    if trigger.pos_ in ("VERB", "AUX", "ADJ") or children(trigger, "nsubj"):
        return clause_spans(trigger)
    if base(trigger) == "nsubj" and trigger.head.pos_ == "VERB":
        return clause_spans(trigger.head)
    return runs(trigger.doc, _clause(trigger, trigger))


def with_clause_over(trigger: Token, spans: Spans, where: Mention | None, when: TimeExpression | None) -> Spans:
    """The spans, with the clause that the trigger hangs on where its place or day is told there."""
    asked = [item.span for item in (where, when) if item is not None]
    for node in trigger.ancestors:
        missing = [span for span in asked if not _holds_span(spans, span)]
        if not missing or node.sent != trigger.sent:
            return spans
        over = clause_spans(node) if node.pos_ in ("VERB", "AUX", "ADJ") else ()
        if any(_holds_span(over, span) for span in missing):
            spans = _joined(trigger.doc, (*spans, *over))
    return spans


def _holds_span(spans: Spans, inner: Span) -> bool:
    return any(span.start <= inner.start and inner.end <= span.end for span in spans)


def _joined(doc: Doc, spans: Spans) -> Spans:
    """The spans in text order, overlapping ones and those that only punctuation parts as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start, item.end)):
        gap = text_of(doc)[found[-1].end : span.start] if found else "."
        if found and (span.start <= found[-1].end or gap.strip() in _PAUSES):
            end = max(found[-1].end, span.end)
            found[-1] = Span(found[-1].start, end, text_of(doc)[found[-1].start : end])
        else:
            found.append(span)
    return tuple(found)


def _shared(predicate: Token) -> Iterator[Token]:
    """Subjects that the predicate borrows from another clause: they belong to its evidence."""
    if children(predicate, "nsubj"):
        return
    inside = {token.i for token in predicate.subtree}
    for head in subjects(predicate):
        if head.i not in inside and head.sent == predicate.sent:
            yield head


def _clause(token: Token, predicate: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if not _is_outside(child, predicate):
            yield from _clause(child, predicate)


def _is_outside(child: Token, predicate: Token) -> bool:
    if base(child) in _LINKS:
        return child.head == predicate and not (base(child) == "case" and children(predicate, "cop"))
    if base(child) in _OUTSIDE:
        return True
    if child.dep_ in _ASIDE:
        return True
    if base(child) == "conj":
        return child.pos_ in ("VERB", "AUX") and child.head.pos_ in ("VERB", "AUX", "ADJ")
    return _holds(child, predicate)


def _holds(child: Token, predicate: Token) -> bool:
    """Whether the child is a clause that has the predicate inside it (a participle's noun is its subject)."""
    return child.i == predicate.i
