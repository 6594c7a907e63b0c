"""What a rule of the time grammar reads, and the parts that most rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from variorum.data.load import toml
from variorum.propositions.times.time_macros import vocabulary

Match = re.Match[str]
Anchor = Literal["publication", "said", "event"]
Direction = Literal["past", "future"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Atom:
    """What a rule reads: TIMEX3 type and value, how far from which anchor, and which neighbours it may join."""

    type: TimexType
    value: str = ""
    anchor: Anchor | None = None
    offset: tuple[int, str] | None = None
    direction: Direction | None = None
    mod: str | None = None
    joins: str = ""


Builder = Callable[[Match], Atom | None]
Found = tuple[int, int, Atom]
OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE"}


def said_group(match: Match, name: str) -> str:
    found = match.groupdict().get(name)
    return re.sub(r"\s+", " ", found).lower().rstrip(".").strip() if found else ""


def said_part(match: Match) -> str | None:
    part = said_group(match, "part").rstrip("-").strip()
    return vocabulary("parts").get(part) if part else None


def said_year(match: Match) -> str:
    digits = said_group(match, "year")
    if digits:
        return digits
    short = said_group(match, "short")
    return f"{1900 + int(short) if int(short) > 50 else 2000 + int(short)}" if short else "XXXX"


def ordinal_number(text: str) -> int | None:
    digits = re.match(r"\d+", text)
    found = int(digits[0]) if digits else vocabulary("ordinals").get(text.replace(" ", "-"))
    return found if isinstance(found, int) else None


def said_step(match: Match, section: str = "steps") -> int | None:
    word = said_group(match, "step")
    word = word.removeprefix("the ") if word not in vocabulary(section) else word
    found = vocabulary(section).get(word)
    return int(found) if found is not None else None


def daypart_code(match: Match) -> str:
    found = vocabulary("dayparts").get(said_group(match, "daypart").replace(" ", "-"))
    return str(found or vocabulary("dayparts").get(said_group(match, "daypart"), ""))


def said_modifier(match: Match) -> str | None:
    word = said_group(match, "mod")
    found = toml("numbers.toml")["mods"].get(word) if word else None
    return None if found == "EQUAL" else found


def direction_of(step: int | None) -> Direction | None:
    return None if not step else "past" if step < 0 else "future"
