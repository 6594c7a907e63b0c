"""Names and words made comparable: Unicode form, case, accents and white space folded; offsets never touch this."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache

from variorum.data.load import lines, table

WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without case, accents, doubled white space, and letters of another script inside a Latin word."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("’", "'").casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char)).split()
    return " ".join(word if word.isascii() else _in_one_script(word) for word in bare)


def _in_one_script(word: str) -> str:
    """A word of Latin letters without those that only look so; a word of another script stays as it is."""
    mixed = any("a" <= char <= "z" for char in word)
    return word.translate(_lookalikes()) if mixed else word


@cache
def _lookalikes() -> dict[int, str]:
    return str.maketrans({row["letter"]: row["latin"] for row in table("reconciliation/lookalikes.tsv")})


def is_name(text: str | None) -> bool:
    """Whether some word of it is written as a name is: "the ministry", "he" and "We" name nobody."""
    small = frozenset(lines("reconciliation/function_words.txt"))
    return text is not None and any(word[0].isupper() and fold(word) not in small for word in text.split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(WORD.findall(fold(text)))


def digest(*parts: object) -> str:
    """A short name for these parts, the same in every run and on every machine."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8")).hexdigest()[:16]
