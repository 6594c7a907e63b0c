"""What stands right before and after a verb, by the words alone, for where the tree is wrong."""

from __future__ import annotations

from spacy.tokens import Token

Tokens = tuple[Token, ...]

_REACH = 9  # words in which an object without a tree is looked for


def noun_before(participle: Token) -> Tokens:
    """The noun right before a participle, which it describes whatever the parser makes of it: "a town taken by"."""
    at = participle.i - 1
    while at >= 0 and participle.doc[at].pos_ == "ADV":
        at -= 1
    if participle.tag_ not in ("VBN", "VBD") or at < 0 or participle.doc[at].pos_ not in ("NOUN", "PROPN"):
        return ()
    return (participle.doc[at],)


def noun_after(verb: Token) -> Tokens:
    """The noun phrase right after a verb, by the words alone: what parsers should have made its object."""
    doc, at = verb.doc, verb.i + 1
    while at < verb.sent.end and doc[at].pos_ in ("DET", "ADJ", "NUM", "ADV") and doc[at].dep_ != "case":
        at += 1
    found = doc[at] if at < verb.sent.end else verb
    while found.i + 1 < verb.sent.end and _goes_on(doc[found.i + 1]):
        found = doc[found.i + 1]
    return (found,) if found.pos_ in ("NOUN", "PROPN") and found.i <= verb.i + _REACH else ()


def _goes_on(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PART") or token.text in ("-", "’s", "'s") or token.pos_ in ("ADJ", "NUM")
