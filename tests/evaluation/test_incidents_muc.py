"""The attacks of a report as the task wants them: the text as printed, bodies apart from persons."""

from __future__ import annotations

import pytest
from evaluation.tasks.incidents_muc import as_printed, told

from variorum.language import annotate, mentions
from variorum.pipeline import read_claims
from variorum.records import Article, Date
from variorum.settings import Settings


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Vesk, 4 Feb 90 (Arnews) -- [TEXT] the army left.", "The army left."),
        ("Vesk, 4 Feb 90 -- [Report] [Ana Roe] [TEXT] it rained.", "It rained."),
        ("The Arlan people's front (Apf) left. Apf men came.", "The Arlan People's Front (APF) left. APF men came."),
        ("The Apf [Arlan people's front] left.", "The APF [Arlan People's Front] left."),
        ("He left (Roe) and came.", "He left (Roe) and came."),
        ("Then [Roe] spoke.", "Then [Roe] spoke."),
    ],
)
def test_a_text_as_a_paper_prints_it(text: str, expected: str) -> None:
    assert as_printed(text) == expected


@pytest.mark.parametrize(
    "text, bodies, persons",
    [
        ("Members of the Arlan Front killed two farmers.", ["Arlan Front"], ["Members of the Arlan Front"]),
        ("The Arlan Front killed two farmers.", ["Arlan Front"], []),
        ("Two gunmen killed a farmer in Vesk.", [], ["Two gunmen"]),
        ("Army troops killed two farmers.", ["Army"], ["Army troops"]),
        ("The minister blamed the Arlan Front for the attack on the bank.", ["Arlan Front"], []),
    ],
)
def test_bodies_and_persons_apart(text: str, bodies: list[str], persons: list[str]) -> None:
    day = "1990-02-04"
    article = Article("a", text, Date(day, day, day, basis="publication"))
    settings = Settings(parser="fast")
    names = mentions(next(iter(annotate([text], parser="fast"))))
    found = told(read_claims(article, settings), names, text, day)
    assert [(one["perp_org"], one["perp_individual"]) for one in found] == [(bodies, persons)]


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("A bomb exploded in Vesk on Monday. The minister blamed the Arlan Front for the attack.", ["BOMBING"]),
        ("A bomb exploded in Vesk on Monday. Rebels carried out an attack in Arla.", ["BOMBING", "ATTACK"]),
    ],
)
def test_an_attack_that_only_takes_up_what_was_told_is_no_other(text: str, kinds: list[str]) -> None:
    day = "1990-02-04"
    claims = read_claims(Article("a", text, Date(day, day, day, basis="publication")), Settings(parser="fast"))
    assert [one["type"] for one in told(claims, (), text, day)] == kinds
