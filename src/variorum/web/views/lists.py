"""The lists: figures, timeline, wording, problems, decisions; each a table whose lines lead to passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.ledger import QuestionRow, Wanted
from variorum.ledger.order import UNDATED
from variorum.reconciliation.persons.decided import undone_by
from variorum.records import Reconciliation
from variorum.report.decisions import decision_views
from variorum.report.over_time import control_over_time, figures_over_time
from variorum.report.phrases import iso_words, phrase
from variorum.report.tables import problem_views, word_tables
from variorum.web.asked import Asked
from variorum.web.chart import chart
from variorum.web.page import NotFound, Page, part
from variorum.web.shelf import Indexed, Opened
from variorum.web.views.questions import filtered

CHARTS = 10  # drawings on one page
EVENTS = 30
OPEN = "."  # what EDTF writes for an open end, twice


def figures(opened: Opened, asked: Asked) -> Page:
    """Every count of people: those of which figures of several days were read, drawn; all in a table."""
    found, every = filtered(opened, asked, kind="casualty"), filtered(opened, Asked(), kind="casualty")
    rows = (
        _told_often_first(found)
        if found is not every
        else opened.index.once("figures", lambda _: _told_often_first(every))
    )
    kept, shown = part(rows, asked.page, length=CHARTS)
    leaf = opened.excerpt(Wanted(questions=[row.id for row in kept]))
    views, records = {view.id: view for view in leaf.questions}, {one.id: one for one in leaf.found.questions}
    over_time = {view.question: view for view in figures_over_time(leaf.pile, leaf.found)}
    told = {
        "asked": asked,
        "part": shown,
        "figures": [
            (views[row.id], chart(leaf.pile, row.about, records[row.id].series), over_time.get(row.id))
            for row in kept
            if row.id in views
        ],
        "parties": opened.index.parties,
        "stories": opened.index.stories,
    }
    return Page("figures.html.jinja", phrase("sections", "figure_table"), told, data="questions")


def _told_often_first(rows: Sequence[QuestionRow]) -> Sequence[QuestionRow]:
    """What was told more than once is looked for first; the order of time stays within each."""
    return sorted(rows, key=lambda row: row.relation == "one answer")


def timeline(opened: Opened, asked: Asked) -> Page:
    """The questions that are about a time, in its order, with the first answers to each."""
    found = filtered(opened, asked)
    rows = opened.index.once("in time", _all_in_time) if found is opened.index.questions else in_time(found)
    kept, shown = part(rows, asked.page, length=EVENTS)
    leaf = opened.excerpt(Wanted(fronts=[row.id for row in kept]))
    views = {view.id: view for view in leaf.questions}
    told = {
        "asked": asked,
        "part": shown,
        "questions": [views[row.id] for row in kept if row.id in views],
        "rows": {row.id: row for row in kept},
        "parties": opened.index.parties,
        "stories": opened.index.stories,
    }
    return Page("timeline.html.jinja", phrase("sections", "timeline"), told, data="questions")


def _all_in_time(index: Indexed) -> Sequence[QuestionRow]:
    return in_time(index.questions)


def in_time(rows: Iterable[QuestionRow]) -> Sequence[QuestionRow]:
    """Those that are about a time, in its order: by the first day as far as that is known, else by the last."""
    return sorted((row for row in rows if row.day), key=lambda row: (_first_day(row.day or ""), row.key))


def _first_day(day: str) -> str:
    start, _, end = day.partition("/")
    return start.strip(OPEN) or end.strip(OPEN) or UNDATED


def wording(opened: Opened, asked: Asked) -> Page:
    """Of what different words were used; of one thing, which voice used which word, with every passage."""
    story = asked.story or None
    if not asked.about:
        names, shown = part(subjects(opened, asked), asked.page)
        kept = opened.ledger.worded(names, story=story)
        told: dict[str, object] = {"asked": asked, "part": shown, "subjects": kept, "stories": opened.index.stories}
        return Page("wording.html.jinja", phrase("sections", "wording"), told, data="wording")
    if not opened.ledger.worded([asked.about], story=story):
        raise NotFound(asked.about)
    leaf = opened.excerpt(Wanted(about=[asked.about]))
    tables = [table for table in word_tables(leaf.pile, leaf.found) if table.about == asked.about]
    words = list(dict.fromkeys(one.word for table in tables for one in table.passages))
    told = {"asked": asked, "table": tables[0] if tables else None, "words": words, "about": asked.about}
    return Page("words.html.jinja", asked.about, told, data="wording", cite=asked.about)


def subjects(opened: Opened, asked: Asked) -> Sequence[str]:
    """What is called by several words; in the whole ledger it is looked for once."""
    if asked.story:
        return opened.ledger.subjects(story=asked.story)
    return opened.index.once("subjects", lambda _: opened.ledger.subjects())


def control(opened: Opened, asked: Asked) -> Page:
    """Who is said to hold each place, from when to when, voice by voice."""
    rows = filtered(opened, asked, kind="control")
    kept, shown = part(rows, asked.page, length=EVENTS)
    leaf = opened.excerpt(Wanted(questions=[row.id for row in kept]))
    views = {view.id: view for view in leaf.questions}
    told = {
        "asked": asked,
        "part": shown,
        "over_time": control_over_time(leaf.pile, leaf.found),
        "questions": [views[row.id] for row in kept if row.id in views],
        "parties": opened.index.parties,
        "stories": opened.index.stories,
    }
    return Page("control.html.jinja", phrase("sections", "control"), told, data="questions")


def problems(opened: Opened, asked: Asked) -> Page:
    """What could not be read or understood, and what to do."""
    kept, shown = part(problem_views(opened.ledger.problems(), Reconciliation()), asked.page)
    return Page("problems.html.jinja", phrase("sections", "problems"), {"part": shown, "problems": kept}, "problems")


def decisions(opened: Opened, asked: Asked) -> Page:
    """What persons decided: who, when, why, and what it holds for now."""
    every = opened.index.made
    kept, shown = part(list(reversed(every)), asked.page)
    held = {one.decision: one for one in opened.ledger.held([one.id for one in kept])}
    claims = [name for one in kept if one.id in held for name in held[one.id].claims[:3]]
    questions = [name for one in kept if one.id in held for name in held[one.id].questions[:3]]
    leaf = opened.excerpt(Wanted(claims=claims, fronts=questions))
    undone = undone_by(every)
    views = {
        view.id: view for view in decision_views(leaf.pile, leaf.found, [one for one in kept if one.action != "undo"])
    }
    rows = [(one, views.get(one.id), one.id in undone, iso_words(one.when[:10])) for one in kept]
    return Page("decisions.html.jinja", phrase("sections", "decided"), {"part": shown, "rows": rows}, "decisions")
