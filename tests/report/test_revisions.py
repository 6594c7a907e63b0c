"""What is told of a report that came again: each version beside the one before it, and never nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from evaluation.grounding.check import loose_sentences

from tests.report.sample import ARTICLES, DAY, NEXT, RESULT, article
from variorum.records import Article, Date
from variorum.report.render import brief_view
from variorum.report.revisions import revisions

FIRST = article("n", "Army takes Karn\n\nIt is so. It rained.", DAY, "The North")
# What the second version has otherwise, and what is told of it.
CHANGES: tuple[tuple[dict[str, Any], list[str]], ...] = (
    (
        {"text": "Army takes Karn\n\nIt is so. It snowed."},
        ["Only in version 1: “It rained.”", "New in version 2: “It snowed.”"],
    ),
    ({"outlet": "North News"}, ["Version 2 has another outlet: “North News”, before “The North”"]),
    ({"outlet": None}, ["Version 2 has another outlet: none, before “The North”"]),
    ({"url": "https://n.example/1"}, ["Version 2 has another address: “https://n.example/1”, before none"]),
    ({"published": NEXT}, ["Version 2 has another day of publication: “5 May 2031”, before “4 May 2031”"]),
    ({"published": Date()}, ["Version 2 has another day of publication: none, before “4 May 2031”"]),
    (
        {"agency": "Wire", "byline": "A. Lind"},
        ["Version 2 has another agency: “Wire”, before none", "Version 2 has another byline: “A. Lind”, before none"],
    ),
    (
        {"text": "Army takes Karn\n\nIt rained. It is so."},
        ["Version 2 has the sentences of the one before, in another order or number."],
    ),
)


@pytest.mark.parametrize(("change", "told"), CHANGES, ids=["; ".join(told)[:40] for _, told in CHANGES])
def test_what_is_otherwise_is_told(change: dict[str, Any], told: list[str]) -> None:
    assert list(revisions((FIRST, replace(FIRST, version=2, **change)))) == told


def test_of_one_version_nothing_is_told() -> None:
    assert revisions((FIRST,)) == ()


def test_every_version_is_told_beside_the_one_before() -> None:
    """A later version that only has another outlet hides nothing of what became of the words before."""
    second = replace(FIRST, version=2, text=FIRST.text.replace("rained", "snowed"))
    third = replace(second, version=3, outlet="North News")
    told = list(revisions((FIRST, second, third)))
    assert told == [*CHANGES[0][1], "Version 3 has another outlet: “North News”, before “The North”"]


@pytest.mark.parametrize(("change", "told"), CHANGES[1:-1], ids=["; ".join(told)[:40] for _, told in CHANGES[1:-1]])
def test_a_brief_tells_it_of_the_report_and_every_word_is_grounded(change: dict[str, Any], told: list[str]) -> None:
    later: Article = replace(ARTICLES[0], version=2, **change)
    pile = (ARTICLES[0], later, ARTICLES[1])
    view = brief_view(pile, RESULT, title="Karn")
    shown = next(report for report in view.reports if report.id == later.id)
    assert len(shown.revisions) == len(told)
    assert loose_sentences(view, RESULT, pile) == []
