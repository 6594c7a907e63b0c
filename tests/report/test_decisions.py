"""What a person decided stands in the brief with who, when and why, and nothing is said that was not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from evaluation.grounding.words import template_words

from tests.report.deciding import CHANGES, DECIDED, DECISIONS
from tests.report.sample import ARTICLES, RESULT
from variorum.records import Changes, Problem, Reconciliation
from variorum.report import FORMS, brief
from variorum.report.render import brief_view

TOLD = (
    "Left out: “More than 60 people have died”.",
    "Corrected: “At least 40 people have died”: value is 41.",
    "Put together as one question: Who held Karn on 4 May 2031?",
    "Asked by itself: what is told in “At least 40 people have died”, apart from “More than 60 people have died”.",
    "Taken for one actor: The army of Northland, shown as Northland.",
    "Asked no longer: what is told in “denied the claim”.",
)
CHANGED = (
    "What changed since brief b1 of 5 May 2031",
    "New: Battle for Karn goes on",
    "A new version: Army takes Karn, ministry says",
    "Before: One answer. Now: Denied.",
    "Southland answers now: denied.",
    "How many people had been killed?",
    "The North (fictional): at least 40.",
    "Decision d0 was undone.",
)


def _written(form: str, changes: Changes | None = None) -> str:
    return brief(ARTICLES, DECIDED, form=form, title="Karn", decisions=DECISIONS, changes=changes)


def test_each_decision_is_told_in_a_sentence() -> None:
    view = brief_view(ARTICLES, DECIDED, title="Karn", decisions=DECISIONS)
    assert tuple(one.text for one in view.decisions) == TOLD
    assert [one.by for one in view.decisions][:2] == ["R. Reader, 1 June 2031", "R. Reader, 2 June 2031"]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_who_and_why_are_printed_beside_it(form: str) -> None:
    page = _written(form)
    for words in ("What persons decided", "R. Reader, 1 June 2031", "Why: the figure is of another town"):
        assert words in page
    for words in ("corrected by R. Reader", "put together by A. Other", "taken apart by A. Other"):
        assert words in page.replace("\\", "")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_without_a_decision_there_is_no_such_section(form: str) -> None:
    page = brief(ARTICLES, RESULT, form=form, title="Karn")
    assert "What persons decided" not in page
    assert "What changed since" not in page


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_changed_opens_the_brief(form: str) -> None:
    page = _written(form, CHANGES)
    for words in CHANGED[:-2]:
        assert words in page
    assert page.index(CHANGED[0]) < page.index("Figures, by what is counted")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_that_reports_were_forgotten_is_a_change(form: str) -> None:
    for count, words in ((1, "One report was removed for good"), (2, "2 reports were removed for good")):
        page = _written(form, Changes(since="2031-05-05", forgotten=count))
        assert words in page
        assert "Nothing changed." not in page


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_is_asked_no_longer_is_told_with_its_answers(form: str) -> None:
    found = brief_view(ARTICLES, DECIDED, title="Karn", decisions=DECISIONS, changes=CHANGES).changes
    assert found is not None
    before = [line.text for one in found.gone for line in one.lines]
    assert before
    assert [text for text in before if text not in _written(form, CHANGES)] == []


def test_every_change_is_told() -> None:
    found = brief_view(ARTICLES, DECIDED, title="Karn", decisions=DECISIONS, changes=CHANGES).changes
    assert found is not None
    lines = [line.text for one in (*found.other, *found.gone) for line in one.lines]
    told = [
        found.heading,
        *(one.text for one in found.reports),
        *lines,
        *found.undone,
        *(one.about for one in found.gone),
    ]
    assert set(CHANGED) <= set(told)
    assert [one.id for one in found.decisions] == ["d2", "d3"]
    assert [one.about for one in found.new] == ["How many people had been killed?"]


def test_nothing_changed_is_said() -> None:
    assert "Nothing changed." in _written("md", Changes(since="2031-05-05"))
    assert "Nothing changed." not in _written("md", CHANGES)


@pytest.mark.parametrize("changes", [None, CHANGES])
def test_every_link_leads_somewhere(changes: Changes | None) -> None:
    for form, target, anchor in (
        ("html", r'href="#([^"]+)"', r'id="([^"]+)"'),
        ("md", r"\]\(#([^)]+)\)", r'<a id="([^"]+)"'),
    ):
        page = _written(form, changes)
        targets = set(re.findall(target, page))
        assert targets
        assert targets <= set(re.findall(anchor, page))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_hostile_words_are_shown_as_words(form: str) -> None:
    page = _written(form, CHANGES)
    assert "<script>" not in page
    assert "alert(2)" in page


def test_every_word_is_a_template_s_or_of_the_decision() -> None:
    """A decision's sentence is made of its record; a change of what was said before and is said now."""
    view = brief_view(ARTICLES, DECIDED, title="Karn", decisions=DECISIONS, changes=CHANGES)
    assert view.changes is not None
    records = " ".join([repr(DECISIONS), repr(CHANGES), *(article.title or "" for article in ARTICLES), "May June"])
    known = template_words() | {word.lower() for word in re.findall(r"[^\W\d_]+", records)}
    told = [one.text + one.by + one.why for one in view.decisions]
    told += [line.text for one in (*view.changes.other, *view.changes.gone) for line in one.lines]
    told += [view.changes.heading, *(one.text for one in view.changes.reports)]
    assert {word.lower() for text in told for word in re.findall(r"[^\W\d_]+", text)} <= known
    numbers = set(re.findall(r"\d+", records)) | {"1", "2", "3", "4", "5"}
    assert {number for text in told for number in re.findall(r"\d+", text)} <= numbers


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_decision_that_could_not_be_applied_says_so(form: str) -> None:
    problem = Problem("d2", "the decision to correct a3 was not applied", "its words are gone")
    lost = replace(DECIDED, decided=DECIDED.decided[:1], problems=(problem,))
    page = brief(ARTICLES, lost, [problem], form=form, title="Karn", decisions=DECISIONS)
    assert "Not applied: its words are gone." in page
    assert "corrected by" not in page
    assert page.count("the decision to correct a3 was not applied") == 1
    assert "could not be read" not in page  # it is no input


def test_the_order_of_the_rows_does_not_matter() -> None:
    turned = Reconciliation(
        claims=DECIDED.claims[::-1],
        questions=DECIDED.questions[::-1],
        wording=DECIDED.wording,
        gaps=DECIDED.gaps,
        decided=DECIDED.decided[::-1],
    )
    assert brief(ARTICLES[::-1], turned, form="md", title="Karn", decisions=DECISIONS) == _written("md")
