"""Which names nobody knows any more once a report is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.folding import fold, folded
from variorum.nameless import is_nameless

WORD = re.compile(r"\w+")


def names_gone(named: Iterable[str], known: frozenset[str], texts: Iterable[str]) -> frozenset[str]:
    """The names of a forgotten report, folded, that the other reports neither know nor write, in capitals or not.

    `known` are the folded names of the others. Words that name nobody are none: "Officials said" tells of no person.
    """
    open_names = {name for name in named if not is_nameless(name) and name != name.lower()}
    left = {fold(name) for name in open_names} - known
    told = f" {' '.join(' '.join(WORD.findall(folded(text))) for text in texts)} "
    full = {name for name in left if " " in name and not _in(name, told)}
    # "Rose" of "Ana Rose" is no common word, although other reports write that prices rose.
    last = [fold(name.split()[-1]) for name in open_names if fold(name) in full and name.split()[-1][0].isupper()]
    surnames = frozenset(word for name in last for word in WORD.findall(name))
    return frozenset(full | {name for name in left if " " not in name and (name in surnames or not _in(name, told))})


def _in(name: str, told: str) -> bool:
    """Whether a text, as words between single spaces, has the words of the name one after the other."""
    return f" {' '.join(WORD.findall(name))} " in told
