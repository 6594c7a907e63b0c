"""Whatever a person decides, the reports can be laid side by side, and every claim stays where it can be looked up."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import tests.reconciliation.quake as quake
import tests.reconciliation.war as war
from tests.reconciliation.deciding import (
    actors,
    apart,
    claim_decided,
    claims_of,
    laid,
    question_decided,
    together,
    undone,
)
from variorum.reconciliation.persons.fields import FIELDS, FieldError, laid_over
from variorum.records import Claim, Decision

ARTICLES = (*war.ARTICLES, *quake.ARTICLES)
CLAIMS = (*war.CLAIMS, *quake.CLAIMS)
NAMES = ("Azerbaijan", "Armenia", "Armenian officials", "Ilham Aliyev", "health minister", "Ada Lind", "Estmar", "wire")
VALUES: tuple[Any, ...] = (
    *(None, 0, 3, 1e9, True, "Kelm", "", "CT-", "Uu", "planned", "holds", "loses", "MORE_THAN", "killed", "ASSAULT"),
    *("2020-11-08", "../2020-11-08", "2020-11-08/..", "2020-11", "1999", "0001-01-01", "9999-12-31"),
    *(-5, float("nan"), float("inf"), " "),
)
some_claims = st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=4, unique_by=lambda claim: claim.id)


@st.composite
def corrections(draw: st.DrawFn, number: int) -> Decision:
    """A correction that can be: fields of the claim's own, with values that fit them."""
    claim = draw(st.sampled_from(CLAIMS))
    change: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=4, unique=True)):
        fitting = [value for value in VALUES if _fits(claim, change | {name: value})]
        if fitting:
            change[name] = draw(st.sampled_from(fitting))
    return claim_decided(number, "correct", claim, **change)


def _fits(claim: Claim, change: dict[str, Any]) -> bool:
    try:
        laid_over(claim, json.dumps(change))
    except FieldError:
        return False
    return True


@st.composite
def decisions(draw: st.DrawFn) -> list[Decision]:
    """A handful of decisions of every sort."""
    made: list[Decision] = []
    for number in range(1, draw(st.integers(2, 8))):
        sort = draw(st.sampled_from(("correct", "claim", "question", "merge", "split", "actors", "undo")))
        if sort == "correct":
            made.append(draw(corrections(number)))
        elif sort == "claim":
            made.append(
                claim_decided(number, draw(st.sampled_from(("accept", "reject"))), draw(st.sampled_from(CLAIMS)))
            )
        elif sort == "question":
            made.append(question_decided(number, draw(st.sampled_from(("accept", "reject"))), draw(some_claims)))
        elif sort == "merge":
            made.append(together(number, draw(some_claims), draw(some_claims)))
        elif sort == "split":
            own, rest = draw(some_claims), draw(some_claims)
            made.append(apart(number, own, [claim for claim in rest if claim not in own]))
        elif sort == "actors":
            one, other = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
            made.append(actors(number, draw(st.sampled_from(("merge", "split"))), one, other))
        else:
            made.append(undone(number, draw(st.integers(1, number))))
    return made


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_no_decision_breaks_the_pile(made: list[Decision]) -> None:
    result = laid(ARTICLES, CLAIMS, *made)
    assert {claim.id for claim in result.claims} == {claim.id for claim in CLAIMS}
    ids = [question.id for question in result.questions]
    assert len(set(ids)) == len(ids)
    assert {one for held in result.decided for one in held.questions} <= set(ids)
    assert {problem.where for problem in result.problems} <= {decision.id for decision in made}
    rejected = {one.target for one in made if one.action == "reject" and one.sort == "claim"}
    lifted = {one.target for one in made if one.action in ("accept", "correct")} | {
        each.target for each in made for one in made if one.action == "undo" and one.target == each.id
    }
    assert not (rejected - lifted) & {claim for question in result.questions for claim in claims_of(question)}
