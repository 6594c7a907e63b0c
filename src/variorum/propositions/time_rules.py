"""The rules of the time grammar: a pattern each, and what it says, symbolic where the words leave it open.

A rule's builder gets the match and returns an `Atom` without its place, or None where the words say no time.
"""

# ruff: noqa: E501  (a rule is read as one line)
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from variorum.data.load import toml
from variorum.propositions.time_macros import amount, spelled_year, vocabulary

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

_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE"}
_LENGTHS = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "1000Y": (1000, "Y"), "N": (1, "D")}


def _group(match: Match, name: str) -> str:
    found = match.groupdict().get(name)
    return re.sub(r"\s+", " ", found).lower().rstrip(".").strip() if found else ""


def _part(match: Match) -> str | None:
    part = _group(match, "part").rstrip("-").strip()
    return vocabulary("parts").get(part) if part else None


def _year(match: Match) -> str:
    digits = _group(match, "year")
    if digits:
        return digits
    short = _group(match, "short")
    return f"{1900 + int(short) if int(short) > 50 else 2000 + int(short)}" if short else "XXXX"


# --- calendar dates ------------------------------------------------------------------------------------------------


def _iso(match: Match) -> Atom | None:
    clock = _group(match, "clock")
    value = f"{match['year']}-{match['m']}-{match['d']}"
    return Atom("TIME", f"{value}T{clock}") if clock else Atom("DATE", value, joins="date")


def _slashed(match: Match) -> Atom | None:
    """Day and month in figures: plain only where one of them is over 12; else the year alone is sure."""
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    year = year if len(year) == 4 else f"{1900 + int(year) if int(year) > 50 else 2000 + int(year)}"
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12:
        return Atom("DATE", f"{year}-{second:02}-{first:02}", joins="date")
    if second > 12 or first == second:
        return Atom("DATE", f"{year}-{first:02}-{second:02}", joins="date")
    return Atom("DATE", year, joins="date")


def _month_day(match: Match) -> Atom | None:
    month = vocabulary("months")[_group(match, "month")]
    day = _ordinal(_group(match, "day"))
    if day is None or not 1 <= day <= 31:
        return None
    return Atom("DATE", f"{_year(match)}-{month:02}-{day:02}", mod=_part(match), joins="date")


def _ordinal(text: str) -> int | None:
    digits = re.match(r"\d+", text)
    found = int(digits[0]) if digits else vocabulary("ordinals").get(text.replace(" ", "-"))
    return found if isinstance(found, int) else None


def _month(match: Match) -> Atom | None:
    month = vocabulary("months")[_group(match, "month")]
    year = _year(match)
    if year == "XXXX" and (spelled := _group(match, "spelled")):
        year = str(spelled_year(spelled) or "XXXX")
    step = _step(match)
    if step == 0:
        return Atom("DATE", f"XXXX-{month:02}", "publication", (0, "Y"), mod=_part(match))
    strict = (0, "D") if step else None  # "last May" said in May is last year's
    return Atom("DATE", f"{year}-{month:02}", None, strict, _direction(step), _part(match), "month")


def _step(match: Match, section: str = "steps") -> int | None:
    word = _group(match, "step")
    word = word.removeprefix("the ") if word not in vocabulary(section) else word
    found = vocabulary(section).get(word)
    return int(found) if found is not None else None


def _month_step(match: Match) -> Atom | None:
    month = vocabulary("months")[_group(match, "month")]
    step = _step(match) or 0
    return Atom("DATE", f"XXXX-{month:02}", "publication", (step, "Y"), mod=_part(match))


def _plain_year(match: Match) -> Atom | None:
    return Atom("DATE", _year(match), mod=_part(match), joins="year")


def _spelled(match: Match) -> Atom | None:
    year = spelled_year(_group(match, "spelled"))
    return Atom("DATE", str(year), mod=_part(match), joins="year") if year else None


def _decade(match: Match) -> Atom | None:
    digits = _group(match, "digits")
    if len(digits) == 4:
        return Atom("DATE", digits[:3], mod=_part(match))
    tens = int(digits) if digits else int(vocabulary("decades")[_group(match, "word")])
    return Atom("DATE", f"{'20' if tens < 20 else '19'}{tens // 10}", mod=_part(match))


def _century(match: Match) -> Atom | None:
    number = _ordinal(_group(match, "n"))
    return Atom("DATE", f"{number - 1:02}", mod=_part(match)) if number and number < 22 else None


def _season(match: Match) -> Atom | None:
    code = vocabulary("seasons")[_group(match, "season")]
    if year := _group(match, "year") or str(
        spelled_year(_group(match, "spelled")) or "" if _group(match, "spelled") else ""
    ):
        return Atom("DATE", f"{year}-{code}", mod=_part(match))
    step = _step(match)
    if step == 0:
        return Atom("DATE", f"XXXX-{code}", "publication", (0, "Y"), mod=_part(match))
    return Atom("DATE", f"XXXX-{code}", direction=_direction(step), mod=_part(match))


def _holiday(match: Match) -> Atom | None:
    """A named day; the calendar of resolution knows which day it is in a year."""
    step = _step(match)
    return Atom("DATE", f"{_year(match)}-XX-XX", None, None, _direction(step), joins="date")


# --- quarters, halves, fiscal years --------------------------------------------------------------------------------


def _quarter(match: Match) -> Atom | None:
    word = _group(match, "n")
    number = 4 if word in {"final", "last"} else _ordinal(word)
    if number is None or not 1 <= number <= 4:
        return None
    year, step = _year(match), _step(match)
    if step is not None:
        return Atom("DATE", f"XXXX-Q{number}", "publication", (step, "Y"))
    return Atom("DATE", f"{year}-Q{number}", joins="quarter")


def _half_year(match: Match) -> Atom | None:
    number = 1 if _group(match, "n") in {"first", "1st"} else 2
    step = _step(match)
    anchored = (step, "Y") if step is not None else None
    return Atom("DATE", f"{_year(match)}-H{number}", "publication" if anchored else None, anchored)


def _quarter_step(match: Match) -> Atom | None:
    step = {"latest": -1, "most recent": -1, "": -1}.get(_group(match, "step"), _step(match))
    return Atom("DATE", "XXXX-QX", "publication", ((step or 0) * 3, "M"))


# --- weekdays, days, granules --------------------------------------------------------------------------------------


def _weekday(match: Match) -> Atom | None:
    name = _group(match, "weekday")
    number = vocabulary("weekdays").get(name) or vocabulary("weekday_short").get(name)
    step = _step(match)
    if _group(match, "week"):
        week = {"last": -1, "this": 0, "next": 1}[_group(match, "week")]
        return Atom("DATE", f"XXXX-WXX-{number}", "publication", (week, "W"), mod=_part(match), joins="weekday")
    direction = _direction(step)
    anchor: Anchor = "publication"
    if match.groupdict().get("following"):
        anchor, direction = "event", "future"
    strict = (0, "D") if direction else None
    return Atom("DATE", f"XXXX-WXX-{number}", anchor, strict, direction, _part(match), "weekday")


def _weekday_set(match: Match) -> Atom | None:
    name = _group(match, "weekday").removesuffix("s")
    number = vocabulary("weekdays").get(name)
    part = _daypart(match)
    return Atom("SET", f"XXXX-WXX-{number}{'T' + part if part else ''}") if number else None


def _day(match: Match) -> Atom | None:
    offset = vocabulary("days")[_group(match, "days")]
    return Atom("DATE", "XXXX-XX-XX", "publication", (offset, "D"), mod=_part(match), joins="day")


def _night(match: Match) -> Atom | None:
    offset = vocabulary("nights")[_group(match, "nights")]
    return Atom("TIME", "XXXX-XX-XXTNI", "publication", (offset, "D"), mod=_part(match), joins="day")


def _daypart(match: Match) -> str:
    found = vocabulary("dayparts").get(_group(match, "daypart").replace(" ", "-"))
    return str(found or vocabulary("dayparts").get(_group(match, "daypart"), ""))


def _daypart_step(match: Match) -> Atom | None:
    step, word = _step(match), _group(match, "step")
    if word == "that":
        return Atom("TIME", f"XXXX-XX-XXT{_daypart(match)}", "event", (0, "D"))
    return Atom("TIME", f"XXXX-XX-XXT{_daypart(match)}", "publication", (step or 0, "D"), mod=_part(match), joins="day")


def _daypart_alone(match: Match) -> Atom | None:
    return Atom("TIME", f"XXXX-XX-XXT{_daypart(match)}", "event", (0, "D"), mod=_part(match), joins="daypart")


def _unit_step(match: Match, section: str, anchor: Anchor) -> Atom | None:
    unit = vocabulary("units")[_group(match, "unit")]
    step = _step(match, section)
    if step is None:
        return None
    if unit in {"10Y", "100Y"}:
        length = int(unit[:-1])
        return Atom("DATE", "XXX" if length == 10 else "XX", anchor, (step * length, "Y"), mod=_part(match))
    if unit == "N":
        return Atom("TIME", "XXXX-XX-XXTNI", anchor, (step, "D"))
    if unit == "Q":
        return Atom("DATE", "XXXX-QX", anchor, (step * 3, "M"), mod=_part(match))
    if unit not in _OPEN:
        return None
    return Atom("DATE", _OPEN[unit], anchor, (step, "W" if unit == "WE" else unit), mod=_part(match), joins="granule")


def _granule(match: Match) -> Atom | None:
    return _unit_step(match, "steps", "publication")


def _event_granule(match: Match) -> Atom | None:
    return _unit_step(match, "event_steps", "event")


def _bare_granule(match: Match) -> Atom | None:
    """ "the week", "the weekend": the one at hand."""
    unit = vocabulary("units")[_group(match, "unit")]
    if unit == "WE":
        return Atom("DATE", _OPEN[unit], direction="past", mod=_part(match))
    anchor: Anchor = "event" if unit == "D" else "publication"
    return Atom("DATE", _OPEN[unit], anchor, (0, "W" if unit == "WE" else unit), mod=_part(match))


# --- so much time before or after ----------------------------------------------------------------------------------


def _distance(match: Match, sign: int, anchor: Anchor) -> Atom | None:
    unit = vocabulary("units")[_group(match, "unit")]
    count = amount(_group(match, "n"))
    mod = _modifier(match)
    if count is None or count > 9999 or unit in {"WE", "1000Y"}:
        return Atom("DATE", f"{'PAST' if sign < 0 else 'FUTURE'}_REF", anchor, None, _direction(sign), mod)
    length, unit = _LENGTHS.get(unit, (3, "M") if unit == "Q" else (1, unit))
    steps, unit = _whole(count * length, unit)
    if unit in {"H", "MIN", "S"}:
        return Atom("TIME", "", anchor, (sign * steps, "h" if unit == "H" else unit.lower()), mod=mod)
    return Atom("DATE", _OPEN[unit], anchor, (sign * steps, unit), mod=mod)


def _whole(count: float, unit: str) -> tuple[int, str]:
    """A count in whole units: half a year is six months."""
    if count == int(count):
        return int(count), unit
    smaller = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "H"), "M": (30, "D"), "H": (60, "MIN")}
    if unit not in smaller:
        return round(count), unit
    factor, below = smaller[unit]
    return round(count * factor), below


def _ago(match: Match) -> Atom | None:
    return _distance(match, -1, "publication")


def _earlier(match: Match) -> Atom | None:
    return _distance(match, -1, "event")


def _later(match: Match) -> Atom | None:
    return _distance(match, 1, "event")


def _hence(match: Match) -> Atom | None:
    return _distance(match, 1, "publication")


def _modifier(match: Match) -> str | None:
    word = _group(match, "mod")
    found = toml("numbers.toml")["mods"].get(word) if word else None
    return None if found == "EQUAL" else found


# --- durations and sets --------------------------------------------------------------------------------------------


def _duration(match: Match) -> Atom | None:
    unit = vocabulary("units")[_group(match, "unit")]
    text = _group(match, "n")
    count = amount(text) if text else None
    value = _length(count, unit)
    if not value:
        return None
    atom = Atom("DURATION", value, mod=_modifier(match), joins="duration")
    step = vocabulary("steps").get(_group(match, "which"))
    return replace(atom, anchor="publication", offset=_moved(value, step), direction=_direction(step)) if step else atom


def _moved(value: str, step: int) -> tuple[int, str] | None:
    """A duration as a move of the anchor, None where its length is open."""
    found = re.fullmatch(r"P(T?)(\d+)([HMDWYS])", value)
    if found is None:
        return None
    return step * int(found[2]), {"H": "h", "M": "min", "S": "s"}[found[3]] if found[1] else found[3]


def _direction(step: int | None) -> Direction | None:
    return None if not step else "past" if step < 0 else "future"


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
    whole, unit = _whole(count * factor, unit) if count * factor < 1e6 else (0, unit)
    if not whole:
        return ""
    return f"PT{whole}{unit[0]}" if unit in {"H", "MIN", "S"} else f"P{whole}{unit}"


def _every(match: Match) -> Atom | None:
    unit = vocabulary("units")[_group(match, "unit")]
    count = 2.0 if _group(match, "n") == "other" else amount(_group(match, "n") or "one")
    value = _length(count, unit)
    return Atom("SET", value) if value else None


def _set(match: Match) -> Atom | None:
    return Atom("SET", vocabulary("sets")[_group(match, "sets")])


# --- clocks and loose references -----------------------------------------------------------------------------------


def _clock(match: Match) -> Atom | None:
    hour, minute = int(match["h"]), int(match.groupdict().get("m") or 0)
    half = re.sub(r"\W", "", _group(match, "half"))
    if half and not 1 <= hour <= 12:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if minute > 59 or hour > 24:
        return None
    return Atom("TIME", f"XXXX-XX-XXT{hour:02}:{minute:02}", "event", (0, "D"), joins="clock")


def _noon(match: Match) -> Atom | None:
    hour = "24:00" if _group(match, "word") == "midnight" else "12:00"
    return Atom("TIME", f"XXXX-XX-XXT{hour}", "event", (0, "D"), joins="clock")


def _present(match: Match) -> Atom | None:
    return Atom("DATE", "PRESENT_REF", "publication")


def _past(match: Match) -> Atom | None:
    return Atom("DATE", "PAST_REF", "publication", direction="past")


def _future(match: Match) -> Atom | None:
    return Atom("DATE", "FUTURE_REF", "publication", direction="future")


RULES: tuple[tuple[str, Builder], ...] = (
    (r"(?P<year>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?:(?:T| )(?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d)?)?", _iso),
    (r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)", _slashed),
    (r"(?:(?P<part>late|early|mid)[- ])?(?P<month>{month}) (?:the )?(?P<day>{day}|{ordinal})(?:st|nd|rd|th)?(?:,? (?P<year>{year}))?", _month_day),
    (r"(?:the )?(?P<day>{day}|{ordinal})(?:st|nd|rd|th)?(?: of)? (?P<month>{month})(?:,? (?P<year>{year}))?", _month_day),
    (r"(?:(?P<part>{part})[- ])?(?P<month>{month}),? (?:of )?(?:(?P<year>{year})|(?P<spelled>{spelled_year})|['’](?P<short>\d\d))", _month),
    (r"(?:(?P<part>{part})[- ])?(?P<month>{month})(?: of)? (?P<step>last|this|next) year", _month_step),
    (r"(?:(?P<part>{part})[- ])?(?P<step>{step}) (?P<month>{month})", _month),
    (r"(?:(?P<part>{part})[- ])?(?P<month>{month})", _month),
    (r"(?:(?P<part>{part})(?: of)?[- ])?(?:the year )?(?P<year>{year})", _plain_year),
    (r"['’](?P<short>[0-9]\d)", _plain_year),
    (r"(?:(?P<part>{part})[- ])?(?:the year )?(?P<spelled>{spelled_year})", _spelled),
    (r"(?:the )?(?:(?P<part>{part})[- ](?:the )?)?(?P<digits>(?:1[5-9]|20)\d0)['’]?s", _decade),
    (r"(?:the )?(?:(?P<part>{part})[- ](?:the )?)?['’]?(?P<digits>[1-9]0)['’]?s", _decade),
    (r"the (?:(?P<part>early|late|mid)[- ])?(?P<word>{decade})", _decade),
    (r"(?:(?P<step>last|this|next) )?(?P<month_name>{holiday})(?:,? (?P<year>{year}))?", _holiday),
    (r"(?:the )?(?:(?P<part>{part})[- ](?:the )?)?(?P<n>{ordinal})[- ]century", _century),
    (r"(?:(?P<part>{part})[- ](?:the )?)?(?:the )?(?P<season>{season})(?: of)? (?:(?P<year>{year})|(?P<spelled>{spelled_year}))", _season),
    (r"(?:(?P<part>{part})[- ])?(?P<step>{step}) (?P<season>{season})", _season),
    (r"(?:the )?(?P<n>{ordinal}|final)[- ](?:fiscal[- ])?quarter(?:,? (?:of )?(?:fiscal )?(?P<year>{year}))?", _quarter),
    (r"(?:the )?(?:fiscal )?(?P<n>{ordinal}|final)[- ]quarter (?:of )?(?P<step>last|this|next) year", _quarter),
    (r"(?P<step>last|this|next) year['’]s (?:fiscal )?(?P<n>{ordinal}|final)[- ]quarter", _quarter),
    (r"(?:the )?(?P<year>{year})(?:['’]s)? (?P<n>{ordinal}|final)[- ]quarter", _quarter),
    (r"Q(?P<n>[1-4])(?:,? (?:of )?(?P<year>{year}))?", _quarter),
    (r"(?:the )?(?P<n>first|second|1st|2nd)[- ]half (?:of )?(?:(?P<year>{year})|(?P<step>last|this|next) year)", _half_year),
    (r"(?:the )?(?P<step>latest|last|most recent|this|current|previous|next) quarter", _quarter_step),
    (r"the (?P<step>latest|most recent) period", _quarter_step),
    (r"the (?:fiscal )?(?P<step>)quarter", _quarter_step),
    (r"(?:the )?(?:comparable )?year[- ](?:earlier|ago) quarter", lambda match: Atom("DATE", "XXXX-QX", "publication", (-15, "M"))),
    (r"(?:the )?year[- ](?:earlier|ago)(?: period)?", lambda match: Atom("DATE", "XXXX", "publication", (-1, "Y"))),
    (r"(?:the )?year[- ]end", lambda match: Atom("DATE", "XXXX-12-31")),
    (r"(?:the )?fiscal(?: year)? (?P<year>{year})", _plain_year),
    (r"(?:(?P<part>{part})[- ](?:on )?)?(?:(?P<step>last|this coming|this past|this|next|coming|the coming|the previous|previous) )?(?P<weekday>{weekday})(?:,? (?:of )?(?P<week>last|this|next) week)?", _weekday),
    (r"the following (?P<weekday>(?P<following>){weekday})", _weekday),
    (r"(?P<weekday>{weekday_short})(?=,? \d)", _weekday),
    (r"(?:each|every) (?P<weekday>{weekday})(?: (?P<daypart>{daypart}))?", _weekday_set),
    (r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)(?: (?P<daypart>{daypart}))?", _weekday_set),
    (r"(?:(?P<part>late|early|earlier|later|mid)[- ])?(?P<days>{days})", _day),
    (r"(?:(?P<part>late|early|earlier|later)[- ])?(?P<nights>{nights})", _night),
    (r"(?:(?P<part>late|early|earlier|later)[- ])?(?P<step>this|that) (?P<daypart>{daypart})", _daypart_step),
    (r"(?:in |during )?the (?P<daypart>(?:early |mid-|late )?(?:morning|afternoon|evening|night))", _daypart_alone),
    (r"(?:(?P<part>late|early|mid)[- ])?(?P<daypart>{daypart})", _daypart_alone),
    (r"the early hours(?P<daypart>)", lambda match: Atom("TIME", "XXXX-XX-XXTMO", "event", (0, "D"), joins="daypart")),
    (r"(?:(?P<part>{part})[- ])?(?:the )?(?P<step>{step}) (?:fiscal )?(?P<unit>day|week|weekend|month|year|decade|century)", _granule),
    (r"(?:(?P<part>{part})[- ])?(?P<step>{event_step}) (?P<unit>day|night|week|weekend|month|year|decade)", _event_granule),
    (r"(?:(?P<part>late|early|earlier|later) in )?the (?P<unit>day|week|weekend|month|year)", _bare_granule),
    (r"(?P<part>the end of|the start of|the beginning of) the (?P<unit>week|month|year|decade)", _bare_granule),
    (r"(?:(?P<mod>{mod}) )?(?P<n>{num})[- ](?P<unit>{unit})(?: or so)? ago", _ago),
    (r"(?:(?P<mod>{mod}) )?(?P<n>{num}) (?P<unit>{unit}) (?:earlier|previously|beforehand|before)", _earlier),
    (r"(?:(?P<mod>{mod}) )?(?P<n>{num}) (?P<unit>{unit}) (?:later|after|afterwards?|on from)", _later),
    (r"(?:(?P<mod>{mod}) )?(?P<n>{num}) (?P<unit>{unit}) (?:from now|hence|from today)", _hence),
    (r"(?:(?:the|these|this) )?(?:(?P<which>last|past|next|previous|coming|this past|this coming|upcoming)|first|final|following|recent) (?:(?P<mod>{mod}) )?(?P<n>{num}|few|several|couple of)(?: more| full| whole| straight| consecutive)? (?P<unit>{unit})", _duration),
    (r"(?:(?:the|these) )?(?:(?P<mod>{mod}) )?(?P<n>{num})(?: more| full| whole| straight| consecutive| long)?[- ](?P<unit>{unit})", _duration),
    (r"(?:recent|many|the(?: last| past| coming)?) (?P<n>)(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)", _duration),
    (r"(?:the )?(?P<n>)(?P<unit>hours|days|weeks|months|years|decades|centuries)-long", _duration),
    (r"(?P<n>)(?P<unit>hours|days|weeks|months|years|decades|centuries)", _duration),
    (r"(?:each|every) (?:(?P<n>{num}|other) )?(?P<unit>{unit})", _every),
    (r"(?P<sets>{sets})", _set),
    (r"(?P<h>{clock})(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)? ?(?P<half>[ap]\.?m\.?)(?: \(?{zone}\)?)?", _clock),
    (r"(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?: (?:hours|hrs))?(?: \(?{zone}\)?)?", _clock),
    (r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d) {zone}", _clock),
    (r"(?P<h>[1-9]|1[0-2]) ?o['’]clock", _clock),
    (r"(?P<word>noon|midday|midnight)", _noon),
    (r"{present}", _present),
    (r"{past}", _past),
    (r"{future}", _future),
)  # fmt: skip
