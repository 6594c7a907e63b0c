"""What voices say over time, from records alone: the silences between, and one place across all its questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from variorum.records import Count, Course, Question, Silence, Spell

Days = tuple[str | None, str | None]  # the first and the last day of something told, as ISO strings; None is open

# Days: a weekly is out again by then, and in the sample corpora no voice that went on paused for more than six.
SILENCE = 7
LAST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class PlaceCourses:
    """How one place stood as each voice says, over all questions about its control."""

    questions: tuple[str, ...]
    about: str
    names: tuple[str, ...]
    series: tuple[Course, ...]


def days_of(told: Count | Spell) -> Days:
    """The days up to which a figure may count, or on which a place stood as told."""
    if isinstance(told, Spell):
        return (told.first, told.last)
    return (told.as_of.earliest, told.as_of.latest)


def start(days: Days) -> str:
    """A day to sort by; what has no day stands last."""
    return days[0] or days[1] or LAST


def end(days: Days) -> str:
    """The last day that something told speaks of."""
    return days[1] or days[0] or LAST


def silences(told: Iterable[Days], *, others: Sequence[Days] | None = None) -> tuple[Silence, ...]:
    """The times longer than `SILENCE` in which nothing is told; only those in which `others` speak, if given."""
    found: list[Silence] = []
    reached: str | None = None
    for days in sorted((start(one), end(one)) for one in told if one != (None, None)):
        if reached is not None and _is_long(reached, days[0]) and _speak(others, reached, days[0]):
            found.append(Silence(reached, days[0]))
        reached = days[1] if reached is None else max(reached, days[1])
    return tuple(found)


def _is_long(after: str, before: str) -> bool:
    return (Day.fromisoformat(before) - Day.fromisoformat(after)).days > SILENCE


def _speak(others: Sequence[Days] | None, after: str, before: str) -> bool:
    return others is None or any(after < end(days) < before for days in others)


def places_over_time(questions: Iterable[Question]) -> tuple[PlaceCourses, ...]:
    """The control of each place, voice by voice, the place that is asked about first first."""
    places: dict[str, list[Question]] = {}
    for question in questions:
        if question.place is not None:
            places.setdefault(question.place, []).append(question)
    return tuple(_place(asked) for asked in places.values())


def _place(asked: Sequence[Question]) -> PlaceCourses:
    voices: dict[object, list[Course]] = {}
    for question in asked:
        for i, course in enumerate(question.series):
            # Two sources without a name cannot be shown to be one.
            key = (question.id, i) if course.voice == "unnamed" else (course.voice, course.name)
            voices.setdefault(key, []).append(course)
    return PlaceCourses(
        questions=tuple(question.id for question in asked),
        about=asked[0].about,
        names=tuple(dict.fromkeys(name for question in asked for name in question.names)),
        series=tuple(sorted((_joined(courses) for courses in voices.values()), key=_first)),
    )


def _joined(courses: Sequence[Course]) -> Course:
    """What one voice says of a place in several questions as one course."""
    spells = sorted((spell for course in courses for spell in course.spells), key=spell_order)
    return replace(courses[0], spells=tuple(spells), silences=silences(map(days_of, spells)))


def spell_order(spell: Spell) -> tuple[str, str]:
    """Spells stand in the order of their days."""
    return (start(days_of(spell)), end(days_of(spell)))


def _first(course: Course) -> str:
    return min((spell_order(spell)[0] for spell in course.spells), default=LAST)
