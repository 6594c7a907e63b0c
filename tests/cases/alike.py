"""What every set of cases is asked for: names of its own, and texts that share no run of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

LONGEST_COMMON = 8  # words in a row that no two texts share


def words(text: str) -> list[str]:
    """The words in small letters, without marks."""
    return "".join(letter.lower() if letter.isalnum() else " " for letter in text).split()


def alike(cases: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """The ids of every two cases whose texts share a run of words, or that share an id."""
    runs = [
        {tuple(told[i : i + LONGEST_COMMON]) for i in range(len(told) - LONGEST_COMMON + 1)}
        for told in (words(case["text"]) for case in cases)
    ]
    ids = [case["id"] for case in cases]
    pairs = combinations(range(len(cases)), 2)
    return [(ids[i], ids[j]) for i, j in pairs if runs[i] & runs[j] or ids[i] == ids[j]]
