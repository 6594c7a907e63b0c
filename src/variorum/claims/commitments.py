"""How firmly a trigger is asserted in its own clause; a noun is asserted as its governing predicate leaves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.records import Commitment, Factuality, Span, Status

Commitments = Mapping[int, Commitment]

_UNREAL = frozenset(load.lines("grammar/unreal.txt"))
_NAMING = frozenset(load.lines("grammar/naming_verbs.txt"))
_REACH = 12  # words in which what it is called follows; the tree of "called X a Y" is often wrong
_NOT_ANY = frozenset({"no", "without"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FACT: tuple[Status, ...] = ("happened", "ongoing")
_ASSERTED: tuple[Factuality, Status] = ("CT+", "happened")


def commitment_at(doc: Doc, token: int, commitments: Commitments) -> tuple[Factuality, Status]:
    """Factuality and status of the trigger; a noun under "demanded" or "would prevent" is not thereby asserted."""
    if _is_called_unreal(doc[token]):
        return "Uu", "judged"
    if (status := _open_status(doc[token])) is not None:
        return "Uu", status
    if token in commitments:
        return commitments[token].factuality, commitments[token].status
    if _is_said_not_to_be(doc[token]):
        return "CT-", "happened"
    below = doc[token]
    for ancestor in doc[token].ancestors:
        if ancestor.i in commitments:
            return _under(commitments[ancestor.i], below)
        below = ancestor
    return _ASSERTED


@cache
def _open_nouns() -> dict[str, Status]:
    return {row["noun"]: cast(Status, row["status"]) for row in load.table("grammar/open_nouns.tsv")}


def _open_status(token: Token) -> Status | None:
    """What a noun leaves of its content: "resolutions on the withdrawal" demand it, and tell of none."""
    above = _content_noun(token) if token.pos_ == "NOUN" else None
    if above is None or above.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((status for noun, status in _open_nouns().items() if above.lower_ in (noun, f"{noun}s")), None)


def _content_noun(token: Token) -> Token | None:
    """The noun whose content a phrase is: what it hangs on, or the noun right before it, wherever it was hung."""
    if token.dep_ == "nmod":
        return token.head
    start = token.left_edge.i
    return token.doc[start - 1] if token.dep_ == "obl" and start > 0 else None


def said_outright(token: Token, cue: Sequence[Span]) -> bool:
    """Whether the trigger is the very thing that its source is made to tell: "reported 44 casualties"."""
    verb = token.head
    told = token.pos_ == "NOUN" and token.dep_ in ("obj", "nsubj:pass")
    return told and any(span.start <= verb.idx < span.end for span in cue)


def _is_called_unreal(token: Token) -> bool:
    """Whether somebody calls it a fantasy or impossible: "called the capture of the town a dream"."""
    if token.pos_ != "NOUN" or token.head.lemma_.lower() not in _NAMING or token.head == token:
        return False
    after = token.doc[token.i : min(token.i + _REACH, token.sent.end)]
    return any(word.lemma_.lower() in _UNREAL for word in after)


def _is_said_not_to_be(token: Token) -> bool:
    """Whether a noun is itself denied: "no message", "without pay"."""
    return token.pos_ == "NOUN" and any(
        child.lower_ in _NOT_ANY and child.dep_ in ("det", "case") for child in token.children
    )


def _under(governor: Commitment, below: Token) -> tuple[Factuality, Status]:
    """What a noun takes from its predicate: "the fall of the town was not expected" still leaves the fall open."""
    if governor.status in FACT:
        return _ASSERTED if governor.factuality == "CT+" else ("Uu", "happened")
    if _is_presupposed(below):
        return _ASSERTED
    return governor.factuality if governor.factuality == "CT+" else "Uu", governor.status


def _is_presupposed(below: Token) -> bool:
    """Whether what stands below an open predicate is there already: "if the losses go on", "plans to end its ban"."""
    if below.dep_ == "nsubj":
        return True
    return below.pos_ == "NOUN" and any(
        child.dep_ == "nmod:poss" or (child.dep_ == "det" and child.lower_ in _DEFINITE) for child in below.children
    )
