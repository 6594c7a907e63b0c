"""A page is made of an excerpt, a brief of the whole: what they say of a question or a report is the same."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest

from tests.web.ledgers import SHELF, nothing, soiled, war
from variorum.api import Edition
from variorum.ledger import Filter, Ledger, Wanted
from variorum.reconciliation.persons.decided import in_force
from variorum.report.decisions import claim_notes, question_notes
from variorum.report.pile import Pile, pile
from variorum.report.questions import question_views
from variorum.report.reports import report_views
from variorum.report.tables import gap_views, word_tables
from variorum.report.view import QuestionView, ReportView
from variorum.web.shelf import Shelf, slug


@cache
def decided() -> Path:
    """The ledger with decisions about a claim, a question, a name, and one that is undone."""
    path = Path(shutil.copy(war(), Path(SHELF.name) / "decided.ledger"))
    edition = Edition(path)
    claims, questions = list(edition.claims()), list(edition.questions())
    decide = partial(edition.decide, who="A. Other", why="seen")
    for claim in claims[:4]:
        decide("accept", claim["id"])
    decide("reject", questions[1]["id"])
    decide("split", questions[0]["id"], claims=questions[0]["positions"][0]["claims"])
    decide("merge", "The Herald", "Norvalia Post")
    decide("undo", "d4")
    return path


def _whole(path: Path) -> tuple[Pile, tuple[QuestionView, ...], tuple[ReportView, ...]]:
    """The pile as a brief sees it, with its views."""
    with Ledger.read(path) as ledger:
        articles, found, decisions = ledger.every_version(), ledger.reconciliation(), in_force(ledger.decisions())
    bare = pile(articles, found)
    seen = replace(bare, notes=claim_notes(found, decisions))
    questions = question_views(seen, found, question_notes(found, decisions))
    return seen, questions, report_views(seen, found, questions)


LEDGERS = [war, decided, lambda: soiled(" *x* <b> \u202e ")]


@pytest.fixture(params=LEDGERS, ids=["war", "decided", "odd"], scope="module")
def path(request: pytest.FixtureRequest) -> Path:
    """A ledger."""
    found: Path = request.param()
    return found


def test_a_question_is_the_same_on_its_page_and_in_a_brief(path: Path) -> None:
    _, questions, _ = _whole(path)
    with Shelf(path).open() as opened:
        assert {view.id for view in questions} == opened.index.asked.keys()
        for whole in questions:
            leaf = opened.excerpt(Wanted(questions=[whole.id]))
            assert [view for view in leaf.questions if view.id == whole.id] == [whole]
    assert questions


def test_the_front_of_a_question_is_its_first_passages(path: Path) -> None:
    _, questions, _ = _whole(path)
    with Shelf(path).open() as opened:
        leaf = opened.excerpt(Wanted(fronts=[view.id for view in questions]))
        fronts = {view.id: view for view in leaf.questions}
        assert [view.id for view in leaf.questions] == [view.id for view in questions]
        for whole in questions:
            front = fronts[whole.id]
            told = [(v.name, v.colour, v.answer, v.quoted[0]) for v in whole.voices[:6]]
            assert [(v.name, v.colour, v.answer, v.quoted[0]) for v in front.voices[:6]] == told
            assert opened.index.asked[whole.id].voices == len(whole.voices)


def test_a_report_is_the_same_on_its_page_and_in_a_brief(path: Path) -> None:
    _, _, reports = _whole(path)
    with Shelf(path).open() as opened:
        assert {slug(view.id) for view in reports} == opened.index.slugs.keys()
        for whole in reports:
            leaf = opened.excerpt(Wanted(reports=[whole.id]))
            assert [v for v in report_views(leaf.pile, leaf.found, leaf.questions) if v.id == whole.id] == [whole]


def test_a_claim_has_the_number_colour_and_note_of_the_whole(path: Path) -> None:
    seen, _, _ = _whole(path)
    with Shelf(path).open() as opened:
        assert opened.index.numbers == seen.numbers
        assert {key: opened.index.colours[key] for key in seen.colours} == seen.colours
        for name in opened.ledger.claim_ids(Filter(), limit=-1):
            leaf = opened.excerpt(Wanted(claims=[name]))
            assert leaf.pile.claims[name] == seen.claims[name]
            assert leaf.pile.notes.get(name) == seen.notes.get(name)
            assert leaf.pile.voices.get(name) == seen.voices.get(name)


def test_words_and_gaps_are_the_same(path: Path) -> None:
    seen, _, _ = _whole(path)
    with Ledger.read(path) as ledger:
        found = ledger.reconciliation()
    with Shelf(path).open() as opened:
        for table in word_tables(seen, found):
            leaf = opened.excerpt(Wanted(about=[table.about]))
            assert word_tables(leaf.pile, leaf.found) == (table,)
        leaf = opened.excerpt(Wanted(gaps=(99, 0)))
        assert gap_views(leaf.pile, leaf.found) == gap_views(seen, found)
        assert gap_views(seen, found)


def test_an_excerpt_has_every_version_of_its_reports(path: Path) -> None:
    with Shelf(path).open() as opened:
        (name,) = (row.id for row in opened.index.reports if row.version > 1)
        leaf = opened.excerpt(Wanted(reports=[name]))
        assert [one.version for one in leaf.articles if one.id == name] == [1, 2]
        (earlier,) = leaf.pile.earlier[name]
        assert leaf.pile.articles[name].text != earlier.text


def test_nothing_is_wanted_of_an_empty_ledger() -> None:
    with Shelf(nothing()).open() as opened:
        assert opened.excerpt(Wanted()).questions == ()
        assert (dict(opened.index.colours), dict(opened.index.slugs)) == ({}, {})
