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
def test_what_the_outlet_calls_false_is_false_to_it(parser: str) -> None:
    (claim,) = _controls("Rumours that Chilean troops had captured Trujillo were false.", parser)
    assert [level.factuality for level in claim.attribution] == ["CT-", "PS+"]
