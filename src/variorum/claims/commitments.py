"""How firmly a trigger is asserted in its own clause; a noun is asserted as its governing predicate leaves it."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.records import Commitment, Factuality, Status

Commitments = Mapping[int, Commitment]

_UNREAL = frozenset(load.lines("grammar/unreal.txt"))
_NAMED_AS = ("obj", "xcomp", "obl", "ccomp")
_FACT: tuple[Status, ...] = ("happened", "ongoing")
_ASSERTED: tuple[Factuality, Status] = ("CT+", "happened")


def commitment_at(doc: Doc, token: int, commitments: Commitments) -> tuple[Factuality, Status]:
    """Factuality and status of the trigger; a noun under "demanded" or "would prevent" is not thereby asserted."""
    if _is_called_unreal(doc[token]):
        return "Uu", "judged"
    if token in commitments:
        return commitments[token].factuality, commitments[token].status
    for ancestor in doc[token].ancestors:
        if ancestor.i in commitments:
            return _under(commitments[ancestor.i])
    return _ASSERTED


def _is_called_unreal(token: Token) -> bool:
    """Whether somebody calls it a fantasy or impossible: "called the capture of the town a dream"."""
    if token.pos_ != "NOUN" or token.head.pos_ != "VERB" or token.head == token:
        return False
    beside = (item for item in token.head.children if item.i > token.i and item.dep_ in _NAMED_AS)
    return any(word.lemma_.lower() in _UNREAL for item in beside for word in (item, *item.children))


def _under(governor: Commitment) -> tuple[Factuality, Status]:
    """What a noun takes from its predicate: "the fall of the town was not expected" still leaves the fall open."""
    if governor.status not in _FACT:
        return "Uu", governor.status
    return _ASSERTED if governor.factuality == "CT+" else ("Uu", "happened")
