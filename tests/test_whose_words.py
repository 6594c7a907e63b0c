"""Whose word a word is, from the text on: the speaker's whose own saying carries it, else the outlet's."""

from __future__ import annotations

import re

import pytest

from variorum.pipeline import read_claims
from variorum.reconciliation import reconcile
from variorum.records import Article, Date
from variorum.settings import Settings

FAST = Settings(parser="fast")
DAY = Date("2024-03-05", "2024-03-05", "2024-03-05", precision=1, basis="stated")
OTHER = "Peru liberated Trujillo, residents of the city said on Tuesday."
OUTLET = "Daily"

# The text, and whose word "captured" or "seized" is in it.
CASES = [
    ("Chile claimed that its forces had captured Trujillo.", "Chile"),
    ("Chile said its forces had captured Trujillo, a claim Peru denied.", "Chile"),
    ("Peruvian officials denied the claim by Chile that its forces had captured Trujillo.", OUTLET),
    ("Peruvian officials denied Chile's claim that it had captured Trujillo.", OUTLET),
    ("Peru rejected reports that Chilean troops had seized Trujillo.", OUTLET),
    ("Peru dismissed an announcement by Chile's president that his forces had captured Trujillo.", OUTLET),
    ("Chile captured Trujillo on Sunday.", OUTLET),
]
MIRROR = {"Chilean": "Peruvian", "Peruvian": "Chilean", "Chile": "Peru", "Peru": "Chile"}


def _mirrored(text: str) -> str:
    return re.sub("|".join(MIRROR), lambda found: MIRROR[found[0]], text)


def _article(name: str, text: str, outlet: str) -> Article:
    return Article(name, text, DAY, outlet=outlet)


def _words(text: str) -> set[tuple[str, str]]:
    articles = [_article("a", text, OUTLET), _article("b", OTHER, "Weekly")]
    claims = [claim for one in articles for claim in read_claims(one, FAST)]
    return {(use.voice, use.word) for use in reconcile(articles, claims, settings=FAST).wording}


@pytest.mark.parametrize("text, voice", CASES)
def test_a_word_belongs_to_whoever_is_made_to_say_it(text: str, voice: str) -> None:
    word = "seize" if "seized" in text else "capture"
    assert {who for who, said in _words(text) if said == word} == {voice}
    assert {who for who, said in _words(_mirrored(text)) if said == word} == {_mirrored(voice)}


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian officials denied the claim by Chile that its forces had captured Trujillo.",
        "Peruvian officials denied Chile's claim that it had captured Trujillo.",
        "Peru dismissed an announcement by Chile's president that his forces had captured Trujillo.",
    ],
)
def test_what_is_its_own_in_a_denied_claim_is_the_claimants(text: str) -> None:
    for told, party in ((text, "Chile"), (_mirrored(text), "Peru")):
        taken = [claim for claim in read_claims(_article("a", told, OUTLET), FAST) if claim.kind == "control"]
        doers = {actor.party.name for claim in taken for actor in claim.actors if actor.party is not None}
        assert (len(taken), doers) == (2, {party})
