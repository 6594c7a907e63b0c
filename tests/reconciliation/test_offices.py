"""A minister and the ministry speak for one body; the ministries of two states, or of nobody's, never do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import dead, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.pile.offices import field_of
from variorum.records import AttributionLevel, Span
from variorum.settings import Settings

DAY = "2024-03-05"


@pytest.mark.parametrize(
    "text, field",
    [
        ("the interior ministry", "interior"),
        ("Interior Minister Ada Brenn", "interior"),
        ("Norvalia’s Ministry of Internal Affairs", "interior"),
        ("the Minister for Health", "health"),
        ("the Department of Defense", "defence"),
        ("defence ministry spokeswoman Ada Lind", "defence"),
        ("Prime Minister Ada Lind", None),
        ("the mayor of Kelm", None),
    ],
)
def test_fields(text: str, field: str | None) -> None:
    assert field_of(text) == field


def _named(name: str, words: str | None = None, party: str | None = None) -> AttributionLevel:
    told = words or name
    return replace(voice(name, party, said=DAY), source=(Span(0, len(told), told),))


MINISTER = _named("Ada Brenn", "Interior Minister Ada Brenn")


@pytest.mark.parametrize(
    "one, other, voices",
    [
        (_named("interior ministry"), MINISTER, {"interior ministry"}),
        (_named("Norvalia’s interior ministry"), MINISTER, {"Norvalia’s interior ministry"}),
        (_named("interior ministry"), _named("Ada Brenn", "Interior Minister Ada Brenn", "Norvalia"), {"Norvalia"}),
        (_named("Norvalia’s interior ministry"), _named("Estmar’s interior ministry"), 2),
        (_named("The ministry"), MINISTER, 2),
        (_named("the self-declared interior ministry"), MINISTER, 2),
        (_named("the region’s interior ministry"), MINISTER, 2),
        (_named("health ministry"), MINISTER, 2),
    ],
)
def test_voices(one: AttributionLevel, other: AttributionLevel, voices: set[str] | int) -> None:
    claims = [dead("a", 12, one, place="Kelm"), dead("a", 12, other, place="Kelm", at=50)]
    (question,) = reconcile([report("a", DAY)], claims, settings=Settings()).questions
    names = {position.name for position in question.positions}
    assert names == voices if isinstance(voices, set) else len(names) == voices


def test_two_reports_need_a_person_or_an_owner_in_common() -> None:
    ministry = _named("interior ministry")
    claims = [dead("a", 12, ministry, place="Kelm"), dead("b", 12, ministry, place="Kelm")]
    (question,) = reconcile([report("a", DAY), report("b", DAY)], claims, settings=Settings()).questions
    assert [position.voice for position in question.positions] == ["unnamed", "unnamed"]
    joined = [*claims, dead("a", 5, MINISTER, place="Brod", at=50), dead("b", 5, MINISTER, place="Brod", at=50)]
    told = reconcile([report("a", DAY), report("b", DAY)], joined, settings=Settings()).questions
    assert {tuple(p.name for p in question.positions) for question in told} == {("interior ministry",)}


def test_the_ministry_is_the_one_that_the_report_names() -> None:
    told = (_named("interior ministry"), MINISTER, _named("The ministry"))
    claims = [dead("a", 12, level, place="Kelm", at=10 * i) for i, level in enumerate(told)]
    (question,) = reconcile([report("a", DAY)], claims, settings=Settings()).questions
    assert [position.name for position in question.positions] == ["interior ministry"]
