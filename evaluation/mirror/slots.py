"""The ten pairs of names and what stands for them in neutral states: how a text reads with other names in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

PARTIES = ("Azerbaijan", "Armenia")
SLOTS = Path(__file__).parent / "slots.tsv"
# "Azeri" has no twin: before anything is compared, it is read as "Azerbaijani" in every way of telling the reports.
FOLDED = {"Azeri": "Azerbaijani", "Azeris": "Azerbaijanis"}

CODES = ("code", "short code")  # of lists; in a text "AM" is a time of day

Pair = tuple[str, str]
Renaming = Callable[[str], str]


@cache
def slots() -> tuple[Mapping[str, str], ...]:
    """The rows of the table: a slot, and for each state the name in it."""
    rows = [row for row in SLOTS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return tuple(csv.DictReader(rows, delimiter="\t"))


def neutral_pairs() -> list[Pair]:
    """Every two of the states that are no party, in the order of the table."""
    states = [column for column in slots()[0] if column not in ("slot", *PARTIES)]
    return list(combinations(states, 2))


def renaming(old: Sequence[str], new: Sequence[str]) -> Renaming:
    """Puts the names of some states in the place of those of others, in small and capital letters too."""
    names = {
        row[one]: row[other] for row in slots() for one, other in zip(old, new, strict=True) if row["slot"] not in CODES
    }
    return _replacing(names)


def folded(text: str) -> str:
    """The text with every name that has no twin told by the one that has."""
    return _replacing(FOLDED)(text)


def _replacing(names: Mapping[str, str]) -> Renaming:
    upper = {one.upper(): other.upper() for one, other in names.items()}
    lower = {one.lower(): other.lower() for one, other in names.items()}
    every = {**lower, **upper, **names}
    word = re.compile(r"(?<!\w)(" + "|".join(sorted(every, key=len, reverse=True)) + r")(?!\w)")
    return lambda text: word.sub(lambda found: every[found.group()], text)
