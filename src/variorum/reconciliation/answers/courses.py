"""What each voice says over time: its figures by the day they count up to, and how it says that a place stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from variorum.over_time import Days, days_of, end, silences, spell_order, start
from variorum.reconciliation.comparing.episodes import held_during, is_change
from variorum.reconciliation.comparisons.control import how_it_stood
from variorum.reconciliation.pile.counting import as_of
from variorum.reconciliation.pile.days import OPEN, Window, window
from variorum.reconciliation.pile.figures import interval
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.parties import holder
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile
from variorum.reconciliation.pile.voices import Stance
from variorum.records import Count, Course, Date, Extent, Figure, Kind, Spell

Bounds = tuple[float | None, float | None]


def courses(kind: Kind, stances: Sequence[Stance], pile: Pile) -> tuple[Course, ...]:
    """The course of every voice that answers a question, in the order of the days that they speak of first."""
    if kind not in ("control", "casualty", "quantity"):
        return ()
    voices = buckets(stances, lambda stance: stance.speaker.key).values()
    told = [found for own in voices if (found := _course(kind, own, pile)).counts or found.spells]
    return tuple(sorted((_with_silences(course, told) for course in told), key=_first))


def _course(kind: Kind, own: Sequence[Stance], pile: Pile) -> Course:
    counts = [_count(stance, stance.claim.figure, pile) for stance in own if stance.claim.figure is not None]
    placed = [stance for stance in own if stance.claim.figure is None] if kind == "control" else []
    spells = [_spell(stance, pile) for stance in placed]
    return Course(
        voice=own[0].speaker.voice,
        name=own[0].speaker.name,
        counts=tuple(dict.fromkeys(sorted(counts, key=lambda count: (end(days_of(count)), start(days_of(count)))))),
        spells=tuple(dict.fromkeys(sorted(spells, key=spell_order))),
    )


def _with_silences(course: Course, told: Sequence[Course]) -> Course:
    """The course with its silences: of figures those in which others go on counting, of a place all."""
    if not course.counts:
        return replace(course, silences=silences(map(days_of, course.spells)))
    others = [days_of(count) for other in told if other is not course for count in other.counts]
    return replace(course, silences=silences(map(days_of, course.counts), others=others))


def _first(course: Course) -> str:
    return min([*(start(days_of(one)) for one in course.counts), *(spell_order(one)[0] for one in course.spells)])


def _count(stance: Stance, figure: Figure, pile: Pile) -> Count:
    low, high = _bounds(figure)
    return Count(
        claim=stance.claim.id,
        as_of=_plain(as_of(stance.claim, pile)),
        value=figure.value,
        low=low,
        high=high,
        mod=figure.mod,
        denied=stance.denies,
        hedged=stance.hedged,
    )


def _plain(date: Date) -> Date:
    """A date without its working, its ends as whole days."""
    first, last = _iso(window(date))
    return replace(date, earliest=first, latest=last, evidence=(), against=(), expression=None)


def _iso(days: Window) -> Days:
    return (days[0].isoformat() if days[0] else None, days[1].isoformat() if days[1] else None)


def _bounds(figure: Figure) -> Bounds:
    """The least and the most that a figure allows as it is worded; None where it is open."""
    if figure.low is not None or figure.high is not None or figure.value is None:
        return figure.low, figure.high
    if figure.mod is None:
        return figure.value, figure.value
    low, high = interval(figure) or (figure.value, figure.value)
    return low, None if high == inf else high


def _spell(stance: Stance, pile: Pile) -> Spell:
    claim = stance.claim
    days = _iso(held_during(claim, pile))
    return Spell(
        claim=claim.id,
        first=days[0],
        last=days[1],
        extent=_extent(stance, days),
        state=claim.control.state if claim.control is not None else None,
        holder=_holder(stance),
        answer=_answer(stance),
        edtf=claim.when.edtf,
        denied=stance.denies,
        hedged=stance.hedged,
    )


def _holder(stance: Stance) -> str | None:
    """Who is said to hold or take the place; in "he denied that its forces took it" not whom "its" means to him."""
    if stance.denies:
        return stance.claim.control.holder if stance.claim.control is not None else None
    return holder(stance.claim)


def _extent(stance: Stance, days: Days) -> Extent:
    """How the days are meant: what is told to be taken was taken by the day it was said, unless it says when.

    What is denied to have come about by a day is denied for that day.
    """
    told = stance.claim.when.extent if window(stance.claim.when) != OPEN else None
    if is_change(stance.claim) and told not in ("on", "within"):
        told = None if stance.denies else "by"
    if told in (None, "on"):
        return "on" if days[0] == days[1] else "within"
    return told


def _answer(stance: Stance) -> str:
    """How the place stood in the voice's answer, without the days."""
    if stance.denies:
        return phrase("stance", "denied")
    said = how_it_stood(stance.claim)
    return phrase("stance", "hedged", answer=said) if stance.hedged else said
