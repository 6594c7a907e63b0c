"""Days that many states name alike: which day a state's Independence Day is, within the years in which it kept it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import cache

from variorum.data.load import table
from variorum.records import Span


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day named in a text, and when the states named in the same sentence keep it."""

    span: Span
    rules: tuple[tuple[str, int, int, int, int], ...]  # state, month, day, first year, last year

    def falls_on(self, day: Day) -> bool:
        """Whether one of the states keeps it on that day."""
        return any(rule[1:3] == (day.month, day.day) and rule[3] <= day.year <= rule[4] for rule in self.rules)

    @property
    def days(self) -> tuple[tuple[str, int, int], ...]:
        """State, month and day of every rule, each once."""
        return tuple(dict.fromkeys(rule[:3] for rule in self.rules))


@cache
def _rules() -> dict[str, dict[str, list[tuple[int, int, int, int]]]]:
    found: dict[str, dict[str, list[tuple[int, int, int, int]]]] = {}
    for row in table("reconciliation/named_days.tsv"):
        month, number = row["rule"].split("-")
        rule = (int(month), int(number), int(row["from"] or 1), int(row["to"] or 9999))
        found.setdefault(row["name"], {}).setdefault(row["country"], []).append(rule)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_rules(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b", re.IGNORECASE)


@cache
def _states() -> tuple[re.Pattern[str], dict[str, str]]:
    columns = ("name", "names", "adjectives", "demonyms")
    codes = {
        form: row["alpha3"]
        for row in table("countries.tsv")
        for column in columns
        for form in (row[column] or "").split(";")
        if form
    }
    longest = sorted(codes, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(form) for form in longest) + r")\b"), codes


def named_days(text: str, first: int, last: int) -> Iterator[NamedDay]:
    """The named days in a stretch of text that a state named before them in the same stretch keeps."""
    pattern, codes = _states()
    for match in _pattern().finditer(text, first, last):
        named = [codes[found.group()] for found in pattern.finditer(text, first, match.start())]
        kept = _rules()[match.group().casefold()]
        # The nearest state before the name is the one whose day it is: "congratulated Chile on its Independence Day".
        owners = (
            named[-1:]
            if named[-1:] and named[-1] in kept
            else [state for state in dict.fromkeys(named) if state in kept]
        )
        rules = tuple((state, *rule) for state in owners for rule in kept[state])
        if rules:
            yield NamedDay(Span(match.start(), match.end(), match.group()), rules)
