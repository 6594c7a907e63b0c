"""What a correction sets, under which name, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.reconciliation.pile_of_claims import control, dead, event, voice
from variorum.reconciliation.persons.fields import FIELDS, FieldError, laid_over
from variorum.reconciliation.pile.parties import holder, named
from variorum.records import Claim

Told = Callable[[Any], Any]  # what to look at in a claim

TOWN = control("a", "takes", "Kelm", voice("Ada Lind", "Norvalia"), holder="Norvalia", from_whom="Estmar")
TOLL = dead("a", 58, group="civilians")
ATTACK = event("a", "ASSAULT", "attack", agent="Norvalia", recipient="Estmar")

SET: tuple[tuple[Claim, dict[str, Any], Told, Any], ...] = (
    (TOLL, {"value": 54}, lambda claim: claim.figure.value, 54.0),
    (TOLL, {"figure": {"value": 54}}, lambda claim: claim.figure.value, 54.0),
    (TOLL, {"figure.value": 54}, lambda claim: claim.figure.value, 54.0),
    (TOLL, {"mod": "MORE_THAN", "low": 50}, lambda claim: (claim.figure.mod, claim.figure.low), ("MORE_THAN", 50.0)),
    (TOLL, {"group": None}, lambda claim: claim.figure.group, None),
    (
        TOLL,
        {"as_of": "2031-05"},
        lambda claim: (claim.figure.as_of.earliest, claim.figure.as_of.precision),
        ("2031-05-01", 4),
    ),
    (TOLL, {"place": "Brod"}, lambda claim: claim.where.name, "Brod"),
    (TOLL, {"source": "Oto Brand"}, lambda claim: [level.name for level in claim.attribution], [None, "Oto Brand"]),
    (TOLL, {"source": "Oto Brand", "party": "Estmar"}, lambda claim: claim.attribution[-1].party.name, "Estmar"),
    (
        TOWN,
        {"source": "Oto Brand"},
        lambda claim: (claim.attribution[-1].name, claim.attribution[-1].party),
        ("Oto Brand", None),
    ),
    (TOWN, {"source": None}, lambda claim: len(claim.attribution), 1),
    (TOWN, {"party": None}, lambda claim: claim.attribution[-1].party, None),
    (TOWN, {"holder": "Estmar"}, holder, "Estmar"),
    (TOWN, {"from": None}, lambda claim: claim.control.from_whom, None),
    (TOWN, {"state": "contested"}, lambda claim: claim.control.state, "contested"),
    (TOWN, {"factuality": "PS+"}, lambda claim: (claim.factuality, claim.attribution[-1].factuality), ("PS+", "PS+")),
    (TOWN, {"status": "planned"}, lambda claim: claim.status, "planned"),
    (TOWN, {"when": "2031-05-04"}, lambda claim: (claim.when.earliest, claim.when.extent), ("2031-05-04", "on")),
    (TOWN, {"when": "../2031-05-04"}, lambda claim: (claim.when.earliest, claim.when.extent), (None, "by")),
    (
        TOWN,
        {"when": "2031-05-04/2031-05-06"},
        lambda claim: (claim.when.latest, claim.when.extent),
        ("2031-05-06", "within"),
    ),
    (TOWN, {"when": None}, lambda claim: claim.when.edtf, None),
    (TOWN, {"said": "2031-05-05"}, lambda claim: claim.attribution[-1].said.edtf, "2031-05-05"),
    (ATTACK, {"agent": "Estmar", "recipient": "Norvalia"}, lambda claim: list(named(claim, "agent")), ["estmar"]),
    (ATTACK, {"agent": None}, lambda claim: named(claim, "agent"), {}),
    (
        ATTACK,
        {"event": "PROTEST", "background": True},
        lambda claim: (claim.event.type, claim.background),
        ("PROTEST", True),
    ),
)


@pytest.mark.parametrize("given, change, told, wanted", SET, ids=[json.dumps(case[1]) for case in SET])
def test_a_field_is_set(given: Claim, change: dict[str, Any], told: Told, wanted: object) -> None:
    assert told(laid_over(given, json.dumps(change))) == wanted


def test_what_is_not_set_stays_as_it_was() -> None:
    changed = laid_over(TOWN, json.dumps({"status": "planned"}))
    assert (changed.evidence, changed.where, changed.id, changed.links) == (
        TOWN.evidence,
        TOWN.where,
        TOWN.id,
        TOWN.links,
    )


REFUSED: tuple[tuple[Claim, str, str], ...] = (
    (TOLL, "not json", "JSON object"),
    (TOLL, "[1]", "JSON object"),
    (TOLL, "{}", "JSON object"),
    (TOLL, '{"colour": "red"}', "no field colour"),
    (TOLL, '{"id": "x"}', "no field id"),
    (TOLL, '{"value": "many"}', "value cannot be"),
    (TOLL, '{"status": "maybe"}', "status cannot be"),
    (TOLL, '{"holder": "Estmar"}', "no field holder"),
    (TOWN, '{"value": 4}', "no field value"),
    (TOWN, '{"state": "eats"}', "state cannot be"),
    (TOWN, '{"when": "yesterday"}', "when cannot be yesterday"),
    (TOWN, '{"when": "2031-13-01"}', "when cannot be 2031-13-01"),
    (TOWN, '{"when": "2031-05-04/2031-05-01"}', "when cannot be"),
    (TOWN, '{"place": 4}', "place cannot be"),
    (TOLL, '{"party": "Estmar"}', "own voice"),
    (TOLL, '{"value": -5}', "value cannot be -5"),
    (TOLL, '{"value": NaN}', "value cannot be NaN"),
    (TOLL, '{"value": 1e400}', "value cannot be Infinity"),
    (TOLL, '{"value": true}', "true and false are for"),
    (TOLL, '{"low": 900, "high": 10}', "low cannot be more than high"),
    (TOWN, '{"place": ""}', "give a word"),
    (TOWN, '{"source": " "}', "give a word"),
)


@pytest.mark.parametrize("given, change, told", REFUSED, ids=[case[1] for case in REFUSED])
def test_what_does_not_fit_is_refused_in_words(given: Claim, change: str, told: str) -> None:
    with pytest.raises(FieldError) as refused:
        laid_over(given, change)
    assert told in str(refused.value)


def test_every_field_is_tried_here() -> None:
    tried = {name.rpartition(".")[2] for _, change, _, _ in SET for name in change}
    untried = {"high", "unit", "of", "outcome", "side", "by", "cumulative", "since", "mode", "sense"}
    assert tried - {"figure"} | untried == set(FIELDS)
