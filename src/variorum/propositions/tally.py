"""How many people one article tells of in all, with one outcome: a least number, from all that it says of them."""

from __future__ import annotations

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
    return max(largest, float(len(named(told))), float(len(_introduced(figures))))


def named(casualties: Iterable[Proposition]) -> frozenset[str]:
    """The victims' names, the same last word once."""
    recipients = (actor.name for item in casualties for actor in item.actors if actor.role == "recipient")
    return frozenset({name.split()[-1]: name for name in recipients if name.split()}.values())


def _least(figure: Figure) -> float:
    if figure.value is not None:
        return figure.value
    return figure.low if figure.low is not None and figure.low >= _MANY else 0.0


def _introduced(figures: Iterable[Figure]) -> frozenset[str]:
    """Single people whom an indefinite article brings in ("a 19-year-old man", "another woman")."""
    ones = set(toml("numbers.toml")["ones"]["words"])
    return frozenset(f.exact.lower() for f in figures if f.value == 1 and f.exact.lower().split()[0] in ones)
