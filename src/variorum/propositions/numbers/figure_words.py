"""The words around a number: what opens or blurs it, currencies and units."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from variorum.data.load import toml
from variorum.propositions.numbers.lexing import Phrases, Word


@cache
def _phrases(section: str) -> Phrases:
    return Phrases(toml("numbers.toml")[section])


@cache
def _units(where: str) -> Phrases:
    return Phrases({form: unit for unit, forms in toml("units.toml")[where].items() for form in forms})


@cache
def labels() -> frozenset[str]:
    return frozenset(toml("numbers.toml")["labels"]["before"])


@cache
def label_heads() -> frozenset[str]:
    """Nouns behind a number that is part of their name ("the 500 index")."""
    return frozenset(toml("numbers.toml")["labels"]["after"])


@cache
def label_verbs() -> frozenset[str]:
    """Verbs before which a number counts somebody ("12 were killed")."""
    return frozenset(toml("numbers.toml")["labels"]["verbs"])


def word_at(row: Sequence[Word], index: int) -> str:
    return row[index].lower if 0 <= index < len(row) else ""


def openers(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    """What stands before a number ("at least another"): the first word that says how it is open, and the end."""
    mod: str | None = None
    if word_at(row, index - 1) in _governing() and word_at(row, index) in {"above", "over"}:
        return mod, index
    for _ in range(3):
        found, end = _phrases("mods").at(row, index)
        if found is None:
            return mod, index
        mod, index = found if mod in {None, "EQUAL", "APPROX"} else mod, end
    return mod, index


@cache
def _governing() -> frozenset[str]:
    """Nouns after which "over" says over what: "control over three villages" are three, not more."""
    return frozenset(toml("numbers.toml")["governing"]["nouns"])


@cache
def opening_words() -> frozenset[str]:
    """The words with which a figure can begin, beside those of numbers."""
    return _phrases("mods").first_words() | _units("before").first_words() | {"between", "from"}


def closers(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    return _phrases("after").at(row, index)


def currency(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    return _units("before").at(row, index)


def unit_at(row: Sequence[Word], index: int) -> tuple[str | None, int]:
    unit, end = _units("after").at(row, index + 1 if word_at(row, index) == "-" else index)
    return (unit, end) if unit is not None else (None, index)
