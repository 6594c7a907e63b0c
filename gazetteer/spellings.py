"""Which of a place's alternative names are worth carrying: spellings that an English report may print."""

from __future__ import annotations

import re

from rapidfuzz.distance import JaroWinkler

from variorum.resolution.folding import fold

# Digits and brackets stand in postal and administrative notes; capitals alone are airport codes.
_NOTE = re.compile(r"[\d,()/;]")
_CODE = re.compile(r"[A-Z]{1,4}")
_LATIN_END = 0x250
_LATIN_MORE = range(0x1E00, 0x1F00)
_OTHER_LETTERS = frozenset("əƏǝ’ʻ‘ʼ")
# How many other spellings are kept: all of a large city, few of a town, and of a small one only a name that is truly
# another (Stepanakert, not another spelling of Khankendi). Found by the size of the file (12 MB at most).
_CITY, _TOWN = 100_000, 15_000
_OF_A_TOWN = 2
_ANOTHER = 0.75  # Jaro-Winkler similarity below which a spelling is another name


def printable(name: str) -> bool:
    """Is this a name in Latin letters, written as a name and not as a code, a note or a bare transliteration?"""
    if len(name) < 3 or not name[0].isupper() or _NOTE.search(name) or _CODE.fullmatch(name):
        return False
    return all(ord(letter) < _LATIN_END or letter in _OTHER_LETTERS or ord(letter) in _LATIN_MORE for letter in name)


def other_spellings(name: str, names: tuple[str, ...], population: int) -> tuple[str, ...]:
    """The folded spellings beside the name's own that are kept for a place of this size."""
    own = fold(name)
    found = {fold(other) for other in names if printable(other)} - {own, ""}
    if population >= _CITY:
        return tuple(sorted(found))
    near = {other: JaroWinkler.similarity(own, other) for other in found}
    ordered = sorted(near, key=lambda other: (near[other], other))
    if population >= _TOWN:
        return tuple(ordered[:_OF_A_TOWN])
    return tuple(other for other in ordered[:1] if near[other] < _ANOTHER)
