"""Tells times from what only looks like them: counts, ages, names, other words."""

from __future__ import annotations

import re
from functools import cache

from variorum.data.load import toml
from variorum.propositions.times.time_atoms import Found
from variorum.propositions.times.time_macros import vocabulary

_WORD_BEFORE = re.compile(r"([\w'’%.$-]+)\W{0,2}$")
_WORD_AFTER = re.compile(r"[^\S\n]*(-?\s*[\w'’%]+)")
_BEFORE_DAYPART = frozenset(
    {"at", "by", "before", "until", "till", "after", "since", "from", "during", "in", "through", "late", "early"}
)
_BEFORE_TIME = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "before",
        "after",
        "during",
        "to",
        "and",
        "through",
        "between",
        "for",
        "about",
        "around",
        "early",
        "late",
        "mid",
        "within",
        "over",
        "this",
        "last",
        "next",
        "past",
        "lasted",
        "took",
        "takes",
        "than",
        "-",
        "–",
        "—",
        "(",
    ]
)
_YEAR_OPENERS = frozenset({"in", "since", "during", "until", "till", "early", "late", "mid", "the"})
_NO_PLURALS = frozenset({"as", "does", "has", "his", "is", "its", "this", "was"})
_HEDGES = frozenset(
    {"about", "nearly", "almost", "some", "than", "least", "approximately", "roughly", "over", "around"}
)


def is_plausible(text: str, found: Found) -> bool:
    start, end, atom = found
    exact = text[start:end]
    match_before, match_after = (
        _WORD_BEFORE.search(text[max(0, start - 24) : start]),
        _WORD_AFTER.match(text[end : end + 32]),
    )
    before = match_before[1].lower() if match_before else ""
    after = match_after[1] if match_after else ""
    if atom.joins == "daypart":
        return before in _BEFORE_DAYPART or exact.lower().startswith(("the ", "in ", "during ", "early ", "late "))
    if atom.joins == "month" and exact in {"May", "March", "MAY", "MARCH", "Mar", "Jan", "Dec", "Jun", "Sep"}:
        return before in _BEFORE_TIME and not after.istitle()
    if atom.joins == "year" and exact[:1].isdigit():
        return _is_year(exact, before, after, text[start - 1 : start])
    if atom.joins == "year" and exact[:1].isalpha():
        return _is_spelled_year(exact, before, after, text[start - 1 : start])
    if exact[:1] in "'’":
        return before in _BEFORE_TIME
    if atom.type == "DURATION":
        return _is_duration(exact, before, after)
    if exact.lower() == "soon" and (before == "as" or after == "as"):
        return False
    return exact.lower() != "the day" or before in vocabulary("at_hand")["before"]


def _is_year(exact: str, before: str, after: str, mark: str) -> bool:
    """Whether four digits are a year and no count ("2000 people"), code or sum."""
    plural = _is_plural(after)
    if before in _YEAR_OPENERS or (before in _BEFORE_TIME - _HEDGES and not plural):
        return True
    if before in _HEDGES or plural or mark in {"-", "/", "#", "+", "°", "_", "."}:
        return False
    return int(exact) >= 1600 and not before.endswith(("no.", "no"))


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low[:1].isalpha() and low not in _NO_PLURALS and (low.endswith("s") or low in _plurals())


def _is_spelled_year(exact: str, before: str, after: str, mark: str) -> bool:
    """Whether number words are a year: "nineteen ninety-six" mostly, "two thousand" only behind "in" or "since"."""
    low = exact.lower()
    plural = _is_plural(after)
    if plural or mark == "-" or before in _tens():
        return False
    if low.startswith("the year "):
        return True
    return not low.startswith("two") or before in _YEAR_OPENERS - {"the"}


@cache
def _tens() -> frozenset[str]:
    return frozenset(toml("numbers.toml")["tens"])


@cache
def _plurals() -> frozenset[str]:
    """Counted words and units without a plural "s"."""
    units = [form for forms in toml("units.toml")["after"].values() for form in forms]
    return frozenset({"people", "men", "women", "children", "troops", "personnel", "police", "dead", "others", *units})


def _is_duration(exact: str, before: str, after: str) -> bool:
    low = exact.lower()
    if after.lower().lstrip("- ").startswith("old"):
        return False
    if low.endswith(("second", "quarter", "quarters")) and (
        low.startswith(("a ", "the ")) or "-" in low or after == "of"
    ):
        return False
    if after.lower().startswith("-long"):
        return False
    if " " not in low and "-" not in low:
        return before in _BEFORE_TIME or before in {"many", "more"}
    return True
