"""The words of a clause as evidence: what bears out a trigger, and nothing that belongs to another clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.propositions.clauses import subjects
from variorum.propositions.phrases import base, children, in_quotation, runs
from variorum.records import Span

_OUTSIDE = ("parataxis", "advcl", "discourse", "list", "dislocated", "vocative")
_LINKS = ("mark", "cc", "case")  # words that tie the clause or phrase itself to what stands around it
_ASIDE = ("acl:relcl", "appos")


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
