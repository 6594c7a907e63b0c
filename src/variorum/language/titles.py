"""The title that a person's name stands with: "Armenian defence ministry spokeswoman", "the Turkish ambassador"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from variorum.language.gazetteer import Known, is_people
from variorum.language.named import names
from variorum.language.offices import is_title, offices
from variorum.language.wordlists import words

Bounds = tuple[int, int]

OF_TITLE = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "POS", "NNS", "VBN"})
"""Tags of the words between the beginning of a title and the name behind it."""

BEFORE_NOUN = frozenset({"det", "amod", "compound", "nmod:poss"})

LONGEST_OFFICE = 6
"""Words of a phrase behind a title that still belong to it ("minister of foreign affairs")."""


def titles(doc: Doc) -> dict[Bounds, Bounds]:
    """From each person's name to the title before it, or else in apposition to it."""
    known = [Known(span.start, span.end, span.label_, True) for span in names(doc)]
    ends = {office.end: office.noun for office in offices(doc, known)}
    found: dict[Bounds, Bounds] = {}
    for span in names(doc):
        title = _title(doc, span, ends) if span.label_ == "PER" else None
        if title is not None:
            found[span.start, span.end] = title
    return found


def title_nouns(doc: Doc, title: Bounds) -> frozenset[str]:
    """The nouns of a title that say what its bearer is."""
    return frozenset(token.lower_.rstrip(".") for token in doc[title[0] : title[1]] if is_title(token))


def _title(doc: Doc, span: Span, ends: dict[int, int]) -> Bounds | None:
    return _before(doc, span, ends) or _apposed(doc, span, ends) or _beside(doc, span)


def _before(doc: Doc, span: Span, ends: dict[int, int]) -> Bounds | None:
    if span.start == 0 or doc[span.start].is_sent_start:
        return None
    start = span.start
    if is_title(doc[start - 1]):
        start = _first(doc, start - 1)
    if start in ends and not doc[start].is_sent_start:
        start = _first(doc, ends[start])
    return (start, span.start) if start < span.start else None


def _first(doc: Doc, noun: int) -> int:
    """Where the title begins that has this noun."""
    start = noun
    while start and not doc[start].is_sent_start and _of_title(doc[start - 1]):
        start -= 1
    while start < noun and (doc[start].tag_ in {"POS", "HYPH"} or doc[start].is_space):
        start += 1
    return start


def _apposed(doc: Doc, span: Span, ends: dict[int, int]) -> Bounds | None:
    """A title with its holding and a comma before the name."""
    comma = span.start - 1
    if comma not in ends or doc[comma].text != ",":
        return None
    start = _first(doc, ends[comma])
    return start - (start > 0 and doc[start - 1].tag_ == "DT"), comma


def _of_title(token: Token) -> bool:
    if token.lower_ == "of":
        return token.i > 0 and is_title(token.nbor(-1))
    if token.lower_ == "in":
        return token.i > 0 and token.nbor(-1).text == "-"
    if token.tag_ not in OF_TITLE or token.is_space:
        return False
    if token.tag_ == "HYPH":
        return not token.whitespace_
    part = token.lower_ in words("title_parts") or is_title(token) or is_people(token.text)
    return (
        part or token.ent_type_ in {"ORG", "LOC", "NORP"} or token.dep_ in {"compound", "amod"} or token.tag_ == "POS"
    )


def _beside(doc: Doc, span: Span) -> Bounds | None:
    """A noun phrase in apposition, after the name or before it."""
    root = span.root
    beside = [child for child in root.children if child.dep_ == "appos" and child.i >= span.end]
    if root.dep_ in {"appos", "flat", "nmod:unmarked"} and root.head.i < span.start:
        beside.append(root.head)
    for noun in beside:
        if is_title(noun) and noun.ent_type_ != "PER":
            return _phrase(noun, span)
    return None


def _phrase(noun: Token, span: Span) -> Bounds:
    """The noun with what stands before it and a phrase with "of" or "for" after it, the name apart."""
    left = min((child.left_edge.i for child in noun.lefts if child.dep_ in BEFORE_NOUN), default=noun.i)
    right = noun.i + 1
    for child in noun.rights:
        short = child.right_edge.i - child.left_edge.i < LONGEST_OFFICE
        if child.dep_ == "nmod" and short and not span.start <= child.i < span.end:
            right = max(token.i for token in child.subtree) + 1
            break
    if left < span.end and span.start < right:
        right = noun.i + 1
    return left, right
