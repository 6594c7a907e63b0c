"""Finds the time expressions of a text by the rules, and joins neighbours ("Sunday" + "3 p.m.")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from variorum.propositions.times.time_atoms import Atom, Builder, Found
from variorum.propositions.times.time_heads import LENGTH, heads_of, outline
from variorum.propositions.times.time_lookalikes import is_plausible
from variorum.propositions.times.time_macros import expand, openings, vocabulary
from variorum.propositions.times.time_rules import RULES
from variorum.records import Extent, Span, TimeExpression

_BEFORE, _BEHIND = 60, 60  # characters; no expression reaches further from a word that tells a time
_MAY_BEGIN = re.compile(r"(?<![\w$€£])\S")
_DAY_LEVEL = {"weekday", "date", "day"}
_BEFORE_CLOCK = re.compile(r",?\s+(?:on |of |from )?(?:the )?", re.I)
_AFTER_DAY = re.compile(
    r",?\s+(?:at |in the |by |(?:just |shortly |soon )?(?:after |before ))?(?:around |about |approximately |roughly )?",
    re.I,
)
_WEEKDAY_DATE = re.compile(r"(?:,?\s+(?:the )?|\s*\()", re.I)
_CLOCK_DAYPART = re.compile(r"\s+(?:in the )?", re.I)

_Reading = tuple[int, int, int, Atom]  # start, end below zero, the rule's place in the table, what it read


@lru_cache(maxsize=16)
def find(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text in order, as far as the words alone say; directions only where they are said."""
    kept = [found for found in _join(text, _scan(text)) if is_plausible(text, found)]
    return tuple(_expression(text, found) for found in kept)


def time_spans(text: str) -> tuple[Span, ...]:
    """The stretches of a text that tell a time, so that their numbers are not taken for figures."""
    return tuple(expression.span for expression in find(text))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of the table, ready to be tried, with its place there."""

    order: int
    pattern: re.Pattern[str]
    builder: Builder


@cache
def _by_head() -> dict[str, tuple[_Rule, ...]]:
    """The rules by each head that a match of theirs can have."""
    found: dict[str, list[_Rule]] = {}
    for order, (written, builder) in enumerate(RULES):
        rule = _Rule(order, expand(written), builder)
        for head in heads_of(written):
            found.setdefault(head, []).append(rule)
    return {head: tuple(rules) for head, rules in found.items()}


@lru_cache(maxsize=2**12)  # most words of a text begin as others before them did
def _beginning(head: str) -> tuple[_Rule, ...]:
    """The rules that can begin where a text's outline goes on so."""
    known = _by_head()
    return tuple({rule.order: rule for end in range(len(head) + 1) for rule in known.get(head[:end], ())}.values())


def _scan(text: str) -> list[Found]:
    """The longest reading at each place, the earlier rule first among equals; none overlap."""
    small = outline(text)
    readings = [reading for start, end in _stretches(small) for reading in _readings(text, small, start, end)]
    found: list[Found] = []
    reached = 0
    for start, end, _, atom in sorted(readings, key=lambda row: row[:3]):
        if start >= reached:
            found.append((start, -end, atom))
            reached = -end
    return found


def _readings(text: str, small: str, first: int, last: int) -> Iterator[_Reading]:
    """What each rule reads in a stretch of the text, from left to right and never twice in the same words."""
    reached: dict[int, int] = {}
    for begun in _MAY_BEGIN.finditer(small, first, last):
        start = begun.start()
        for rule in _beginning(small[start : start + LENGTH]):
            match = rule.pattern.match(text, start, last) if start >= reached.get(rule.order, 0) else None
            if match is None:
                continue
            reached[rule.order] = match.end()
            atom = rule.builder(match) if _capitals(match) else None
            if atom is not None:
                yield start, -match.end(), rule.order, atom


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text's outline around words that may tell a time; most text tells none and need not be read."""
    start = end = 0
    for match in openings().finditer(text):
        first, last = max(0, match.start() - _BEFORE), _word_end(text, match.end() + _BEHIND)
        if first > end:
            if end:
                yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end


def _word_end(text: str, place: int) -> int:
    """The place, moved behind the word that it falls into: a rule must not take "Easter" out of "Eastern"."""
    place = min(place, len(text))
    limit = min(place + _BEHIND, len(text))
    while 0 < place < limit and text[place - 1].isalnum() and text[place].isalnum():
        place += 1
    return place


def _capitals(match: re.Match[str]) -> bool:
    """Whether months and weekdays begin with a capital: "may" and "march" are other words."""
    named = match.groupdict()
    return all(not named.get(key) or named[key][0].isupper() for key in ("month", "weekday", "month_name"))


def _join(text: str, found: Sequence[Found]) -> list[Found]:
    joined: list[Found] = []
    for item in found:
        merged = _merge(text, joined[-1], item) if joined else None
        if merged is not None:
            joined[-1] = merged
        else:
            joined.append(item)
    return joined


def _merge(text: str, left: Found, right: Found) -> Found | None:
    gap = text[left[1] : right[0]]
    first, second = left[2], right[2]
    atom: Atom | None = None
    if first.joins == "weekday" and second.joins == "date" and _WEEKDAY_DATE.fullmatch(gap):
        atom = _with_time(second, first) if first.type == "TIME" else second
    elif first.joins == "date" and second.joins == "weekday" and gap in {", ", " "} and "XXXX" in first.value:
        atom = first
    elif (
        first.value == "XXXX-XX-XXTNI" and second.joins in {"weekday", "date"} and second.type == "DATE" and gap == " "
    ):
        atom = _with_time(second, first)  # "overnight Tuesday"
    elif first.joins in _DAY_LEVEL and second.joins in {"clock", "daypart"} and _AFTER_DAY.fullmatch(gap):
        atom = _with_time(first, second)
    elif first.joins in {"clock", "daypart"} and second.joins in _DAY_LEVEL and _BEFORE_CLOCK.fullmatch(gap):
        atom = _with_time(second, first)
    elif first.joins == "clock" and second.joins == "daypart" and _CLOCK_DAYPART.fullmatch(gap):
        atom = _half_day(first, second)
    if atom is None:
        return None
    end = right[1] + 1 if gap.endswith("(") and text[right[1] : right[1] + 1] == ")" else right[1]
    return left[0], end, atom


def _with_time(day: Atom, time: Atom) -> Atom:
    """A day with the part or hour of it that the neighbour says."""
    value = day.value.partition("T")[0] + time.value[time.value.index("T") :]
    joins = "weekday" if day.joins == "weekday" and time.joins == "clock" else day.joins
    return replace(day, type="TIME", value=value, mod=day.mod or time.mod, joins=joins)


def _half_day(clock: Atom, part: Atom) -> Atom:
    """ "six o'clock in the evening"."""
    hour = int(clock.value[-5:-3])
    if part.value[-2:] in {"AF", "EV", "NI"} and hour < 12 and not (part.value.endswith("NI") and hour < 5):
        hour += 12
    return replace(clock, value=f"{clock.value[:-5]}{hour:02}{clock.value[-3:]}")


def _expression(text: str, found: Found) -> TimeExpression:
    start, end, atom = found
    end = _without_mark(text, start, end)
    span = Span(start, end, text[start:end])
    word = _opener(text, start)
    mod = atom.mod or {"before": "BEFORE", "prior to": "BEFORE", "after": "AFTER", "following": "AFTER"}.get(word)
    extent = _extent(atom, word, text[end : end + 2])
    return TimeExpression(span, atom.type, atom.value, atom.anchor, atom.offset, atom.direction, mod, extent)


def _without_mark(text: str, start: int, end: int) -> int:
    """The end without a full stop that closes the sentence after "September."; abbreviations keep theirs."""
    last = re.search(r"(\w+)\.$", text[start:end])
    whole = last is not None and last[1].lower() in vocabulary("whole_months")["names"]
    return end - 1 if whole else end


@cache
def _openers() -> tuple[str, ...]:
    return tuple(sorted(vocabulary("extents"), key=len, reverse=True))


def _opener(text: str, start: int) -> str:
    """The preposition before an expression, "" where there is none."""
    before = re.sub(r"\s+", " ", text[max(0, start - 24) : start].lower())
    before = re.sub(r"\b(?:the|about|around|at least|nearly|almost|some|just|early|late)? $", "", before).rstrip()
    for word in _openers():
        if before == word or before.endswith(" " + word) or before.endswith("(" + word):
            return word
    return ""


def _extent(atom: Atom, word: str, after: str) -> Extent:
    """Which stretch is meant; a possessive ("after Sunday's attack") belongs to the noun, not to the preposition."""
    said: Extent | None = vocabulary("extents").get(word)
    if after in {"'s", "’s"}:
        said = None
    if atom.type == "DURATION":
        return said if word in {"in", "within", "during", "over", "since", "by"} and said is not None else "throughout"
    if "/" in atom.value:
        return "throughout" if word in {"from", "for", "throughout"} else "within"
    if word == "through":
        return "by"
    if said in {"since", "by", "throughout"} and word not in {"for"}:
        return said
    day = atom.type == "TIME" or (bool(re.search(r"-(?:\d\d|XX)$|W..-\d$", atom.value)) and atom.value.count("-") == 2)
    return "on" if (day and atom.mod != "WEEK") or atom.value.endswith("_REF") else "within"
