"""How many people one article tells of in all, with one outcome: a least number, from all that it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.data.load import toml
from variorum.records import Figure, Proposition

_MANY = 3.0  # a bare plural only says two and more; such a least says nothing that the article does not say better


def tally(casualties: Iterable[Proposition], outcomes: Sequence[str]) -> float:
    """The largest count that one clause gives; or the people named, or brought in one by one, if they are more."""
    told = [item for item in casualties if item.figure is not None and item.figure.outcome in outcomes]
    figures = [item.figure for item in told if item.figure is not None]
    sums: dict[int, float] = {}
    for item in told:
        if item.part_of is None and item.figure is not None:
            sums[item.token] = sums.get(item.token, 0.0) + _least(item.figure)
    largest = max(sums.values(), default=0.0)
    return max(largest, float(len(named(told))), float(_introduced(figures)))


def named(casualties: Iterable[Proposition]) -> frozenset[str]:
    """The victims' names, the same last word once."""
    recipients = (actor.name for item in casualties for actor in item.actors if actor.role == "recipient")
    return frozenset({name.split()[-1]: name for name in recipients if name.split()}.values())


def _least(figure: Figure) -> float:
    if figure.value is not None:
        return figure.value
    return figure.low if figure.low is not None and figure.low >= _MANY else 0.0


def _introduced(figures: Sequence[Figure]) -> int:
    """How many single people are brought in by an indefinite article; "another" needs one before it.

    Somebody told with an age and without it ("a 19-year-old man", "a man") is one; two ages are two.
    """
    ones = set(toml("numbers.toml")["ones"]["words"])
    known: dict[str, set[str]] = {}
    for figure in figures:
        first = figure.exact.lower().split()[0]
        if figure.value != 1 or first not in ones or figure.of is None or (first == "another" and not known):
            continue
        key = f"{first if first == 'another' else ''} {_age(figure.exact)}".strip()
        known.setdefault(figure.of.lower().split()[-1], set()).add(key)
    return sum(_told_apart(keys) for keys in known.values())


def _told_apart(keys: set[str]) -> int:
    """How many people the ages tell apart, with one for all who are told without an age, and each "another"."""
    first = {key for key in keys if not key.startswith("another")}
    return len(keys - first) + max(len(first - {""}), 1 if first else 0)


def _age(exact: str) -> str:
    found = re.search(r"\b(\d{1,3})[- ]year", exact)
    return found[1] if found else ""
