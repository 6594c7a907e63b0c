"""Mends one slip of parsers: a state before a comma read as one phrase with whoever says so behind it.

"The raid left 12 dead, local officials said" tells of no dead officials. The small parser hangs state, number or verb
across the comma in a third of such sentences, and both who died and who says so are lost in the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice, takewhile

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from variorum.data.load import toml

FILE = "grammar/told_behind.toml"
LONGEST = 9  # words of whoever says so
FARTHEST = 60  # words before the state that may hang on them: what stands farther away stays as it is
DEEPEST = 64  # words over the verb; a deeper tree is none
NEAR = 8  # words between "left" and the state
NAMING = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "SCONJ", "VERB"})
HEADS = ("NOUN", "PROPN", "PRON")
FINITE = ("VBD", "VBZ", "VBP")


def mend(doc: Doc) -> None:
    """Hangs such states, and whoever says so, where they belong; any other tree stays as it is."""
    forms = doc.to_array("ORTH")
    for place in np.flatnonzero(np.isin(forms[:-2], _numbers("states")) & np.isin(forms[1:-1], _numbers("comma"))):
        _mend(doc[int(place)])


def _before(state: Token) -> list[Token]:
    """The words of its sentence up to the state, as far as they are near."""
    first = state.i
    while first > 0 and state.i - first < FARTHEST and not state.doc[first].is_sent_start:
        first -= 1
    return list(state.doc[first : state.i + 1])


@cache
def _numbers(name: str) -> NDArray[np.uint64]:
    """The numbers by which spaCy knows the words of a list."""
    strings = StringStore()
    return np.array([strings[word] for word in toml(FILE)[name]], dtype=np.uint64)


def _mend(state: Token) -> None:
    comma, before = state.nbor(), _before(state)
    if _counted(state) is None:
        return
    behind = list(takewhile(lambda token: not token.is_sent_start, state.doc[comma.i + 1 : comma.i + 2 + LONGEST]))
    speaker = list(takewhile(lambda token: not _is_telling(token) and token.pos_ in NAMING, behind[:LONGEST]))
    verb = behind[len(speaker)] if len(speaker) < len(behind) else None
    head = _head(speaker)
    if verb is None or head is None or not _is_telling(verb):
        return
    above = list(islice(verb.ancestors, DEEPEST))
    if not _reaches_across(before, speaker, head) or len(above) == DEEPEST or any(one.i <= comma.i for one in above):
        return
    leaving = _leaving(before)
    head.head, head.dep_ = verb, "nsubj"
    if leaving is not None:
        leaving.head, leaving.dep_ = verb, "ccomp"
    state.head, state.dep_ = (leaving, "xcomp") if leaving is not None else (verb, "ccomp")
    _hang_counted(state, leaving)
    for token in (*before, comma):
        if comma.i < token.head.i < verb.i:
            token.head = leaving or state


def _is_telling(token: Token) -> bool:
    return token.tag_ in FINITE and token.lemma_.lower() in toml(FILE)["telling"]


def _head(speaker: Sequence[Token]) -> Token | None:
    """The head of who says so: the last noun before a preposition."""
    first = list(takewhile(lambda token: token.pos_ != "ADP", speaker))
    return first[-1] if first and first[-1].pos_ in HEADS else None


def _reaches_across(before: Sequence[Token], speaker: Sequence[Token], head: Token) -> bool:
    """Whether the tree ties what stands before the comma to who says so, or them to what stands before it."""
    spoken = range(speaker[0].i, speaker[-1].i + 1)
    return any(token.head.i in spoken for token in before) or head.head.i < spoken.start


def _leaving(before: Sequence[Token]) -> Token | None:
    """The verb that leaves people in the state, at most some words before it."""
    near = [token for token in before[-NEAR - 1 : -1] if token.lemma_.lower() in toml(FILE)["leaving"]]
    return next((token for token in reversed(near) if token.tag_.startswith("VB")), None)


def _counted(state: Token) -> Token | None:
    """Whoever is in the state, or how many: the noun or the number before it ("12 people badly hurt")."""
    near = next((token for token in reversed(_before(state)[:-1]) if token.pos_ != "ADV"), None)
    return near if near is not None and near.pos_ in (*HEADS, "NUM") else None


def _hang_counted(state: Token, leaving: Token | None) -> None:
    """Hangs whoever is in the state on it, or on the verb that leaves them so."""
    counted = _counted(state)
    if counted is None:
        return
    before = [token for token in reversed(_before(state)) if token.i < counted.i][:2]
    if counted.pos_ != "NUM":
        counted.head, counted.dep_ = (leaving, "obj") if leaving is not None else (state, "nsubj")
    elif [token.pos_ for token in before] == ["ADP", "NOUN"]:  # "a family of five"
        before[0].head = counted
        counted.head, counted.dep_ = before[1], "nmod"
    else:
        counted.head, counted.dep_ = state, "nummod"
