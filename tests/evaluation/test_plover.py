"""The scorer of PLOVER events: pairs by trigger, heads of actors, rates, and the parts of the cases."""

from __future__ import annotations

import pytest
from evaluation.plover import cases, figures, lines
from evaluation.plover_marks import Act, Heads, names_right, pairs, rates


def act(*tokens: int, type: str = "ASSAULT", mode: str = "", agents: Heads = (), below: tuple[int, ...] = ()) -> Act:
    return Act(tokens, "shown", type, mode, agents, (), token=tokens[0], below=below)


def head(*words: str) -> frozenset[str]:
    return frozenset(words)


HEADS = [
    ((head("army"),), (head("army", "forces"),), (1, 1, 1)),
    ((head("army"), head("army")), (head("army"),), (1, 1, 2)),
    ((), (head("army"),), (0, 1, 0)),
    ((), (), (0, 0, 0)),
]


@pytest.mark.parametrize("gold, found, expected", HEADS)
def test_heads_are_counted_once(gold: Heads, found: Heads, expected: tuple[int, int, int]) -> None:
    assert names_right(gold, found) == expected


PAIRS: list[tuple[list[Act], list[Act], int, int, int]] = [
    ([act(3, 4)], [act(4)], 1, 0, 0),
    ([act(3)], [act(5)], 0, 1, 1),
    ([act(5)], [act(3, below=(5,))], 1, 0, 0),
    ([act(3), act(5)], [act(3, below=(5,))], 1, 1, 0),
    ([act(3)], [act(3), act(3, type="AID")], 1, 0, 1),
]


@pytest.mark.parametrize("gold, found, paired, missed, extra", PAIRS)
def test_pairs(gold: list[Act], found: list[Act], paired: int, missed: int, extra: int) -> None:
    marked = pairs({}, gold, found)
    assert (len(marked.pairs), len(marked.missed), len(marked.extra)) == (paired, missed, extra)


def test_rates_of_nothing_are_unknown() -> None:
    assert rates((0, 0, 0)) == {"precision": None, "recall": None, "F1": None, "wanted": 0}
    assert rates((1, 2, 4))["recall"] == 0.25


def test_the_figures_of_a_sentence() -> None:
    told = figures([pairs({}, [act(1, mode="beat"), act(9, type="AID")], [act(1, mode="beat"), act(4)])])
    assert told["type"]["F1"] == 0.5
    assert told["mode accuracy"] == 1.0
    assert told["whole"] == 0.5
    assert told["none"] is None
    assert any(line.startswith("trigger") for line in lines(told))


def test_the_parts_are_halves_of_the_whole() -> None:
    tuned, held = cases("tuned"), cases("held")
    assert len(tuned) == len(held) == 108
    assert {case["id"] for case in tuned}.isdisjoint(case["id"] for case in held)
