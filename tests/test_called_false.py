"""Who calls a claim false denies it: both parsers, and either party in either place."""

from __future__ import annotations

import re

import pytest

from variorum.pipeline import read_claims
from variorum.records import Article, Claim, Date
from variorum.settings import Settings

DAY = Date("2024-03-05", "2024-03-05", "2024-03-05", precision=1, basis="stated")
MIRROR = {"Chilean": "Peruvian", "Peruvian": "Chilean", "Chile": "Peru", "Peru": "Chile"}

# The text, and who says no to what stands in it.
CASES = [
    ("Reports that Chilean troops had captured Trujillo were false, Peruvian officials said.", "Peruvian officials"),
    ("Peruvian officials said reports that Chilean troops had captured Trujillo were untrue.", "Peruvian officials"),
    ("Peruvian officials said that claims that Chilean troops had captured Trujillo were fake.", "Peruvian officials"),
    ("Chile's claim that it had seized the city of Trujillo is a lie, Peruvian officials said.", "Peruvian officials"),
    ("Claims that Chilean troops had captured Trujillo are not true, Peruvian officials said.", "Peruvian officials"),
    (
        "There was no truth to reports that Chilean troops had captured Trujillo, Peruvian officials said.",
        "Peruvian officials",
    ),
    ("Peruvian officials said reports of the capture of Trujillo were premature.", "Peruvian officials"),
    (
        "Peruvian officials said the claim that Chilean troops had captured Trujillo was without foundation.",
        "Peruvian officials",
    ),
    (
        "Peruvian officials described as baseless the claim that Chilean troops had captured Trujillo.",
        "Peruvian officials",
    ),
    ("Chile said its troops had captured Trujillo. Peruvian officials said this was not true.", "Peruvian officials"),
    ("Chile said its troops had captured Trujillo. Peruvian officials called the claim a lie.", "Peruvian officials"),
]

# Said not to be so in one breath: nobody else is made to say it.
NOT_SO = [
    "It was not true that Chilean troops had captured Trujillo, Peruvian officials said.",
    "It is false that Chilean troops have captured Trujillo, Peruvian officials said.",
    "Peruvian officials said that it was a lie that Chilean troops had captured Trujillo.",
    "It is not correct that Chilean troops have captured Trujillo, Peruvian officials said.",
]
SO = [
    "Peruvian officials said it was true that Chilean troops had captured Trujillo.",
    "Peruvian officials said it was not a lie that Chilean troops had captured Trujillo.",
    "It is correct that Chilean troops have captured Trujillo, Peruvian officials said.",
]


def _mirrored(text: str) -> str:
    return re.sub("|".join(MIRROR), lambda found: MIRROR[found[0]], text)


def _controls(text: str, parser: str) -> list[Claim]:
    claims = read_claims(Article("a", f"Notes of the day\n\n{text}", DAY, outlet="Daily"), Settings(parser=parser))
    return [claim for claim in claims if claim.kind == "control"]


@pytest.mark.parametrize("parser", ["fast", "accurate"])
@pytest.mark.parametrize("text, denier", CASES)
def test_who_calls_a_claim_false_denies_it(text: str, denier: str, parser: str) -> None:
    for words, who in ((text, denier), (_mirrored(text), _mirrored(denier))):
        told = _controls(words, parser)
        denials = [claim for claim in told if claim.factuality == "CT-"]
        assert [claim.attribution[-1].name for claim in denials] == [who]
        answered = {link.claim for claim in denials for link in claim.links if link.type == "denies"}
        asserted = [claim for claim in told if claim.factuality == "CT+"]
        assert answered == {claim.id for claim in asserted}
        assert len(asserted) == 1
        assert who not in [level.name for level in asserted[0].attribution]


@pytest.mark.parametrize("parser", ["fast", "accurate"])
@pytest.mark.parametrize("text, value", [*((text, "CT-") for text in NOT_SO), *((text, "CT+") for text in SO)])
def test_what_is_said_to_be_false_happened_for_nobody(text: str, value: str, parser: str) -> None:
    for words in (text, _mirrored(text)):
        (claim,) = _controls(words, parser)
        assert (claim.factuality, claim.status) == (value, "happened")
        assert [level.role for level in claim.attribution] == ["outlet", "speaker"]


def test_a_claim_that_is_denied_is_not_in_the_mouth_of_who_denies_it() -> None:
    for words in (text := "Chile denied Peru's claim that it was using old maps.", _mirrored(text)):
        claims = read_claims(Article("a", f"Notes of the day\n\n{words}", DAY, outlet="Daily"), Settings(parser="fast"))
        told = [(claim.attribution[-1].name, claim.factuality) for claim in claims if claim.kind == "statement"]
        first, other = ("Chile", "Peru") if words == text else ("Peru", "Chile")
        assert told == [(other, "CT+"), (first, "CT-")]


@pytest.mark.parametrize("parser", ["fast", "accurate"])
def test_what_the_outlet_calls_false_is_false_to_it(parser: str) -> None:
    (claim,) = _controls("Rumours that Chilean troops had captured Trujillo were false.", parser)
    assert [level.factuality for level in claim.attribution] == ["CT-", "PS+"]
