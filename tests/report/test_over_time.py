"""Figures and control over time as a reader meets them: a row a day, one passage each, a silence where it was long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation.grounding.check import loose_sentences

from tests.report.sample import ARTICLES, CLAIMS, DAY, NEXT, QUESTIONS, RESULT
from variorum.records import Count, Course, Date, Question, Reconciliation, Silence, Spell
from variorum.report import FORMS, brief
from variorum.report.render import brief_view

LATER = Date("2031-05-30", "2031-05-30", "2031-05-30", precision=1, basis="stated")
MONTH = replace(CLAIMS[4], id="b3", figure=replace(CLAIMS[4].figure, as_of=LATER))  # type: ignore[type-var]
SILENT = Silence("2031-05-04", "2031-05-30")
TOLL = Course(
    "outlet",
    "The North (fictional)",
    counts=(
        Count("a3", DAY, 40, 40, None, "EQUAL_OR_MORE"),
        Count("b3", LATER, 60, 60, None, "MORE_THAN", hedged=True),
    ),
    silences=(SILENT,),
)
HELD = Course(
    "party", "Northland", spells=(Spell("a1", None, DAY.latest, "by", "takes", "Northland", "taken by Northland"),)
)
SINCE = Spell("b1", "2029-01-01", "2031-05-05", "since", "holds", "Northland", "held by Northland", "2029/..")
DENIED = Course(
    "party", "Southland", spells=(Spell("a2", DAY.latest, DAY.latest, "on", None, None, "denied", denied=True),)
)


def _told(control: tuple[Course, ...] = (), figures: tuple[Course, ...] = ()) -> Reconciliation:
    town, toll = QUESTIONS
    questions: tuple[Question, ...] = (replace(town, place="k", series=control), replace(toll, series=figures))
    return replace(RESULT, claims=(*CLAIMS, MONTH), questions=questions)


def test_figures_stand_by_day_with_the_silence_between() -> None:
    (view,) = brief_view(ARTICLES, _told(figures=(TOLL,)), title="").figures_over_time
    who = "The North (fictional), in its own voice"
    assert (view.about, view.question, [voice.name for voice in view.voices]) == ("people killed", "c1", [who])
    assert [(row.days, row.words, row.claims) for row in view.voices[0].rows] == [
        ("4 May 2031", "at least 40", ("a3",)),
        ("", f"{who}: no figure was read between 4 May 2031 and 30 May 2031", ("a3", "b3")),
        ("30 May 2031", "possibly: more than 60", ("b3",)),
    ]


def test_the_same_figure_of_one_day_stands_once_with_every_passage() -> None:
    copies = (Count("a3", DAY, 40, 40, None), Count("b2", DAY, 40, 40, None), Count("b3", LATER, 60, 60, None))
    (view,) = brief_view(ARTICLES, _told(figures=(replace(TOLL, counts=copies),)), title="").figures_over_time
    first = view.voices[0].rows[0]
    assert (first.claims, [one.report for one in first.quoted]) == (("a3", "b2"), [1, 2])


@pytest.mark.parametrize("counts", [TOLL.counts[:1], ()])
def test_figures_of_one_day_are_no_series(counts: tuple[Count, ...]) -> None:
    assert brief_view(ARTICLES, _told(figures=(replace(TOLL, counts=counts),)), title="").figures_over_time == ()


@pytest.mark.parametrize(
    "series, shown",
    [
        ((HELD, DENIED), [("Northland", "by 4 May 2031", "taken by Northland"), ("Southland", "4 May 2031", "denied")]),
        ((HELD,), []),  # one voice on one day
        (
            (replace(HELD, spells=(SINCE, *HELD.spells)),),
            [
                ("Northland", "since 2029, as told up to 5 May 2031", "held by Northland"),
                ("Northland", "by 4 May 2031", "taken by Northland"),
            ],
        ),
    ],
)
def test_a_place_stands_voice_by_voice(series: tuple[Course, ...], shown: list[tuple[str, str, str]]) -> None:
    views = brief_view(ARTICLES, _told(control=series), title="").control_over_time
    assert [view.about for view in views] == ["Karn"] * bool(shown)
    assert [(v.name, row.days, row.words) for view in views for v in view.voices for row in v.rows] == shown


def test_what_is_told_over_time_is_grounded() -> None:
    told = _told((HELD, DENIED), (TOLL,))
    assert loose_sentences(brief_view(ARTICLES, told, title=""), told, ARTICLES) == []
    invented = _told((replace(HELD, spells=(replace(HELD.spells[0], answer="lost to Westland"),)), DENIED))
    found = loose_sentences(brief_view(ARTICLES, invented, title=""), invented, ARTICLES)
    assert [words for _, words in found] == [("westland",)]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_both_forms_print_it(form: str) -> None:
    page = brief(ARTICLES, _told((HELD, DENIED), (TOLL,)), form=form, title="Karn")
    assert "no figure was read between 4 May 2031 and 30 May 2031" in page
    assert page.count("possibly: more than 60") == 1
    assert "Of no place was it read on two days" not in page
    assert "Of no place was it read on two days" in brief(ARTICLES, RESULT, form=form, title="Karn")


def test_the_table_of_figures_gives_the_day_of_the_series() -> None:
    told = _told(figures=(replace(TOLL, counts=(Count("a3", NEXT, 40, 40, None), TOLL.counts[1])),))
    assert [row.as_of for row in brief_view(ARTICLES, told, title="").figures] == ["5 May 2031", "4 May 2031"][::-1]


def test_the_table_of_figures_tells_a_denial_and_a_hedge() -> None:
    denied = Count("a3", DAY, 40, 40, None, "EQUAL_OR_MORE", denied=True)
    told = _told(figures=(replace(TOLL, counts=(denied, Count("b2", NEXT, 60, 60, None, "MORE_THAN", hedged=True))),))
    figures = [row.figure for row in brief_view(ARTICLES, told, title="").figures]
    assert figures == ["denied: at least 40", "possibly: more than 60"]
