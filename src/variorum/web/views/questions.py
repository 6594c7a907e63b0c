"""Questions: the list with its filters, and one question with every voice's answer side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from variorum.ledger import Filter, QuestionRow, Wanted
from variorum.records import Claim, Question
from variorum.report.front import HEADINGS
from variorum.report.over_time import control_over_time, figures_over_time
from variorum.report.phrases import phrase
from variorum.report.tables import gap_views, word_tables
from variorum.report.view import OverTimeView, QuestionView, VoiceView
from variorum.web.asked import KINDS, RELATIONS, Asked
from variorum.web.chart import chart
from variorum.web.page import NotFound, Page, part
from variorum.web.shelf import Indexed, Leaf, Opened
from variorum.web.words import word

Counts = tuple[Mapping[str, int], Mapping[str, int]]
LIST = 25  # questions on one page, each with its voices


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many rows of the list it leaves."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that come from one place, as far as they answer this question."""

    reason: str
    reports: tuple[int, ...]


def question_list(opened: Opened, asked: Asked) -> Page:
    """The questions that pass the filters, in the order of the ledger: matter by matter."""
    rows = filtered(opened, asked)
    counts = opened.index.once("counts", _counts) if rows is opened.index.questions else _counted(rows)
    kept, shown = part(rows, asked.page, length=LIST)
    leaf = opened.excerpt(Wanted(fronts=[row.id for row in kept]))
    views = {view.id: view for view in leaf.questions}
    told = {
        "asked": asked,
        "part": shown,
        "questions": [views[row.id] for row in kept if row.id in views],
        "rows": {row.id: row for row in kept},
        "kinds": _choices(KINDS, "kind", counts[0]),
        "relations": _choices(RELATIONS, "relation", counts[1]),
        "parties": opened.index.parties,
        "stories": opened.index.stories,
        "heading": phrase("sections", asked.heading) if asked.heading in _HEADINGS else "",
    }
    return Page("questions.html.jinja", word("nav", "questions"), told, data="questions")


def _counts(index: Indexed) -> Counts:
    return _counted(index.questions)


def _counted(rows: Sequence[QuestionRow]) -> Counts:
    """How many are of each kind, and of each relation."""
    return Counter(row.kind for row in rows), Counter(row.relation for row in rows)


_HEADINGS = {key for key, _ in HEADINGS}


def filtered(opened: Opened, asked: Asked, *, kind: str | None = None) -> Sequence[QuestionRow]:
    """The questions that pass the filters, or those of one kind, in the order of the ledger."""
    rows = opened.index.questions if kind is None else opened.index.once(("kind", kind), partial(_of_kind, kind=kind))
    if asked.chooses_claims:
        found = (opened.index.by_row[key] for key in _answered(opened, asked.filter))
        rows = [row for row in found if kind is None or row.kind == kind]
    if asked.relation:
        rows = [row for row in rows if row.relation == asked.relation]
    if asked.heading in _HEADINGS:
        own = opened.index.under[asked.heading]
        rows = [row for row in rows if row.key in own]
    return rows


def _answered(opened: Opened, wanted: Filter) -> Sequence[int]:
    """The rows of the questions that claims passing a filter answer; those of a whole kind are kept."""
    if wanted == Filter(kind=wanted.kind):
        return opened.index.once(("answered", wanted.kind), lambda _: opened.ledger.answered(wanted))
    return opened.ledger.answered(wanted)


def _of_kind(index: Indexed, *, kind: str) -> Sequence[QuestionRow]:
    return [row for row in index.questions if row.kind == kind]


def _choices(values: Sequence[str], table: str, counts: Mapping[str, int]) -> list[Choice]:
    return [Choice(value, phrase(table, value), counts.get(value, 0)) for value in values]


def question(opened: Opened, name: str) -> Page:
    """One question; NotFound where the ledger asks no such question."""
    if name not in opened.index.asked:
        raise NotFound(name)
    leaf = opened.excerpt(Wanted(questions=[name]))
    view = next((one for one in leaf.questions if one.id == name), None)
    record = next((one for one in leaf.found.questions if one.id == name), None)
    if view is None or record is None:
        raise NotFound(name)
    told = {
        "question": view,
        "record": record,
        "relation": phrase("relation", record.relation),
        "bases": {voice.claims[0]: _basis(record, voice) for voice in view.voices},
        "chart": chart(leaf.pile, view.about, record.series),
        "over_time": _over_time(leaf),
        "origins": _origins(leaf, record),
        "statements": _statements(leaf),
        "wording": word_tables(leaf.pile, leaf.found),
        "gaps": gap_views(leaf.pile, leaf.found),
        "outlets": _outlets(leaf, view),
        "before": _beside(opened, name, -1),
        "after": _beside(opened, name, 1),
    }
    return Page("question.html.jinja", view.about, told, data=f"questions/{name}", cite=view.about)


def _basis(record: Question, voice: VoiceView) -> str:
    """What a position rests on, in the words of the reconciliation."""
    return next((one.basis for one in record.positions if set(one.claims) & set(voice.claims)), "")


def _over_time(leaf: Leaf) -> tuple[OverTimeView, ...]:
    return (*figures_over_time(leaf.pile, leaf.found), *control_over_time(leaf.pile, leaf.found))


def _origins(leaf: Leaf, record: Question) -> list[Origin]:
    """Copies and shared statements among the reports that answer, each once; a lone report has no such thing."""
    numbers = leaf.pile.numbers
    home = {leaf.pile.claims[name].article for name in record.claims if name in leaf.pile.claims}
    found = []
    for origin in leaf.found.origins:
        own = tuple(sorted(numbers[name] for name in origin.articles if name in home and name in numbers))
        if len(own) > 1:
            found.append(Origin(origin.reason, own))
    return found


def _statements(leaf: Leaf) -> dict[str, int]:
    """For each claim that several reports carry as one statement, how many claims carry it."""
    return {
        claim: len(statement.claims)
        for statement in leaf.found.statements
        if len(statement.claims) > 1
        for claim in statement.claims
    }


def _outlets(leaf: Leaf, view: QuestionView) -> list[tuple[int, str, str]]:
    """The reports that answer: number, id and outlet, in the order of time."""
    own = {_home(leaf.pile.claims[name]) for name in view.claims}
    rows = ((leaf.pile.numbers[name], name, leaf.pile.articles[name].outlet or name) for name in own)
    return sorted(rows)


def _home(claim: Claim) -> str:
    return claim.article


def _beside(opened: Opened, name: str, step: int) -> QuestionRow | None:
    """The question before or after this one in the order of the ledger."""
    rows, at = opened.index.questions, opened.index.places[name] + step
    return rows[at] if 0 <= at < len(rows) else None
