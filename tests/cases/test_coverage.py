"""The coverage cases (`coverage/*.toml`): read by either parser, each gives its claims, no more and no fewer."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from _pytest.mark.structures import ParameterSet
from evaluation.coverage import FACTS, MANNERS, REGIONS, Case, cases, claims_of, faults

KEYS = {"construction", "region", "manner", "text", "claims", "nothing", "published", "exchanged", "fails"}
PARSERS = ("fast", "accurate")
FEWEST = 200
FEWEST_OF_NOTHING = 60
MOST_FAILING = 24
ALL = cases()


def param(case: Case, parser: str) -> ParameterSet:
    """The case; one that is known to fail with this parser must go on failing, for its reason."""
    reason = case.get("fails", {}).get(parser)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, parser, id=f"{parser}: {case['text']}", marks=marks)


@pytest.mark.parametrize(("case", "parser"), [param(case, parser) for parser in PARSERS for case in ALL])
def test_a_case_gives_its_claims(case: Case, parser: str) -> None:
    assert faults(case, claims_of(case, parser)) == []


@pytest.mark.parametrize("case", ALL, ids=[case["text"] for case in ALL])
def test_format(case: Case) -> None:
    assert {"construction", "region", "manner", "text"} <= set(case) <= KEYS
    assert case["region"] in REGIONS
    assert case["manner"] in MANNERS
    assert set(case.get("fails", {})) <= set(PARSERS)
    assert ("claims" in case) != case.get("nothing", False)
    assert all(claim["kind"] in FACTS for claim in case.get("claims", []))


def test_there_are_enough() -> None:
    assert len(ALL) >= FEWEST
    assert sum(case.get("nothing", False) for case in ALL) >= FEWEST_OF_NOTHING
    assert len({case["text"] for case in ALL}) == len(ALL)
    assert sum("fails" in case for case in ALL) <= MOST_FAILING


def test_an_exchanged_case_is_the_one_before_it_with_names_exchanged() -> None:
    told = [(first, second) for first, second in pairwise(ALL) if "exchanged" in second]
    assert told
    for first, second in told:
        assert _exchanged(first["text"], second["exchanged"]) == second["text"]
        assert [_exchanged_fields(claim, second["exchanged"]) for claim in first["claims"]] == second["claims"]


def _exchanged(text: str, names: dict[str, str]) -> str:
    """The text with each name in the stead of the other, both ways."""
    turned = {**{old: new for new, old in names.items()}, **names}
    return re.sub("|".join(map(re.escape, turned)), lambda found: turned[found[0]], text)


def _exchanged_fields(claim: Case, names: dict[str, str]) -> Case:
    return {name: _exchanged(value, names) if isinstance(value, str) else value for name, value in claim.items()}
