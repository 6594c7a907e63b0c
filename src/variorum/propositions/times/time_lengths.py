"""Lengths of time: so much before or after, durations, and what recurs."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.propositions.times.time_atoms import OPEN, Anchor, Atom, Match, direction_of, said_group, said_modifier
from variorum.propositions.times.time_macros import amount, vocabulary

_LENGTHS = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "1000Y": (1000, "Y"), "N": (1, "D")}


def _distance(match: Match, sign: int, anchor: Anchor, count: float | None = None) -> Atom | None:
    unit = vocabulary("units")[said_group(match, "unit")]
    count = amount(said_group(match, "n")) if count is None else count
    mod = said_modifier(match)
    if count is None or count > 9999 or unit in {"WE", "1000Y"}:
        return Atom("DATE", f"{'PAST' if sign < 0 else 'FUTURE'}_REF", anchor, None, direction_of(sign), mod)
    length, unit = _LENGTHS.get(unit, (3, "M") if unit == "Q" else (1, unit))
    steps, unit = _whole(count * length, unit)
    if unit in {"H", "MIN", "S"}:
        return Atom("TIME", "", anchor, (sign * steps, "h" if unit == "H" else unit.lower()), mod=mod)
    return Atom("DATE", OPEN[unit], anchor, (sign * steps, unit), mod=mod)


def _whole(count: float, unit: str) -> tuple[int, str]:
    """A count in whole units: half a year is six months."""
    if count == int(count):
        return int(count), unit
    smaller = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "H"), "M": (30, "D"), "H": (60, "MIN")}
    if unit not in smaller:
        return round(count), unit
    factor, below = smaller[unit]
    return round(count * factor), below


def read_ago(match: Match) -> Atom | None:
    return _distance(match, -1, "publication")


def read_earlier(match: Match) -> Atom | None:
    return _distance(match, -1, "event")


def read_later(match: Match) -> Atom | None:
    return _distance(match, 1, "event")


def read_hence(match: Match) -> Atom | None:
    return _distance(match, 1, "publication")


def read_half_more_ago(match: Match) -> Atom | None:
    """ "A year and a half ago"."""
    return _distance(match, -1, "publication", 1.5)


def read_next_to(match: Match) -> Atom | None:
    """ "The day before", "the week after": the one beside what was just told."""
    unit = vocabulary("units")[said_group(match, "unit")]
    step = -1 if said_group(match, "way") == "before" else 1
    return (
        Atom("TIME", "XXXX-XX-XXTNI", "event", (step, "D"))
        if unit == "N"
        else Atom("DATE", OPEN[unit], "event", (step, unit))
    )


def read_single(match: Match) -> Atom | None:
    """ "A single-day loss", "the year ended Aug. 31": one such length."""
    return Atom("DURATION", _length(1, vocabulary("units")[said_group(match, "unit")]))


def read_one_past(match: Match) -> Atom | None:
    """ "The past week": the seven days up to now, and not the week before this one."""
    unit = vocabulary("units")[said_group(match, "unit")]
    value = _length(1, unit)
    return Atom("DURATION", value, "publication", _moved(value, -1), direction="past", joins="duration")


def read_duration(match: Match) -> Atom | None:
    unit = vocabulary("units")[said_group(match, "unit")]
    text = said_group(match, "n")
    if text == "some" and not said_group(match, "unit").endswith("s"):
        return None  # "some day"
    count = amount(text) if text else None
    value = _length(count, unit)
    if not value:
        return None
    atom = Atom("DURATION", value, mod=said_modifier(match), joins="duration")
    step = vocabulary("steps").get(said_group(match, "which"))
    return (
        replace(atom, anchor="publication", offset=_moved(value, step), direction=direction_of(step)) if step else atom
    )


def _moved(value: str, step: int) -> tuple[int, str] | None:
    """A duration as a move of the anchor, None where its length is open."""
    if half := re.fullmatch(r"P(\d+)Y6M", value):
        return step * (12 * int(half[1]) + 6), "M"
    found = re.fullmatch(r"P(T?)(\d+)([HMDWYS])", value)
    if found is None:
        return None
    return step * int(found[2]), {"H": "h", "M": "min", "S": "s"}[found[3]] if found[1] else found[3]


def _length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; X where the count is open."""
    factor, unit = _LENGTHS.get(unit, (1, unit))
    if unit == "WE":
        return "P2D" if count == 1 else "PXWE"
    if count is None:
        letter = {10: "E", 100: "C", 1000: "L"}.get(factor, unit) if unit == "Y" else unit
        return f"PTX{unit[0]}" if unit in {"H", "MIN", "S"} else f"PX{letter}"
    if unit == "Q":
        count, unit = count * 3, "M"
    if factor == 1000:
        factor, unit = 1, "L"
    if unit == "Y" and count * factor > 1 and (count * factor) % 1 == 0.5:
        return f"P{int(count * factor)}Y6M"
    whole, unit = _whole(count * factor, unit) if count * factor < 1e6 else (0, unit)
    if not whole:
        return ""
    return f"PT{whole}{unit[0]}" if unit in {"H", "MIN", "S"} else f"P{whole}{unit}"


def read_every(match: Match) -> Atom | None:
    unit = vocabulary("units")[said_group(match, "unit")]
    count = 2.0 if said_group(match, "n") == "other" else amount(said_group(match, "n") or "one")
    value = _length(count, unit)
    return Atom("SET", value) if value else None


def read_set(match: Match) -> Atom | None:
    return Atom("SET", vocabulary("sets")[said_group(match, "sets")])
