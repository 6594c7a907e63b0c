"""One form for names that differ only in case, accents or white space: for searching, never for offsets."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """The name in small letters, without accents, with single spaces."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(plain.casefold().split())
