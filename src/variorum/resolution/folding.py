"""Names made comparable: one plain spelling for all the ways in which a name is written."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# anyascii writes schwa as "@"; Azerbaijani, Tatar and Kurdish names in English reports have "e" there.
_SCHWA = str.maketrans({"ə": "e", "Ə": "E", "ǝ": "e", "Ǝ": "E"})
_DROPPED = re.compile(r"[.'`\"]+")
_PARTED = re.compile(r"[^0-9a-z&]+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=2**12)
def fold(name: str) -> str:
    """The name in plain lower-case letters, words parted by one space: `Gəncə` is `gence`, `Sana'a` is `sanaa`."""
    plain = (name if name.isascii() else anyascii(name.translate(_SCHWA))).lower()
    plain = plain if plain.replace(" ", "").isalnum() else _DROPPED.sub("", plain)
    is_plain = plain.isascii() and plain.replace(" ", "").isalnum()  # most names: nothing to part or drop
    words = (plain if is_plain else _PARTED.sub(" ", plain)).split()
    while words and words[0] == "the":
        words = words[1:]
    return " ".join([_SHORT.get(word, word) for word in words])
