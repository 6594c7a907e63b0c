"""Calendar dates, months, years, seasons, quarters and named days, symbolic where the words leave them open."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.propositions.times.time_atoms import (
    Atom,
    Match,
    direction_of,
    ordinal_number,
    said_group,
    said_part,
    said_step,
    said_year,
)
from variorum.propositions.times.time_macros import spelled_year, vocabulary

_COUNTED = re.compile(r"\s+[^\W\d]")  # a word behind a number, which may be what it counts


def read_iso(match: Match) -> Atom | None:
    clock, zone = said_group(match, "clock"), said_group(match, "offset").upper()
    value = f"{match['year']}-{match['m']}-{match['d']}"
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == len("+0400") else zone
    return Atom("TIME", f"{value}T{clock}{zone}") if clock else Atom("DATE", value, joins="date")


def read_slashed(match: Match) -> Atom | None:
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


def read_month_day(match: Match) -> Atom | None:
    month = vocabulary("months")[said_group(match, "month")]
    day = ordinal_number(said_group(match, "day"))
    if day is None or not 1 <= day <= 31:
        return None
    return Atom("DATE", f"{said_year(match)}-{month:02}-{day:02}", mod=said_part(match), joins="date")


def read_days(match: Match) -> Atom | None:
    """Two days of one month ("8-10 November"): from the first to the last."""
    month, year = vocabulary("months")[said_group(match, "month")], said_year(match)
    first, last = int(match["first"]), int(match["day"])
    if not 1 <= first < last <= 31 or not _is_stretch(match):
        return None
    return Atom("DATE", f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}")


def _is_stretch(match: Match) -> bool:
    """Whether the second number is a day: not in "on March 8 and 12 people were killed", "on 8 and 20 November"."""
    before = match.string[: match.start()].rstrip().lower()
    link = match.string[match.end("first") : match.start("day")].lower()
    month_first = match.start("month") < match.start("first")
    if "and" in link:
        told = month_first and _COUNTED.match(match.string, match.end()) is not None
        beside = int(match["day"]) == int(match["first"]) + 1  # "on 12 and 13 May"
        return before.endswith("between") or (beside and not told)
    if "to" in link:
        return not month_first or before.endswith("from")
    told = _COUNTED.match(match.string, match.end()) is not None
    return not (month_first and " " in link and told)


def read_week_of(match: Match) -> Atom | None:
    """ "The week of March 6": the week that holds the day."""
    found = read_month_day(match)
    return replace(found, mod="WEEK", joins="") if found else None


def read_years(match: Match) -> Atom | None:
    """ "1992-94", "2019/20": from the first year to the last; a second part up to 12 may be a month."""
    first, last = int(match["year"]), int(match["second"])
    if last < 100:
        last = first // 100 * 100 + last if last > 12 else 0
    return Atom("DATE", f"{first}/{last}") if first < last <= first + 100 else None


def read_month_set(match: Match) -> Atom | None:
    return Atom("SET", f"XXXX-{vocabulary('months')[said_group(match, 'month')]:02}")


def read_season_set(match: Match) -> Atom | None:
    return Atom("SET", f"XXXX-{vocabulary('seasons')[said_group(match, 'season')]}")


def read_month(match: Match) -> Atom | None:
    month = vocabulary("months")[said_group(match, "month")]
    year = said_year(match)
    if year == "XXXX" and (spelled := said_group(match, "spelled")):
        year = str(spelled_year(spelled) or "XXXX")
    step = said_step(match)
    if step == 0:
        return Atom("DATE", f"XXXX-{month:02}", "publication", (0, "Y"), mod=said_part(match))
    strict = (0, "D") if step else None  # "last May" said in May is last year's
    return Atom("DATE", f"{year}-{month:02}", None, strict, direction_of(step), said_part(match), "month")


def read_month_step(match: Match) -> Atom | None:
    month = vocabulary("months")[said_group(match, "month")]
    step = said_step(match) or 0
    return Atom("DATE", f"XXXX-{month:02}", "publication", (step, "Y"), mod=said_part(match))


def read_plain_year(match: Match) -> Atom | None:
    return Atom("DATE", said_year(match), mod=said_part(match), joins="year")


def read_spelled(match: Match) -> Atom | None:
    year = spelled_year(said_group(match, "spelled"))
    return Atom("DATE", str(year), mod=said_part(match), joins="year") if year else None


def read_decade(match: Match) -> Atom | None:
    digits = said_group(match, "digits")
    if len(digits) == 4:
        return Atom("DATE", digits[:3], mod=said_part(match))
    tens = int(digits) if digits else int(vocabulary("decades")[said_group(match, "word")])
    return Atom("DATE", f"{'20' if tens < 20 else '19'}{tens // 10}", mod=said_part(match))


def read_century(match: Match) -> Atom | None:
    number = ordinal_number(said_group(match, "n"))
    return Atom("DATE", f"{number - 1:02}", mod=said_part(match)) if number and number < 22 else None


def read_season(match: Match) -> Atom | None:
    code = vocabulary("seasons")[said_group(match, "season")]
    if year := said_group(match, "year") or str(
        spelled_year(said_group(match, "spelled")) or "" if said_group(match, "spelled") else ""
    ):
        return Atom("DATE", f"{year}-{code}", mod=said_part(match))
    step = said_step(match)
    if step == 0:
        return Atom("DATE", f"XXXX-{code}", "publication", (0, "Y"), mod=said_part(match))
    return Atom("DATE", f"XXXX-{code}", direction=direction_of(step), mod=said_part(match))


def read_holiday(match: Match) -> Atom | None:
    """A named day; the calendar of resolution knows which day it is in a year."""
    step = said_step(match)
    return Atom("DATE", f"{said_year(match)}-XX-XX", None, None, direction_of(step), joins="date")


def read_quarter(match: Match) -> Atom | None:
    word = said_group(match, "n")
    number = 4 if word in {"final", "last"} else ordinal_number(word)
    if number is None or not 1 <= number <= 4:
        return None
    year, step = said_year(match), said_step(match)
    if step is not None:
        return Atom("DATE", f"XXXX-Q{number}", "publication", (step, "Y"))
    return Atom("DATE", f"{year}-Q{number}", joins="quarter")


def read_year_ago_quarter(match: Match) -> Atom | None:
    found = read_quarter(match)
    return replace(found, anchor="publication", offset=(-1, "Y"), joins="") if found else None


def read_half_year(match: Match) -> Atom | None:
    number = 1 if said_group(match, "n") in {"first", "1st"} else 2
    step = said_step(match)
    anchored = (step, "Y") if step is not None else None
    return Atom("DATE", f"{said_year(match)}-H{number}", "publication" if anchored else None, anchored)


def read_quarter_step(match: Match) -> Atom | None:
    step = {"latest": -1, "most recent": -1, "": -1}.get(said_group(match, "step"), said_step(match))
    return Atom("DATE", "XXXX-QX", "publication", ((step or 0) * 3, "M"))
