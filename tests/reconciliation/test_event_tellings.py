"""Which tellings are of one event: a table of pairs, and what must hold of any pile of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.reconciliation.comparing.event_tellings import Telling, events, is_one_event
from variorum.reconciliation.comparing.event_words import is_light, is_speech, kinds, stem
from variorum.reconciliation.pile.days import OPEN, Window

MONDAY: Window = (date(2024, 3, 4), date(2024, 3, 4))
TUESDAY: Window = (date(2024, 3, 5), date(2024, 3, 5))


def _told(
    words: str,
    who: str = "",
    whom: str = "",
    *,
    by: str = "a",
    story: str = "kelm",
    others: str = "",
    names: str = "",
    place: str | None = None,
    days: Window = OPEN,
    measures: frozenset[float] = frozenset(),
    families: str = "",
) -> Telling:
    """A telling in words: "strike" by whom, of whom, in which article and story."""
    return Telling(
        id=f"{by}/{words}/{who}/{whom}/{days}",
        article=by,
        story=story,
        words=tuple(words.split()),
        families=frozenset(families.split()),
        agents=frozenset(who.split()),
        recipients=frozenset(whom.split()),
        others=frozenset(others.split()),
        names=frozenset(names.split()),
        place=place,
        days=days,
        measures=measures,
    )


JOINED: tuple[tuple[str, Telling, Telling], ...] = (
    ("verb and noun of one stem", _told("bombard", "estmar"), _told("bombardment", by="b")),
    ("noun and verb of one kind", _told("strike", "estmar", "market"), _told("shell", others="market", by="b")),
    ("attack and raid", _told("attack", whom="kelm"), _told("raid", whom="kelm", by="b")),
    ("passive without an agent, active", _told("bomb", whom="bridge"), _told("bomb", "estmar", "bridge", by="b")),
    ("two agents: who did it is in dispute", _told("shell", "estmar", "kelm"), _told("shell", "norvalia", by="b")),
    ("a phrasal verb and a plain one", _told("step step_down", "brenn"), _told("resign", "brenn", by="b")),
    ("one kind in one place", _told("raid", place="kelm"), _told("assault", place="kelm", by="b")),
    ("one kind on one day", _told("raid", days=MONDAY), _told("assault", days=MONDAY, by="b")),
    ("one voice saying one thing", _told("say", "brenn"), _told("say", "brenn", by="b")),
    ("a light word with people shared", _told("take", "brenn", "oath"), _told("take", "brenn", by="b")),
    ("one typed family, no word in common", _told("x", "arla", families="f"), _told("y", "arla", families="f", by="b")),
    (
        "two stories, one place, day and people",
        _told("shell", whom="market", place="kelm", days=MONDAY),
        _told("strike", whom="market", place="kelm", days=MONDAY, story="north", by="b"),
    ),
)

APART: tuple[tuple[str, Telling, Telling], ...] = (
    (
        "two strikes in one town on two days",
        _told("strike", whom="market", place="kelm", days=MONDAY),
        _told("strike", whom="market", place="kelm", days=TUESDAY, by="b"),
    ),
    ("one day, two towns", _told("strike", place="kelm", days=MONDAY), _told("strike", place="brod", days=MONDAY)),
    (
        "two earthquakes with other figures",
        _told("earthquake", measures=frozenset({6.1})),
        _told("earthquake", measures=frozenset({5.8}), by="b"),
    ),
    ("named victims differ", _told("kill", whom="brand", names="brand"), _told("kill", whom="orlo", names="orlo")),
    ("words of no one kind", _told("strike", "estmar", "kelm"), _told("resign", "estmar", "kelm", by="b")),
    ("one kind and nothing shared", _told("attack", "estmar", "kelm"), _told("raid", "police", "office", by="b")),
    ("two voices", _told("say", "brenn"), _told("say", "orlo", by="b")),
    ("nobody says it", _told("say"), _told("say", by="b")),
    ("a light word and nobody shared", _told("take", "brenn"), _told("take", "orlo", by="b")),
    ("typed apart, though the word is one", _told("strike", families="walkout"), _told("strike", families="attack")),
    (
        "two stories, one place and day, other people",
        _told("arrest", "police", "brenn", names="brenn", place="kelm", days=MONDAY),
        _told("arrest", "police", "orlo", names="orlo", place="kelm", days=MONDAY, story="north", by="b"),
    ),
    ("two stories and no day", _told("fire", place="kelm"), _told("fire", place="kelm", story="north", by="b")),
    (
        "two stories, one day, no place",
        _told("fire", whom="shop", days=MONDAY),
        _told("fire", whom="shop", days=MONDAY, story="north", by="b"),
    ),
)


@pytest.mark.parametrize("one, other", [pair[1:] for pair in JOINED], ids=[pair[0] for pair in JOINED])
def test_what_is_one_event(one: Telling, other: Telling) -> None:
    assert is_one_event(one, other)
    assert is_one_event(other, one)
    assert len(events([one, other])) == 1


@pytest.mark.parametrize("one, other", [pair[1:] for pair in APART], ids=[pair[0] for pair in APART])
def test_what_is_not(one: Telling, other: Telling) -> None:
    assert not is_one_event(one, other)
    assert not is_one_event(other, one)
    assert len(events([one, other])) == 2


def test_two_names_of_a_place_are_one_where_the_caller_knows_it() -> None:
    one, other = _told("strike", place="kelm"), _told("strike", place="kelmi", by="b")
    assert not is_one_event(one, other)
    assert is_one_event(one, other, at_one_place=True)


def test_two_stories_are_one_event_where_the_caller_knows_the_place() -> None:
    one, other = _told("strike", days=MONDAY), _told("strike", days=MONDAY, story="north", by="b")
    assert not is_one_event(one, other)
    assert is_one_event(one, other, at_one_place=True)


TELLINGS = tuple(
    replace(telling, id=f"{number}{side}")
    for number, (_, *pair) in enumerate((*JOINED, *APART))
    for side, telling in zip("lr", pair, strict=True)
)


def _chains(tellings: list[Telling]) -> set[frozenset[str]]:
    return {frozenset(telling.id for telling in event) for event in events(tellings)}


@settings(max_examples=25, deadline=None)
@given(st.permutations(TELLINGS))
def test_the_order_of_tellings_never_matters(tellings: list[Telling]) -> None:
    assert _chains(tellings) == _chains(list(TELLINGS))


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(TELLINGS), st.sampled_from(TELLINGS))
def test_whatever_makes_one_event_shares_a_block(one: Telling, other: Telling) -> None:
    assert (len(events([one, other])) == 1) == is_one_event(one, other) or one == other


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, len(TELLINGS) - 1), min_size=1))
def test_one_telling_more_parts_nothing(picked: set[int]) -> None:
    fewer = _chains([TELLINGS[i] for i in sorted(picked)])
    assert all(any(chain <= wider for wider in _chains(list(TELLINGS))) for chain in fewer)


def _turned(telling: Telling) -> Telling:
    """The telling with each party named as the other is."""
    return replace(
        telling,
        agents=_swapped(telling.agents),
        recipients=_swapped(telling.recipients),
        names=_swapped(telling.names),
    )


def _swapped(words: frozenset[str]) -> frozenset[str]:
    swap = {"estmar": "norvalia", "norvalia": "estmar", "brenn": "orlo", "orlo": "brenn"}
    return frozenset(swap.get(word, word) for word in words)


def test_two_parties_exchanged_give_the_same_events() -> None:
    assert _chains([_turned(telling) for telling in TELLINGS]) == _chains(list(TELLINGS))
    assert [_turned(telling) for telling in TELLINGS] != list(TELLINGS)


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("announce", "announcement", True),
        ("resign", "resignation", True),
        ("arrest", "arrests", True),
        ("stop", "stoppage", False),
        ("rate", "ration", False),
        ("strike", "striker", True),
    ],
)
def test_stems(one: str, other: str, same: bool) -> None:
    assert (stem(one) == stem(other)) is same


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("strike", "bombardment", True),
        ("shell", "bombardment", True),
        ("attack", "raid", True),
        ("die", "death", True),
        ("acquire", "takeover", True),
        ("step_down", "resignation", True),
        ("attack", "resign", False),
    ],
)
def test_kinds(one: str, other: str, same: bool) -> None:
    assert bool(kinds(one) & kinds(other)) is same


def test_speech_and_light_words() -> None:
    assert [word for word in ("say", "strike", "tell") if is_speech(word)] == ["say", "tell"]
    assert [word for word in ("strike", "take") if is_light(word)] == ["take"]
