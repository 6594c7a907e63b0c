"""Lays a brief out: Markdown, or one self-contained HTML file that asks nothing of any other host."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.records import Article, Changes, Decision, Problem, Reconciliation
from variorum.report.changes import changes_view
from variorum.report.decisions import claim_notes, decision_views, question_notes
from variorum.report.directions import closed
from variorum.report.front import front_page, meta
from variorum.report.over_time import control_over_time, figures_over_time
from variorum.report.phrases import phrase
from variorum.report.pile import pile
from variorum.report.questions import question_views
from variorum.report.reports import report_views
from variorum.report.stories import story_views
from variorum.report.tables import figure_rows, gap_views, problem_views, word_tables
from variorum.report.view import BriefView

FORMS = {"html": "brief.html.jinja", "md": "brief.md.jinja"}
ENTITY = re.compile(r"&(?=#?\w+;)")
MARKDOWN_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]<>#|~"})


def brief(
    articles: Sequence[Article],
    reconciliation: Reconciliation,
    problems: Sequence[Problem] = (),
    *,
    form: str = "html",
    title: str | None = None,
    ledger_name: str = "",
    decisions: Sequence[Decision] = (),
    changes: Changes | None = None,
    is_laid: bool = True,
) -> str:
    """The cited brief of a ledger in one of `FORMS`; `decisions` are those that hold, in their order.

    `is_laid` is whether the reconciliation is of all these reports.
    """
    name = title or ledger_name or "Variorum"
    view = brief_view(
        articles, reconciliation, problems, title=name, decisions=decisions, changes=changes, is_laid=is_laid
    )
    return _environment(form).get_template(FORMS[form]).render(view=view, phrase=phrase, css=_style())


def brief_view(
    articles: Sequence[Article],
    result: Reconciliation,
    problems: Sequence[Problem] = (),
    *,
    title: str,
    decisions: Sequence[Decision] = (),
    changes: Changes | None = None,
    is_laid: bool = True,
) -> BriefView:
    """Everything that a brief of these records shows."""
    found = replace(pile(articles, result), notes=claim_notes(result, decisions))
    questions = question_views(found, result, question_notes(result, decisions))
    decided = decision_views(found, result, decisions)
    unread = problem_views(problems, result)
    reports = report_views(found, result, questions)
    names = {decision.id for decision in decisions}  # a decision that could not be applied is no input
    return BriefView(
        title=title,
        caveat=phrase("front", "caveat"),
        meta=meta(found, result, len([one for one in unread if one.where not in names]), is_laid=is_laid),
        stories=story_views(found, result),
        sections=front_page(questions),
        questions=questions,
        figures=figure_rows(found, result),
        control=tuple(q for q in questions if q.kind == phrase("kind", "control")),
        timeline=tuple(q for q in questions if q.when),
        wording=word_tables(found, result),
        gaps=gap_views(found, result),
        reports=reports,
        problems=unread,
        decisions=decided,
        figures_over_time=figures_over_time(found, result),
        control_over_time=control_over_time(found, result),
        changes=changes_view(found, changes, questions, decided) if changes is not None else None,
        marked=frozenset(
            name for one in reports for each in one.paragraphs for at in each.segments for name in at.opens
        ),
    )


def _environment(form: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("variorum.report"),
        autoescape=form == "html",
        undefined=StrictUndefined,
        finalize=closed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown_text
    return environment


def markdown_text(words: str) -> str:
    """Words of a report made harmless for Markdown: on one line, its signs escaped, and none spelt as HTML does."""
    return ENTITY.sub("&amp;", re.sub(r"\s+", " ", words)).translate(MARKDOWN_SPECIAL)


def _style() -> Markup:
    sheet = (files("variorum.report") / "templates" / "brief.css").read_text(encoding="utf-8")
    return Markup(sheet)  # our own file, no report's text in it
