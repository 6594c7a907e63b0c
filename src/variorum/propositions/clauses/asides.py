"""Whose verb it is behind a long aside, where the tree has lost the subject: "Ana Lopez, mayor of Arla, was killed"."""

from __future__ import annotations

from spacy.tokens import Token

Tokens = tuple[Token, ...]

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_REACH = 40  # words that an aside may have; with more between them a name and a verb are seldom of one clause


def before_aside(verb: Token) -> Tokens:
    """The person named before the commas that part the subject from its verb; empty where none is."""
    first = _first_of_verb(verb)
    if first.i == first.sent.start or first.nbor(-1).text != ",":
        return ()
    start = max(first.sent.start, first.i - _REACH)
    for i in range(first.i - 2, start, -1):
        word = first.doc[i]
        if word.text == "," and first.doc[i - 1].ent_type_ == "PER" and _is_aside(first, i + 1):
            return (_head_of_name(first.doc[i - 1]),)
    return ()


def _first_of_verb(verb: Token) -> Token:
    """The first of the auxiliaries that stand right before a verb, or the verb."""
    first = verb
    while first.i > verb.sent.start and (first.nbor(-1).pos_ == "AUX" or first.nbor(-1).pos_ == "ADV"):
        first = first.nbor(-1)
    return first


def _is_aside(first: Token, start: int) -> bool:
    """Whether the words up to the verb tell who somebody is: a phrase without a verb of its own, or "who ..."."""
    words = first.doc[start : first.i]
    return words[0].lower_ in _RELATIVES or not any(word.tag_ in _FINITE for word in words)


def _head_of_name(last: Token) -> Token:
    head = last
    while head.head.ent_type_ == "PER" and head.head.i != head.i and head.head.i < last.i:
        head = head.head
    return head
