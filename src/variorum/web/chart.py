"""Figures over time as a drawing: an interval by the day it counts up to, one colour a voice, open ends left open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from variorum.over_time import days_of, end
from variorum.records import Count, Course, Date, Figure
from variorum.report.phrases import day_words, figure_words, number_words
from variorum.report.pile import Pile, voice_key

WIDTH, HEIGHT = 860, 300  # units of the drawing, which is scaled to the column
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 22, 34
LOGARITHMIC = 20  # times the least figure; where figures lie further apart, equal steps would hide the small ones
OPEN = 26  # units that an open end reaches on
LETTER, LINE = 7, 15  # units that a letter and a line of words take
TICKS = 132  # units that the words of a day take
APART = 7  # units between the marks of voices that speak of one day
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: an upright stroke from its least to its most, open where it is open above or below.

    `dots` are at the number that is told: both ends of "40 to 60", the middle of "about 100". Its words stand beside
    the topmost.
    """

    x: float
    low: float
    high: float
    dots: tuple[float, ...]
    open_below: bool
    open_above: bool
    colour: int
    denied: bool
    claim: str
    words: str
    label: bool
    end: bool  # whether its words stand to its left, near the right edge


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of one voice from figure to figure; broken where it is silent for long."""

    points: str
    colour: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale with its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """A voice and its colour."""

    name: str
    colour: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing of one question's figures."""

    width: int
    height: int
    left: int
    right: float
    bottom: float
    marks: tuple[Mark, ...]
    traces: tuple[Trace, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    voices: tuple[Legend, ...]
    logarithmic: bool
    words: str


def chart(pile: Pile, about: str, series: Sequence[Course]) -> Chart | None:
    """The drawing; None where no two different figures with a day were read, which a line of text tells better."""
    told = [(course, [count for count in course.counts if _is_drawn(pile, count)]) for course in series]
    told = [(course, counts) for course, counts in told if counts]
    counts = [count for _, own in told for count in own]
    if len({(count.low, count.high) for count in counts}) < 2:
        return None
    across = _Across([date.fromisoformat(end(days_of(count))) for count in counts])
    up = _Up([value for count in counts for value in (count.low, count.high, count.value) if value is not None])
    marks: list[Mark] = []
    traces: list[Trace] = []
    for i, (course, own) in enumerate(told):
        colour = pile.colours.get(voice_key(course.voice, course.name), 0)
        shift = (i - (len(told) - 1) / 2) * min(APART, 40 / len(told))
        marks += [_mark(count, across, up, colour, shift) for count in own]
        traces += list(_traces(course, own, across, up, colour, shift))
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        marks=tuple(_labelled(marks)),
        traces=tuple(traces),
        days=across.ticks(),
        values=up.ticks(),
        voices=tuple(
            Legend(course.name or "", pile.colours.get(voice_key(course.voice, course.name), 0)) for course, _ in told
        ),
        logarithmic=up.logarithmic,
        words="; ".join(f"{_words(count)} ({day_words(count.as_of)})" for count in counts[:12]),
    )


def _is_drawn(pile: Pile, count: Count) -> bool:
    has_day = days_of(count) != (None, None)
    return has_day and count.claim in pile.claims and (count.low is not None or count.high is not None)


def _words(count: Count) -> str:
    return figure_words(Figure(count.value, count.low, count.high, count.mod))


def _labelled(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, each with its words beside it where they have room; the others show theirs when pointed at."""
    taken: list[tuple[float, float, float]] = []
    for mark in marks:
        wide, at = LETTER * len(mark.words) + 14, mark.dots[-1]
        left = mark.x - wide if mark.end else mark.x
        free = all(abs(at - y) >= LINE or left >= right or left + wide <= start for start, right, y in taken)
        if free:
            taken.append((left, left + wide, at))
        yield replace(mark, label=free)


def _mark(count: Count, across: _Across, up: _Up, colour: int, shift: float) -> Mark:
    x = across.at(date.fromisoformat(end(days_of(count)))) + shift
    low = count.low if count.low is not None else count.high
    high = count.high if count.high is not None else count.low
    told = dict.fromkeys((low, high) if count.value is None else (count.value,))
    return Mark(
        x=round(x, 1),
        low=round(up.at(low or 0), 1),
        high=round(up.at(high or 0), 1),
        dots=tuple(round(up.at(value or 0), 1) for value in told),
        open_below=count.low is None,
        open_above=count.high is None,
        colour=colour,
        denied=count.denied or count.hedged,
        claim=count.claim,
        words=_words(count),
        label=True,
        end=x > WIDTH * 0.72,
    )


def _traces(
    course: Course, own: Sequence[Count], across: _Across, up: _Up, colour: int, shift: float
) -> Iterator[Trace]:
    told = {end(days_of(count)): count for count in sorted(own, key=lambda count: end(days_of(count)))}
    run: list[Point] = []
    for day, count in told.items():  # of one day the last figure told
        value = count.value if count.value is not None else count.low if count.low is not None else count.high
        if run and any(silence.after < day <= silence.before for silence in course.silences):
            yield from _trace(run, colour)
            run = []
        run.append((across.at(date.fromisoformat(day)) + shift, up.at(value or 0)))
    yield from _trace(run, colour)


def _trace(run: Sequence[Point], colour: int) -> Iterator[Trace]:
    if len(run) > 1:
        yield Trace(" ".join(f"{x:.1f},{y:.1f}" for x, y in run), colour)


class _Across:
    """Days to the right."""

    def __init__(self, days: Iterable[date]) -> None:
        known = sorted(days)
        self._first, self._last = known[0], known[-1]
        self._known = known

    def at(self, day: date) -> float:
        span = (self._last - self._first).days
        inner = WIDTH - LEFT - RIGHT - 60
        return LEFT + 30 + (inner / 2 if span == 0 else inner * (day - self._first).days / span)

    def ticks(self) -> tuple[Tick, ...]:
        """The first and the last day, and as many between as have room."""
        kept: list[date] = []
        for day in dict.fromkeys([self._first, self._last, *self._steps()]):
            if all(abs(self.at(day) - self.at(other)) > TICKS for other in kept):
                kept.append(day)
        return tuple(Tick(round(self.at(day), 1), _day(day)) for day in sorted(kept))

    def _steps(self) -> Iterator[date]:
        span = (self._last - self._first).days
        for i in range(1, 6):
            yield self._first + timedelta(days=span * i // 6)


class _Up:
    """Figures upwards, in equal steps or, where they lie far apart, in equal ratios."""

    def __init__(self, values: Sequence[float]) -> None:
        least = min(value for value in values)
        self._most = max(*values, 1.0)
        self.logarithmic = least > 0 and self._most / least >= LOGARITHMIC
        self._least = least if self.logarithmic else 0.0

    def at(self, value: float) -> float:
        inner = HEIGHT - TOP - BOTTOM - OPEN
        return HEIGHT - BOTTOM - inner * self._share(value)

    def _share(self, value: float) -> float:
        if not self.logarithmic:
            return value / self._most
        span = math.log(self._most) - math.log(self._least)
        return 0.06 + 0.94 * (math.log(max(value, self._least)) - math.log(self._least)) / span

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers that have room."""
        steps = self._ratios() if self.logarithmic else self._equal()
        kept = [value for value in steps if self._least <= value <= self._most * 1.02]
        shown = [kept[0], *(b for a, b in pairwise(kept) if abs(self.at(a) - self.at(b)) > 14)] if kept else []
        return tuple(Tick(round(self.at(value), 1), number_words(value)) for value in shown)

    def _equal(self) -> list[float]:
        step = 10 ** math.floor(math.log10(self._most))
        step = next(part for part in (step / 5, step / 2, step, step * 2) if self._most / part <= 6)
        step = max(step, 1)
        return [step * i for i in range(int(self._most // step) + 1)]

    def _ratios(self) -> list[float]:
        low, high = math.floor(math.log10(self._least)), math.ceil(math.log10(self._most))
        return [10.0**i for i in range(low, high + 1) if 10.0**i >= 1]


def _day(day: date) -> str:
    return day_words(Date(day.isoformat(), day.isoformat(), day.isoformat()))
