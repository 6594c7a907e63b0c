"""Other texts than plain news, and other turns of phrase: what is told in them, by whom, how many and when."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.pipeline import read_claims
from variorum.records import Article, Claim, Date
from variorum.settings import Settings

FAST = Settings(parser="fast")
DAY = Date("2023-05-10", "2023-05-10", "2023-05-10", precision=1, basis="stated")  # a Wednesday

# A text, and what its claims of casualties, control or events must be, in their order: kind, then what matters of each.
INTERVIEW = """
Anna Brandt has been mayor of Soledar for 30 years.

Q: Did soldiers shell the town?

A: Yes. Nine people were killed on Monday.

Q: Is it over?

A: We do not know.
"""
TRANSCRIPT = """
Daily: What did you see?

Anna Brandt: I saw no rebels. Nine people were killed on Monday.

Two of our nurses were wounded.
"""
CASES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "who answers": (
        INTERVIEW,
        [
            {"kind": "event", "who": ["Daily"], "factuality": "Uu"},
            {"kind": "casualty", "who": ["Daily", "Anna Brandt"], "value": 9.0, "factuality": "CT+"},
        ],
    ),
    "who is named before a colon, and what follows": (
        TRANSCRIPT,
        [
            {"kind": "casualty", "who": ["Daily", "Anna Brandt"], "value": 9.0},
            {"kind": "casualty", "who": ["Daily", "Anna Brandt"], "value": 2.0},
        ],
    ),
    "a staff is a body, and WHO is no pronoun": (
        "The General Staff said 40 soldiers were killed. WHO said 12 people died.",
        [
            {"who": ["Daily", "General Staff"], "value": 40.0},
            {"who": ["Daily", "WHO"], "value": 12.0},
        ],
    ),
    "what gave rise to an appeal": (
        "The UN ordered an inquiry after 40 people were killed in Kirkuk.",
        [
            {"kind": "event", "who": ["Daily"]},
            {"kind": "casualty", "who": ["Daily"], "status": "happened", "factuality": "CT+", "value": 40.0},
        ],
    ),
    "killed and wounded are counted together": (
        "Rebels said 12 soldiers were killed and wounded near Soledar on 3 May. The blast killed three and injured 7.",
        [
            {
                "outcome": "casualties",
                "value": 12.0,
                "when": "2023-05-03?",
                "exact": "12 soldiers were killed and wounded near Soledar … on 3 May",
            },
            {"outcome": "killed", "value": 3.0},
            {"outcome": "wounded", "value": 7.0},
        ],
    ),
    "troops are people": (
        "The army said 80 Iranian troops were killed. It said 30 government troops died.",
        [{"outcome": "killed", "value": 80.0, "side": "Iran"}, {"outcome": "killed", "value": 30.0}],
    ),
    "a hundred thousand in the words of India": (
        "Some 2.5 lakh people were displaced by floods in Assam.",
        [{"outcome": "displaced", "value": 250000.0, "mod": "APPROX"}],
    ),
    "a share is no count of one": (
        "One in three of them died. Two in five children were wounded. He killed two in three separate attacks.",
        [{"value": 33.3}, {"value": 40.0}, {"value": 2.0}],
    ),
    "who are several says how many": (
        "The bombing killed a family of five. A group of 12 hikers died. A crew of 14 died. Four more of its men died.",
        [{"value": 5.0}, {"value": 12.0, "of": "hikers"}, {"value": 14.0}, {"value": 4.0}],
    ),
    "over what somebody has control": (
        "Army units restored control over three villages in Idlib province.",
        [{"kind": "control", "where": "three villages in Idlib province", "mod": None, "value": 3.0}],
    ),
    "an hour belongs to the day beside it": (
        "On 7 May, at about 9 p.m., a shell hit a house and killed 3 people. "
        "On 8 May gunmen near the market killed six people at 9 p.m.",
        [
            {"value": 3.0, "when": "2023-05-07?"},
            {"kind": "event", "when": "2023-05-07?"},
            {"value": 6.0, "when": "2023-05-08?"},
            {"kind": "event", "when": "2023-05-08?"},
        ],
    ),
    "two days running": (
        "Five people died in Homs on 2 and 3 May. On May 2 and 13 people died.",
        [{"value": 5.0, "when": "2023-05-02?/2023-05-03?"}, {"value": 13.0, "when": "2023-05-02?"}],
    ),
}


def claims_of(text: str) -> list[Claim]:
    found = read_claims(Article("a", text.strip(), DAY, outlet="Daily"), FAST)
    return [claim for claim in found if claim.kind in ("casualty", "control", "event")]


def facts(claim: Claim) -> dict[str, Any]:
    """What a case may ask of a claim."""
    figure = claim.figure
    return {
        "kind": claim.kind,
        "who": [level.name for level in claim.attribution],
        "factuality": claim.factuality,
        "status": claim.status,
        "when": claim.when.edtf,
        "where": claim.where.name if claim.where else None,
        "exact": claim.evidence.exact,
        **{
            name: getattr(figure, name, None) for name in ("value", "low", "high", "mod", "of", "outcome", "side", "by")
        },
    }


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_what_is_told_in_it(text: str, wanted: list[dict[str, Any]]) -> None:
    found = [facts(claim) for claim in claims_of(text)]
    told = [{key: one[key] for key in asked} for one, asked in zip(found, wanted, strict=False)]
    assert len(found) == len(wanted), found
    assert told == wanted


def test_a_question_states_nothing() -> None:
    text = "“Who has opened the sluice?” the miller said. “The council has opened it,” she said."
    found = read_claims(Article("a", text, DAY, outlet="Daily"), FAST)
    assert [(claim.evidence.exact, claim.factuality) for claim in found if claim.kind == "statement"] == [
        ("“Who has opened the sluice?”", "Uu"),
        ("“The council has opened it,”", "CT+"),
    ]
