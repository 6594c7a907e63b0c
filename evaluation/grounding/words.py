"""The words and numbers of a text, and every word that stands in a template file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

LISTS = (
    "reconciliation/unit_families.tsv",
    "reconciliation/groups.tsv",
    "reconciliation/event_families.tsv",
)
TEMPLATES = ("brief.toml", "reconciliation/phrases.toml", "reconciliation/expectations.toml")
DATE_WORDS = ("months", "weekdays")  # a day must come from a record
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def template_words() -> frozenset[str]:
    """Every word that stands in a template file."""
    found: set[str] = set()
    for name in TEMPLATES:
        content = tomllib.loads((files("variorum.data") / name).read_text(encoding="utf-8"))
        for text in _texts({key: value for key, value in content.items() if key not in DATE_WORDS}):
            found |= words_of(re.sub(r"\{[^}]*\}", " ", text))
    for name in LISTS:
        found |= words_of((files("variorum.data") / name).read_text(encoding="utf-8"))
    return frozenset(found)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def words_of(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.lower() for word in WORD.findall(text)}


def numbers_of(text: str) -> set[str]:
    """The numbers of a text, without the marks between thousands."""
    return {re.sub(r"[,.](?=\d{3}\b)", "", number) for number in NUMBER.findall(text)}
