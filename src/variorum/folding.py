"""Names and words made comparable: Unicode form, case, accents and white space folded; offsets never touch this."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from variorum.data.load import table


def folded(text: str) -> str:
    """The text without case, accents, doubled white space, and letters of another script inside a Latin word."""
    if text.isascii():  # nothing but case and white space to fold
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("’", "'").casefold())
    bare = (word if word.isascii() else _without_accents(word) for word in plain.split())
    return " ".join(word for word in bare if word)


@lru_cache(maxsize=2**14)
def fold(text: str) -> str:
    """The same, kept for names and sentences, which come again; not for whole reports."""
    return folded(text)


def _without_accents(word: str) -> str:
    """A word of decomposed letters without the signs over and under them; empty where it is nothing else."""
    return _in_one_script("".join(char for char in word if not unicodedata.combining(char)))


def _in_one_script(word: str) -> str:
    """A word of Latin letters without those that only look so; a word of another script stays as it is."""
    mixed = any("a" <= char <= "z" for char in word)
    return word.translate(_lookalikes()) if mixed else word


@cache
def _lookalikes() -> dict[int, str]:
    return str.maketrans({row["letter"]: row["latin"] for row in table("reconciliation/lookalikes.tsv")})
