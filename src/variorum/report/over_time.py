"""What each voice says over time: figures by the day they count up to, how a place stood from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from variorum.over_time import Days, PlaceCourses, days_of, places_over_time, start
from variorum.records import Claim, Count, Course, Date, Figure, Question, Reconciliation, Spell
from variorum.report.phrases import day_words, figure_words, iso_words, phrase
from variorum.report.pile import Pile, in_order, quoted, voice_key
from variorum.report.questions import voice_name
from variorum.report.view import CourseRow, CourseView, OverTimeView, Quoted


@dataclass(frozen=True, slots=True)
class Told:
    """What a voice says of some days, in words, and the claim that it is said in."""

    days: Days
    shown: str
    words: str
    claim: str


def figures_over_time(pile: Pile, result: Reconciliation) -> tuple[OverTimeView, ...]:
    """Each count of which figures of two or more days were read, voice by voice."""
    counted = [_counted(pile, question) for question in result.questions if _is_counted_on_two_days(question)]
    return tuple(view for view in counted if view.voices)


def _is_counted_on_two_days(question: Question) -> bool:
    return len({days_of(count) for course in question.series for count in course.counts}) > 1


def _counted(pile: Pile, question: Question) -> OverTimeView:
    courses = [course for course in question.series if course.counts]
    voices = (_voice(pile, course, [_told_count(one) for one in course.counts], "silent_figures") for course in courses)
    return OverTimeView(question.scope or question.about, question.id, tuple(voice for voice in voices if voice.rows))


def control_over_time(pile: Pile, result: Reconciliation) -> tuple[OverTimeView, ...]:
    """Each place of which two or more voices, or one of two or more days, say who holds, takes or loses it."""
    placed = [_placed(pile, place) for place in places_over_time(result.questions) if _is_told_twice(place)]
    return tuple(view for view in placed if view.voices)


def _is_told_twice(place: PlaceCourses) -> bool:
    return len(place.series) > 1 or len({days_of(spell) for course in place.series for spell in course.spells}) > 1


def _placed(pile: Pile, place: PlaceCourses) -> OverTimeView:
    courses = [course for course in place.series if course.spells]
    voices = (_voice(pile, course, [_told_spell(one) for one in course.spells], "silent_place") for course in courses)
    about = phrase("lines", "names").join(place.names) or place.about
    return OverTimeView(about, place.questions[0], tuple(voice for voice in voices if voice.rows))


def _told_count(count: Count) -> Told:
    return Told(days_of(count), day_words(count.as_of), taken_on(count, _figure_words(count)), count.claim)


def _figure_words(count: Count) -> str:
    return figure_words(Figure(count.value, count.low, count.high, count.mod))


def _told_spell(spell: Spell) -> Told:
    return Told(days_of(spell), _spell_days(spell), spell.answer, spell.claim)


def _spell_days(spell: Spell) -> str:
    """The days in words; where a time begins that is told to go on, no more exactly than it is told."""
    if spell.extent == "since" and spell.edtf and spell.last:
        first = iso_words(spell.edtf.partition("/")[0].strip("?~%"))
        return phrase("lines", "day_since_told", first=first, last=iso_words(spell.last))
    edtf = spell.edtf or spell.last or spell.first
    return day_words(Date(edtf, spell.first, spell.last, "by" if spell.extent == "by" else "on"))


def taken_on(count: Count, words: str) -> str:
    """A figure in words with how its voice takes it on: as it stands, denied, or with a hedge."""
    if count.denied:
        return phrase("lines", "denied", answer=words)
    return phrase("lines", "hedged", answer=words) if count.hedged else words


def _voice(pile: Pile, course: Course, told: Sequence[Told], silent: str) -> CourseView:
    kept = [one for one in told if one.claim in pile.claims]
    claims = in_order(pile, (one.claim for one in kept))
    name = voice_name(pile, course.voice, course.name, claims) if claims else ""
    return CourseView(
        name=name,
        colour=pile.colours.get(voice_key(course.voice, course.name), 0),
        rows=tuple(_rows(pile, course, kept, silent, name)),
    )


def _rows(pile: Pile, course: Course, told: Sequence[Told], silent: str, name: str) -> Iterator[CourseRow]:
    """What is told in one way of one day once, with all its passages; a silence stands before what ends it."""
    waiting, spoken = list(course.silences), tuple(dict.fromkeys(one.claim for one in told))
    for (shown, words), same in groupby(told, key=lambda one: (one.shown, one.words)):
        alike = list(same)
        while waiting and waiting[0].before <= start(alike[0].days):
            silence = waiting.pop(0)
            text = phrase("lines", silent, who=name, first=iso_words(silence.after), last=iso_words(silence.before))
            yield CourseRow("", text, (), spoken)
        claims = in_order(pile, dict.fromkeys(one.claim for one in alike))
        yield CourseRow(shown, words, _passages(pile, claims), tuple(claim.id for claim in claims))


def _passages(pile: Pile, claims: Sequence[Claim]) -> tuple[Quoted, ...]:
    """The passages of these claims, the first of each paragraph."""
    found = {(one.report, one.passage.paragraph): one for one in [quoted(pile, claim) for claim in reversed(claims)]}
    return tuple(reversed(found.values()))
