"""Builds the regular expressions of the time grammar from the words in the data file."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from variorum.data.load import table, toml
from variorum.propositions.numbers.lexing import words
from variorum.propositions.numbers.numerals import numeral_at

# Any space inside a paragraph, bounded so that a long blank costs no more than its length.
SPACE = r"(?:[^\S\n]{0,8}\n(?!\s{0,8}\n)[^\S\n]{0,8}|[^\S\n]{1,8})"


@cache
def vocabulary(section: str) -> dict[str, Any]:
    """A section of the time words."""
    found: dict[str, Any] = toml("times.toml")[section]
    return found


def _either(forms: list[str] | tuple[str, ...]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", SPACE).replace(r"\-", "[- ]") for form in ordered) + ")"


@cache
def macros() -> dict[str, str]:
    """The named parts that rules are written with."""
    numbers = toml("numbers.toml")
    small, tens = _either(tuple(numbers["cardinals"])), _either(tuple(numbers["tens"]))
    months = vocabulary("months")
    spelled = rf"(?:{tens}(?:[- ]{small})?|{small})"
    vague = (
        r"(?:a few|a couple of|a couple|several|many|some|a number of|a handful of|various|dozens of"
        r"|hundreds of|scores of)"
    )
    # Every repetition is bounded: a number of a hundred thousand digits must not be tried from each of its digits.
    number = (
        rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,9}}(?:\.\d{{1,4}})?(?:{SPACE}\d/\d|½|¼|¾)?|half{SPACE}an?|(?:an?|{spelled}){SPACE}(?:and{SPACE}a{SPACE}half"
        rf"|hundred|dozen|thousand)(?:{SPACE}(?:and{SPACE})?{spelled})?|{spelled}(?:{SPACE}(?:hundred|thousand|million|dozen)){{0,3}}|"
        + vague.replace(" ", SPACE)
        + "|an?)"
    )
    return {
        "month": _either(tuple(months)) + r"\b\.?",
        "weekday": _either(tuple(vocabulary("weekdays"))) + r"\b",
        "weekday_short": _either(tuple(vocabulary("weekday_short"))) + r"\b\.?",
        "unit": _either(tuple(vocabulary("units"))) + r"\b",
        "season": _either(tuple(vocabulary("seasons"))) + r"\b",
        "daypart": _either(tuple(vocabulary("dayparts"))) + r"\b",
        "zone": _either(tuple(vocabulary("zones")["words"])) + r"\b",
        "ordinal": rf"(?:{_either(tuple(vocabulary('ordinals')))}|\d{{1,2}}(?:st|nd|rd|th))\b",
        "decade": _either(tuple(vocabulary("decades"))) + r"\b",
        "part": _either(tuple(vocabulary("parts"))),
        "step": _either(tuple(vocabulary("steps"))),
        "event_step": _either(tuple(vocabulary("event_steps"))),
        "spelled_year": rf"(?:(?:nineteen|eighteen|twenty){SPACE}"
        rf"(?:hundred|{tens}(?:[- ]{small})?|{small}|oh[- ]{small})"
        rf"|two{SPACE}thousand(?:{SPACE}(?:and{SPACE})?{spelled})?)\b",
        "num": number,
        "between": "(?: " + "| ".join(sorted(vocabulary("between")["words"])) + ")",
        "mod": _either(tuple(numbers["mods"])),
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,:]\d)",
        "year": r"(?:1[0-9]\d\d|20\d\d)(?!\d|,\d{3}|\.\d|%)",
        "clock": r"(?:[01]?\d|2[0-4])",
        "present": _either(tuple(vocabulary("present")["words"])),
        "past": _either(tuple(vocabulary("past")["words"])),
        "future": _either(tuple(vocabulary("future")["words"])),
        "sets": _either(tuple(vocabulary("sets"))),
        "days": _either(tuple(vocabulary("days"))),
        "holiday": _either([row["name"] for row in table("holidays.tsv")]).replace("'", "['’]"),
        "nights": _either(tuple(vocabulary("nights"))),
    }


def expand(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with its macros filled in, blanks standing for any space inside a paragraph."""
    spaced = pattern.replace("[- ]", "(?:-| )").replace("{between}", macros()["between"]).replace(" ", SPACE)
    filled = re.sub(r"\{([a-z]\w*)\}", lambda m: macros()[m[1]], spaced)
    return re.compile(rf"(?<![\w$€£])(?:{filled})(?!\w)", re.IGNORECASE)


@cache
def openings() -> re.Pattern[str]:
    """Any digit, and any word without which no rule can match, in a text's outline."""
    numbers = toml("numbers.toml")
    sections = (
        "months",
        "weekdays",
        "weekday_short",
        "units",
        "seasons",
        "dayparts",
        "decades",
        "sets",
        "days",
        "nights",
    )
    phrases = [phrase for section in sections for phrase in vocabulary(section)]
    phrases += [phrase for section in ("present", "past", "future") for phrase in vocabulary(section)["words"]]
    phrases += [row["name"] for row in table("holidays.tsv")]
    phrases += [
        "noon",
        "midday",
        "midnight",
        "o'clock",
        "century",
        "half",
        "period",
        "year-end",
        "thousand",
        *numbers["tens"],
    ]
    last = {re.split(r"[\s-]+", phrase)[-1].strip("'’").lower() for phrase in phrases}
    first = "".join(sorted({word[0] for word in last}))  # most words are passed by with one look
    return re.compile(rf"\d|\b(?=[{first}]){_either(tuple(last))}s?\b")


def amount(text: str) -> float | None:
    """The number that words say, None where they leave it open ("a few")."""
    flat = text.lower().strip()
    if flat in {"a", "an", "one"}:
        return 1.0
    if re.fullmatch(r"half\s+an?", flat):
        return 0.5
    if re.fullmatch(r"(?:an?\s+)?couple(\s+of)?", flat):
        return 2.0
    row = words(flat)
    found = numeral_at(row, 0)
    if found is None or found.last != len(row):
        return None
    return found.value


def spelled_year(text: str) -> int | None:
    """The year that "nineteen ninety-six" or "two thousand and one" says."""
    parts = re.split(r"[\s-]+", text.lower().replace(" and ", " "))
    numbers = toml("numbers.toml")
    known = {**numbers["cardinals"], **numbers["tens"], "oh": 0}
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(int(known.get(part, 0)) for part in parts[2:])
    rest = 0 if parts[1:] == ["hundred"] else sum(int(known.get(part, 0)) for part in parts[1:])
    year = int(known[parts[0]]) * 100 + rest
    return year if rest >= 10 or "oh" in parts or parts[1:] == ["hundred"] else None
