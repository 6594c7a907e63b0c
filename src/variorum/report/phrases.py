"""Variorum's own sentences: templates from `brief.toml` filled from records, and nothing else."""

from __future__ import annotations

from calendar import month_name

from variorum.data.load import toml
from variorum.records import Date, Figure


def phrase(section: str, key: str, **slots: object) -> str:
    """The sentence of that name with its slots filled."""
    template: str = toml("brief.toml")[section][key]
    return template.format(**slots)


def day_words(date: Date | None) -> str:
    """A date in words, with its extent: "8 November 2020", "by 8 November 2020", "since 27 September 2020"."""
    if date is None or date.edtf is None:
        return phrase("lines", "day_unknown")
    uncertain = date.edtf.endswith(("?", "~", "%"))
    words = _range_words(date)
    return phrase("lines", "uncertain", day=words) if uncertain else words


def _range_words(date: Date) -> str:
    first, last = date.earliest, date.latest
    if first is None and last is None:
        return phrase("lines", "day_unknown")
    if first is None or date.extent == "by":
        return phrase("lines", "day_by", day=iso_words(last or first or ""))
    if last is None or date.extent == "since":
        return phrase("lines", "day_since", day=iso_words(first))
    whole = _whole_period(first, last)
    if whole is not None:
        return whole
    if first == last:
        return iso_words(first)
    return phrase("lines", "day_range", first=iso_words(first), last=iso_words(last))


def _whole_period(first: str, last: str) -> str | None:
    """ "September 2020" or "2020" where the range is just that month or year."""
    if first[4:] == "-01-01" and last == f"{first[:4]}-12-31":
        return first[:4]
    next_starts = first[8:] == "01" and first[:7] == last[:7] and int(last[8:]) >= 28
    return f"{month_name[int(first[5:7])]} {first[:4]}" if next_starts else None


def iso_words(day: str) -> str:
    """A calendar day in words: "8 November 2020"."""
    year, month, number = (*day.split("-"), "", "")[:3]
    if not month:
        return year
    name = month_name[int(month)]
    return f"{int(number)} {name} {year}" if number else f"{name} {year}"


def number_words(value: float) -> str:
    """A number with thousands marked, and no more decimals than it has."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}".rstrip("0")


def figure_words(figure: Figure | None) -> str:
    """A figure as an interval in words, without its unit: "at least 1,000", "nearly 240", "12 or more"."""
    if figure is None:
        return ""
    if figure.value is not None:
        key = figure.mod if figure.mod in toml("brief.toml")["figure"] else "exact"
        return phrase("figure", key or "exact", value=number_words(figure.value))
    if figure.low is not None and figure.high is not None:
        return phrase("figure", "range", low=number_words(figure.low), high=number_words(figure.high))
    if figure.low is not None:
        return phrase("figure", "open", value=number_words(figure.low))
    if figure.high is not None:
        return phrase("figure", "EQUAL_OR_LESS", value=number_words(figure.high))
    return figure.exact or phrase("figure", "none")
