"""The letters with which each rule of the time grammar can begin, so that a rule is tried only at words that do.

A head is a few characters of a text's outline: small letters, "0" for a digit, a blank for any space.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from variorum.propositions.times.time_macros import SPACE, macros

Heads = frozenset[str]

LENGTH = 6  # characters: enough to tell "the day" from "the dead"; one more tells little and takes longer to prepare
DIGIT = "0"
_OPEN = "*"  # closes a head behind which anything may follow
_NOTHING = frozenset([""])
_PIECE = re.compile(
    re.escape(SPACE) + r"|\(\?P=\w+\)|\(\?(?:[:=!]|<[=!]|P<\w+>)|\\.|\[[^\]]+\]|\{[\w,]+\}|.", re.DOTALL
)
_MACRO = re.compile(r"\{([a-z]\w*)\}")
_MEMBER = re.compile(r"\\.|\d-\d|.", re.DOTALL)
_ASSERTIONS = ("(?=", "(?!", "(?<=", "(?<!")
_CLASSES = {r"\d": DIGIT, r"\b": "", r"\w": _OPEN, r"\s": _OPEN, ".": _OPEN}
_ANY_SPACE = frozenset([" ", f"  {_OPEN}"])  # text seldom has two blanks in a row: what follows need not be told apart
_FOLDED = str.maketrans("İıſ\u212a", "iisk")  # what a pattern takes for these letters where case is ignored
_DIGITS, _BLANKS = re.compile(r"\d"), re.compile(r"\s")


def outline(text: str) -> str:
    """The text as heads are written, each character in its place."""
    return _DIGITS.sub(DIGIT, _BLANKS.sub(" ", text.translate(_FOLDED).lower()))


def heads_of(pattern: str) -> Heads:
    """With what a match of a rule's pattern can begin, in any case of letters."""
    return frozenset(head.rstrip(_OPEN) for head in _group(deque(_PIECE.findall(pattern))))


@cache
def _of_macro(name: str) -> Heads:
    return _group(deque(_PIECE.findall(macros()[name])))


def _group(pieces: deque[str]) -> Heads:
    """The heads of all alternatives up to the bracket that closes them, which is taken as well."""
    found: Heads = frozenset()
    heads = _NOTHING
    while pieces and (piece := pieces.popleft()) != ")":
        if piece == "|":
            found, heads = found | heads, _NOTHING
        else:
            heads = _joined(heads, _repeated(_part(piece, pieces), pieces))
    return found | heads


def _part(piece: str, pieces: deque[str]) -> Heads:
    if piece in (" ", SPACE):
        return _ANY_SPACE
    if (macro := _MACRO.fullmatch(piece)) is not None:
        return _of_macro(macro[1])
    if piece.startswith("(") and not piece.startswith("(?P="):
        inside = _group(pieces)
        return _NOTHING if piece in _ASSERTIONS else inside
    if piece.startswith("["):
        return _members(piece)
    return frozenset([_symbol(piece)])


def _members(piece: str) -> Heads:
    """What a set of characters can be; whatever is no list of them may be anything."""
    if piece[1] == "^":
        return frozenset([_OPEN])
    symbols = frozenset(_symbol(item) for item in _MEMBER.findall(piece[1:-1]))
    return symbols | _ANY_SPACE if " " in symbols else symbols


def _symbol(piece: str) -> str:
    if piece.startswith("(?P="):
        return _OPEN
    plain = _CLASSES.get(piece, piece.removeprefix("\\").lower())
    return DIGIT if plain[:1].isdigit() else plain


def _repeated(heads: Heads, pieces: deque[str]) -> Heads:
    """The heads as often as the mark behind them says, which is taken as well."""
    mark = pieces[0] if pieces else ""
    if mark != "?" and (not mark.startswith("{") or _MACRO.fullmatch(mark) is not None):
        return heads
    least, _, most = ("0", "", "1") if pieces.popleft() == "?" else mark.strip("{}").partition(",")
    found: Heads = frozenset()
    times = _NOTHING
    for turn in range(min(int(most or least), LENGTH) + 1):
        found = found | times if turn >= min(int(least), LENGTH) else found
        times = _joined(times, heads)
    return found


def _joined(left: Heads, right: Heads) -> Heads:
    going_on = [head for head in left if len(head) < LENGTH and not head.endswith(_OPEN)]
    return left.difference(going_on) | {(head + tail)[:LENGTH] for head in going_on for tail in right}
