"""Which words each outlet and each speaker uses of one place or event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import by, control, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import Claim, Span
from variorum.settings import Settings

DAY = "2024-03-05"
SPEAKER = voice("Ada Brenn", "Norvalia", said=DAY)


def _uses(*claims: Claim, text: str = "") -> set[tuple[str, str, str]]:
    result = reconcile([report("a", DAY, text), report("b", DAY)], claims, settings=Settings())
    return {(use.about, use.voice, use.word) for use in result.wording}


def _taken(article: str, word: str, *chain: object, **more: object) -> Claim:
    return control(article, "takes", "Kelm", *chain, holder="Norvalia", when=by(DAY), word=word, **more)  # type: ignore[arg-type]


def test_each_voice_has_its_word() -> None:
    assert _uses(_taken("a", "liberation", SPEAKER), _taken("b", "seize")) == {
        ("Kelm: who came to hold it", "Norvalia", "liberate"),
        ("Kelm: who came to hold it", "b", "seize"),
    }


def test_one_word_by_all_is_no_choice() -> None:
    assert _uses(_taken("a", "take", SPEAKER), _taken("b", "take")) == set()


@pytest.mark.parametrize(
    "text, word",
    [
        ("troops took the breakaway region of Kelm", "breakaway"),
        ("troops took Estmar-occupied Kelm", "occupied"),
        ("troops took self-declared Kelm", "self-declared"),
    ],
)
def test_what_stands_before_a_place_is_its_outlets_wording(text: str, word: str) -> None:
    found = _uses(_taken("a", "take", exact=text), text=text)
    assert ("Kelm: how it is called", "a", word) in found


def test_in_a_quotation_it_is_the_speakers() -> None:
    text = "troops took the occupied town of Kelm"
    quoted = replace(SPEAKER, content=(Span(0, len(text), text),))
    assert ("Kelm: how it is called", "Norvalia", "occupied") in _uses(
        _taken("a", "take", quoted, exact=text), text=text
    )


def test_another_name_takes_the_word_to_itself() -> None:
    text = "troops left occupied Brod and took Kelm"
    assert _uses(_taken("a", "take", exact=text), text=text) == set()
