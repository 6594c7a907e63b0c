"""The edition's own words: labels of pages, fields and values, from `data/web.toml`."""

from __future__ import annotations

from variorum.data.load import toml


def word(table: str, key: str, **slots: object) -> str:
    """The words for a key, with its slots filled; the key itself where a value from outside has no words."""
    found = toml("web.toml")[table].get(key)
    return key if found is None else str(found).format(**slots)
