"""What an outlet takes back is its own word, held for false: no voice of its own, and no denial of another's."""

from __future__ import annotations

import re

import pytest

from variorum.pipeline import read_claims
from variorum.reconciliation import reconcile
from variorum.records import Article, Claim, Date
from variorum.settings import Settings

DAY = Date("2024-03-05", "2024-03-05", "2024-03-05", precision=1, basis="stated")
NEXT = Date("2024-03-06", "2024-03-06", "2024-03-06", precision=1, basis="stated")
MIRROR = {"Chilean": "Peruvian", "Peruvian": "Chilean", "Chile": "Peru", "Peru": "Chile"}

TAKEN_BACK = [
    "An earlier version of this article said that Chilean forces had taken Trujillo.",
    "A previous version of this story stated that Chilean troops had captured Trujillo. They had not.",
    "We earlier reported that Chilean forces had taken Trujillo. This was incorrect.",
    "Earlier we reported that Chilean forces had taken Trujillo; that was wrong.",
    "We wrongly reported that Chilean forces had taken Trujillo.",
    "This article was amended on Tuesday. An earlier version said that Chilean forces had taken Trujillo.",
    "Correction (5 March): An earlier version said that Chilean forces had taken Trujillo. They had not.",
]
# What others were made to say is nobody's word any more, and nobody denies it.
UNSAID = [
    "An earlier version of this article said the Chilean army had said that Chilean forces had taken Trujillo.",
    "An earlier version of this article quoted the Chilean army as saying that Chilean forces had taken Trujillo.",
]
STANDING = [
    "We reported that Chilean forces had taken Trujillo. This was a surprise.",
    "An earlier version of the agreement said that Chilean forces had taken Trujillo.",
    "The deal was signed on Monday. An earlier version said that Chilean forces had taken Trujillo.",
    "This article has been corrected to say that Chilean forces had taken Trujillo.",
    "The army issued a correction on Tuesday. An earlier version said that Chilean forces had taken Trujillo.",
    "A mayor said an earlier version of this report said that Chilean forces had taken Trujillo.",
]


def _mirrored(text: str) -> str:
    return re.sub("|".join(MIRROR), lambda found: MIRROR[found[0]], text)


def _article(name: str, text: str, day: Date) -> Article:
    return Article(name, f"Notes of the day\n\n{text}", day, outlet="Daily")


def _controls(text: str, parser: str) -> list[Claim]:
    claims = read_claims(_article("a", text, DAY), Settings(parser=parser))
    return [claim for claim in claims if claim.kind == "control"]


@pytest.mark.parametrize("parser", ["fast", "accurate"])
@pytest.mark.parametrize("text", TAKEN_BACK)
def test_what_the_outlet_takes_back_is_false_to_it(text: str, parser: str) -> None:
    for words in (text, _mirrored(text)):
        (claim,) = _controls(words, parser)
        assert [(level.role, level.name, level.factuality) for level in claim.attribution] == [
            ("outlet", "Daily", "CT-")
        ]
        assert claim.links == ()


@pytest.mark.parametrize("text", UNSAID)
def test_what_others_were_made_to_say_is_said_by_nobody(text: str) -> None:
    for words in (text, _mirrored(text)):
        (claim,) = _controls(words, "fast")
        assert [(level.role, level.factuality) for level in claim.attribution] == [("outlet", "Uu")]


@pytest.mark.parametrize("text", STANDING)
def test_what_is_only_told_again_stands(text: str) -> None:
    for words in (text, _mirrored(text)):
        (claim,) = _controls(words, "fast")
        assert claim.factuality == "CT+"


def test_who_takes_back_their_own_word_in_a_quotation_holds_it_for_false() -> None:
    (claim,) = _controls(
        "“We said that Chilean forces had taken Trujillo. That was wrong,” the Peruvian army said.", "fast"
    )
    assert [level.role for level in claim.attribution] == ["outlet", "speaker"]
    assert claim.factuality == "CT-"


def test_a_question_tells_that_it_was_taken_back() -> None:
    articles = [
        _article("a", "Chilean forces took Trujillo on Tuesday.", DAY),
        _article("b", "An earlier version of this article said that Chilean forces took Trujillo on Tuesday.", NEXT),
    ]
    claims = [claim for one in articles for claim in read_claims(one, Settings(parser="fast"))]
    (question,) = [one for one in reconcile(articles, claims, settings=Settings()).questions if one.kind == "control"]
    assert question.relation == "revised"
    assert "Taken back" in question.reason
