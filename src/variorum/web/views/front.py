"""The front page: the story at a glance, each line leading to its passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.ledger import QuestionRow, ReportRow, Wanted
from variorum.records import Story
from variorum.report.front import span
from variorum.report.phrases import iso_words, phrase
from variorum.report.tables import gap_views
from variorum.report.view import QuestionView
from variorum.web.asked import Asked
from variorum.web.page import NotFound, Page
from variorum.web.shelf import Indexed, Opened

SHOWN = 5  # questions under one heading
LISTED = 12  # stories, and things of which words are shown
GAPS = 8
BARS = 90  # of the strip of days
BAR = 12  # units wide
TALL = 40
STRIP = 988  # units of its width, beside the width of one bar


@dataclass(frozen=True, slots=True)
class Under:
    """A heading with its first questions and how many there are."""

    key: str
    heading: str
    empty: str
    questions: tuple[QuestionView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year of the strip: how many reports were published then; `at` and `tall` are of 1000 and 40."""

    words: str
    count: int
    at: float
    tall: float
    since: str
    until: str


def front(opened: Opened, asked: Asked) -> Page:
    """The front page of everything, or of one story."""
    index = opened.index
    story = _story(index, asked.story)
    reports = _reports(index, story)
    under = _headings(opened, asked, story)
    fronts = [row.id for own in under.values() for row in own[:SHOWN]]
    leaf = opened.excerpt(Wanted(fronts=fronts, gaps=None if story else (GAPS + 1, 0)))
    gaps = gap_views(leaf.pile, leaf.found) if not story else ()
    views = {view.id: view for view in leaf.questions}
    told = {
        "story": story,
        "caveat": phrase("front", "caveat"),
        "reports": len(reports),
        **(index.once("glance", lambda _: _glance(reports)) if story is None else _glance(reports)),
        "parties": len(index.parties),
        "questions": sum(map(len, under.values())),
        "width": BAR,
        "stories": () if story else index.stories[:LISTED],
        "all_stories": 0 if story else len(index.stories),
        "sections": [_under(key, own, views) for key, own in under.items()],
        "gaps": gaps[:GAPS],
        "more_gaps": len(gaps) > GAPS,
        "problems": opened.ledger.problem_count(),
        "decisions": len(index.decisions),
        "since": None if story else _since(opened),
        "unlaid": not opened.ledger.was_laid(),
    }
    return Page("front.html.jinja", story.title if story else "", told, data="questions")


def _glance(reports: Sequence[ReportRow]) -> Mapping[str, object]:
    """What the strip and the numbers above it say of these reports."""
    named = [row.outlet for row in reports if row.outlet]
    return {
        "outlets": len(set(named)),
        "unnamed": len(reports) - len(named),
        "span": span(row.date for row in reports),
        "bars": _bars(reports),
    }


def _since(opened: Opened) -> tuple[str, str, int] | None:
    """The last brief of everything, its day, and how many reports came in since; None where there was none."""
    noted = [(name, begun) for name, begun, story in opened.ledger.briefs() if story is None]
    if not noted:
        return None
    name, begun = noted[-1]
    return name, iso_words(begun[:10]), opened.ledger.arrived(begun)


def _under(key: str, rows: Sequence[QuestionRow], views: dict[str, QuestionView]) -> Under:
    shown = tuple(views[row.id] for row in rows[:SHOWN] if row.id in views)
    return Under(key, phrase("sections", key), phrase("empty", key), shown, len(rows))


def _story(index: Indexed, named: str) -> Story | None:
    if not named:
        return None
    found = [story for story in index.stories if story.id == named]
    if not found:
        raise NotFound(named)
    return found[0]


def _reports(index: Indexed, story: Story | None) -> Sequence[ReportRow]:
    if story is None:
        return index.reports
    own = frozenset(story.articles)
    return [row for row in index.reports if row.id in own]


def _headings(opened: Opened, asked: Asked, story: Story | None) -> Mapping[str, Sequence[QuestionRow]]:
    """The questions of everything, or of one story, under their headings."""
    if story is None:
        return opened.index.headings
    own = frozenset(opened.ledger.answered(asked.filter))
    return {key: [row for row in rows if row.key in own] for key, rows in opened.index.headings.items()}


def _bars(reports: Sequence[ReportRow]) -> list[Bar]:
    """Reports by day; by month or year where that would be too many bars."""
    days = [day for row in reports if (day := row.date.earliest or row.date.latest)]
    for letters in (10, 7, 4):
        counts = Counter(day[:letters] for day in days)
        if len(counts) <= BARS:
            break
    if not counts:
        return []
    most, first, last = max(counts.values()), _number(min(counts)), _number(max(counts))
    length = max(1, last - first)
    return [
        Bar(_in_words(day), count, _place(_number(day) - first, length), round(TALL * count / most, 1), day, day)
        for day, count in sorted(counts.items())
    ]


def _place(days: int, span: int) -> float:
    return round(STRIP * days / span, 1)


def _number(day: str) -> int:
    """A day, or the first day of a month or year, as a number."""
    return date.fromisoformat(day + "-01-01"[len(day) - 4 :]).toordinal()


def _in_words(day: str) -> str:
    return iso_words(day) if len(day) > 4 else day
