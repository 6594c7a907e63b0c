"""Whose voice a claim is: the article's own outlet, or another paper whose report it passes on."""

from __future__ import annotations

from tests.reconciliation.pile_of_claims import control, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import AttributionLevel, Span
from variorum.settings import Settings

DAY = "2024-03-05"
OUTLET = AttributionLevel(role="outlet", name="a")
HERALD = voice("Evening Herald", role="outlet", source=(Span(0, 14, "Evening Herald"),))


def _voices(*chain: AttributionLevel) -> set[tuple[str, str | None]]:
    told = [control("a", "takes", "Arla", *chain, holder="Estmar"), control("b", "holds", "Arla", holder="Norvalia")]
    questions = reconcile([report("a", DAY), report("b", DAY)], told, settings=Settings()).questions
    return {(position.voice, position.name) for question in questions for position in question.positions}


def test_another_paper_is_a_voice_of_its_own() -> None:
    assert not HERALD.is_own_voice
    assert ("outlet", "Evening Herald") in _voices(HERALD)


def test_the_outlet_speaks_for_itself() -> None:
    assert OUTLET.is_own_voice
    assert ("outlet", "a") in _voices()
