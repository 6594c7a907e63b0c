"""The reason printed for a question is that of the sharpest pair of its answers, whoever the parties are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import control, event, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import Claim, Link
from variorum.settings import Settings

DAYS = ["2024-03-05", "2024-03-05", "2024-03-06", "2024-03-06"]
REPORTS = [report(name, day) for name, day in zip("abcd", DAYS, strict=True)]
SIDES = [("Norvalia", "Estmar"), ("Estmar", "Norvalia")]


def _reason(*claims: Claim, kind: str) -> str:
    found = reconcile(REPORTS, claims, settings=Settings()).questions
    (question,) = [one for one in found if one.kind == kind]
    return question.reason


def _attack(article: str, agent: str | None, recipient: str | None) -> Claim:
    word = "attack" if agent else "clash"
    told = {"agent": agent, "recipient": recipient, "place": "Kelm", "when": on(DAYS[0]), "word": word}
    return event(article, "ASSAULT", word, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("one, other", SIDES)
def test_two_tellings_that_name_somebody_go_before_one_that_names_nobody(one: str, other: str) -> None:
    reason = _reason(_attack("a", one, other), _attack("b", None, None), _attack("c", other, one), kind="event")
    assert one in reason
    assert other in reason


def _taken(article: str, holder: str, *chain: object, **more: object) -> Claim:
    return control(article, "takes", "Kelm", *chain, holder=holder, when=on(DAYS[0]), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("one, other", SIDES)
def test_a_denial_of_a_named_speaker_goes_before_one_of_nobody_named(one: str, other: str) -> None:
    nobody = _taken("a", one, voice("residents", role="unnamed"), id="1")
    said = _taken("b", one, voice("Ada Brenn", one, said=DAYS[1]), id="2")
    denied = _taken("c", one, voice("Ivo Lenk", other, said=DAYS[2], frame="denial", factuality="CT-"), id="3")
    aimed = replace(denied, links=(Link("denies", "1", "t"), Link("denies", "2", "t")))
    reason = _reason(nobody, said, aimed, kind="control")
    assert reason.startswith(f"Said by {one}")
    assert f"Denied by {other}" in reason


@pytest.mark.parametrize("one, other", SIDES)
def test_two_parties_go_before_a_report_in_its_own_voice(one: str, other: str) -> None:
    own = _taken("a", one)
    said = _taken("b", one, voice("Ada Brenn", one, said=DAYS[1]))
    against = _taken("c", other, voice("Ivo Lenk", other, said=DAYS[2]))
    reason = _reason(own, said, against, kind="control")
    assert reason.startswith(f"{one}: taken by {one} (5 March 2024). {other}: taken by {other}")
