"""Variorum's own words for questions, answers and reasons: templates from one closed file, slots filled from claims."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.data.load import toml

FILE = "reconciliation/phrases.toml"


def phrase(section: str, key: str, **slots: object) -> str:
    """The sentence of that name with its slots filled."""
    template: str = toml(FILE)[section][key]
    return template.format(**slots)


def has_phrase(section: str, key: str) -> bool:
    """Whether there is a sentence of that name."""
    return key in toml(FILE)[section]


def listed(items: Sequence[str]) -> str:
    """The items as a list in words, each once, in the order given."""
    once = list(dict.fromkeys(item for item in items if item))
    if len(once) < 2:
        return "".join(once)
    return phrase("lists", "between").join(once[:-1]) + phrase("lists", "last") + once[-1]


def capital(text: str) -> str:
    """The text with its first letter raised, the rest as it is."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """A number with its thousands marked."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
