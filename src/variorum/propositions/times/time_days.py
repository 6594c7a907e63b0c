"""Weekdays, today and tomorrow, last week and next year, parts of the day, clocks and loose references."""

from __future__ import annotations

import re

from variorum.propositions.times.time_atoms import (
    OPEN,
    Anchor,
    Atom,
    Match,
    daypart_code,
    direction_of,
    said_group,
    said_part,
    said_step,
)
from variorum.propositions.times.time_macros import vocabulary


def read_weekday(match: Match) -> Atom | None:
    name = said_group(match, "weekday")
    number = vocabulary("weekdays").get(name) or vocabulary("weekday_short").get(name)
    step = said_step(match)
    if said_group(match, "week"):
        week = {"last": -1, "this": 0, "next": 1}[said_group(match, "week")]
        return Atom("DATE", f"XXXX-WXX-{number}", "publication", (week, "W"), mod=said_part(match), joins="weekday")
    direction = direction_of(step)
    anchor: Anchor = "publication"
    if match.groupdict().get("following"):
        anchor, direction = "event", "future"
    strict = (0, "D") if direction else None
    return Atom("DATE", f"XXXX-WXX-{number}", anchor, strict, direction, said_part(match), "weekday")


def read_weekday_set(match: Match) -> Atom | None:
    name = said_group(match, "weekday").removesuffix("s")
    number = vocabulary("weekdays").get(name)
    part = daypart_code(match)
    return Atom("SET", f"XXXX-WXX-{number}{'T' + part if part else ''}") if number else None


def read_day(match: Match) -> Atom | None:
    offset = vocabulary("days")[said_group(match, "days")]
    return Atom("DATE", "XXXX-XX-XX", "publication", (offset, "D"), mod=said_part(match), joins="day")


def read_night(match: Match) -> Atom | None:
    offset = vocabulary("nights")[said_group(match, "nights")]
    return Atom("TIME", "XXXX-XX-XXTNI", "publication", (offset, "D"), mod=said_part(match), joins="day")


def read_daypart_step(match: Match) -> Atom | None:
    step, word = said_step(match), said_group(match, "step")
    if word == "that":
        return Atom("TIME", f"XXXX-XX-XXT{daypart_code(match)}", "event", (0, "D"))
    return Atom(
        "TIME", f"XXXX-XX-XXT{daypart_code(match)}", "publication", (step or 0, "D"), mod=said_part(match), joins="day"
    )


def read_event_daypart(match: Match) -> Atom | None:
    """ "The next morning", "that same evening": of the day just told, or of one beside it."""
    step = said_step(match, "event_steps") or 0
    return Atom("TIME", f"XXXX-XX-XXT{daypart_code(match)}", "event", (step, "D"))


def read_daypart_alone(match: Match) -> Atom | None:
    return Atom("TIME", f"XXXX-XX-XXT{daypart_code(match)}", "event", (0, "D"), mod=said_part(match), joins="daypart")


def _unit_step(match: Match, section: str, anchor: Anchor) -> Atom | None:
    unit = vocabulary("units")[said_group(match, "unit")]
    step = said_step(match, section)
    if step is None:
        return None
    if unit in {"10Y", "100Y"}:
        length = int(unit[:-1])
        return Atom("DATE", "XXX" if length == 10 else "XX", anchor, (step * length, "Y"), mod=said_part(match))
    if unit == "N":
        return Atom("TIME", "XXXX-XX-XXTNI", anchor, (step, "D"))
    if unit == "Q":
        return Atom("DATE", "XXXX-QX", anchor, (step * 3, "M"), mod=said_part(match))
    if unit not in OPEN:
        return None
    return Atom(
        "DATE", OPEN[unit], anchor, (step, "W" if unit == "WE" else unit), mod=said_part(match), joins="granule"
    )


def read_granule(match: Match) -> Atom | None:
    return _unit_step(match, "steps", "publication")


def read_event_granule(match: Match) -> Atom | None:
    return _unit_step(match, "event_steps", "event")


def read_bare_granule(match: Match) -> Atom | None:
    """ "the week", "the weekend": the one at hand."""
    unit = vocabulary("units")[said_group(match, "unit")]
    if unit == "WE":
        return Atom("DATE", OPEN[unit], direction="past", mod=said_part(match))
    if unit not in OPEN:
        return None  # "the end of the decade", "the turn of the century": which years these are is not said
    anchor: Anchor = "event" if unit == "D" else "publication"
    return Atom("DATE", OPEN[unit], anchor, (0, "W" if unit == "WE" else unit), mod=said_part(match))


def read_clock(match: Match) -> Atom | None:
    hour, minute = int(match["h"]), int(match.groupdict().get("m") or 0)
    half = re.sub(r"\W", "", said_group(match, "half"))
    if half and not 1 <= hour <= 12:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if minute > 59 or hour > 24:
        return None
    return Atom("TIME", f"XXXX-XX-XXT{hour:02}:{minute:02}", "event", (0, "D"), joins="clock")


def read_noon(match: Match) -> Atom | None:
    hour = "24:00" if said_group(match, "word") == "midnight" else "12:00"
    return Atom("TIME", f"XXXX-XX-XXT{hour}", "event", (0, "D"), joins="clock")


def read_present(match: Match) -> Atom | None:
    return Atom("DATE", "PRESENT_REF", "publication")


def read_past(match: Match) -> Atom | None:
    return Atom("DATE", "PAST_REF", "publication", direction="past")


def read_future(match: Match) -> Atom | None:
    return Atom("DATE", "FUTURE_REF", "publication", direction="future")
