"""Who takes a deed upon themselves is its doer, as their own words have it."""

from __future__ import annotations

import pytest

from variorum.claims.owning_up import with_owner
from variorum.data import load
from variorum.records import Actor, AttributionLevel, Span


def doers(text: str, source: str, cue: str, deed: str, frame: str = "speech") -> list[str]:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words), words)

    outlet = AttributionLevel("outlet")
    speaker = AttributionLevel("speaker", source, source=(span(source),), cue=(span(cue),), frame=frame)
    found = with_owner(text, (), (outlet, speaker), span(deed))
    return [actor.name for actor in found if actor.role == "agent"]


@pytest.mark.parametrize(
    "text, source, cue, expected",
    [
        ("The Front claimed responsibility for the attack.", "The Front", "claimed", ["The Front"]),
        ("The Front has claimed full responsibility for the attack.", "The Front", "has claimed", ["The Front"]),
        ("The Front took credit for the attack.", "The Front", "took", ["The Front"]),
        ("The Front claimed that rebels made the attack.", "The Front", "claimed", []),
        ("No group has claimed responsibility for the attack.", "No group", "has claimed", []),
        ("Nobody claimed responsibility for the attack.", "Nobody", "claimed", []),
        ("Neither claimed responsibility for the attack.", "Neither", "claimed", []),
        (
            "Nonesuch Brigade claimed responsibility for the attack.",
            "Nonesuch Brigade",
            "claimed",
            ["Nonesuch Brigade"],
        ),
        ("The Front denied responsibility for the attack.", "The Front", "denied", []),
    ],
)
def test_whoever_owns_up_is_the_doer(text: str, source: str, cue: str, expected: list[str]) -> None:
    assert doers(text, source, cue, "attack") == expected


def test_a_denial_owns_up_to_nothing() -> None:
    text = "The Front claimed responsibility for the attack."
    assert doers(text, "The Front", "claimed", "attack", frame="denial") == []


def test_the_outlet_owns_up_to_nothing() -> None:
    actors = (Actor("rebels", role="agent"),)
    assert with_owner("Rebels attacked.", actors, (AttributionLevel("outlet"),), Span(7, 15, "attacked")) == actors


def test_the_words_are_sorted_and_without_repetition() -> None:
    for words in load.toml("grammar/owning_up.toml").values():
        assert words == sorted(set(words))


def test_only_the_deed_owned_up_to_gets_its_doer() -> None:
    text = "The Front claimed responsibility for the attack in revenge for the killing of its leader."
    assert doers(text, "The Front", "claimed", "attack") == ["The Front"]
    assert doers(text, "The Front", "claimed", "killing") == []


def test_a_doer_who_is_told_stays_the_only_one() -> None:
    text = "The Front claimed responsibility for the attack by its youth."
    span = Span(text.index("its youth"), text.index("its youth") + 9, "its youth")
    source = Span(0, 9, "The Front")
    cue = Span(10, 17, "claimed")
    speaker = AttributionLevel("speaker", "The Front", source=(source,), cue=(cue,), frame="speech")
    told = (Actor("its youth", role="agent", span=span),)
    deed = Span(text.index("attack"), text.index("attack") + 6, "attack")
    assert with_owner(text, told, (AttributionLevel("outlet"), speaker), deed) == told
