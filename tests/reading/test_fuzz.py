"""Mutated inputs of every format: no crash, no hang, no memory eaten; VARIORUM_FUZZ says how many are tried."""

from __future__ import annotations

import os

import pytest

pytest.importorskip("resource")  # memory is not counted on Windows

from tests.reading.fuzzing import mutated, run

COUNT = int(os.environ.get("VARIORUM_FUZZ", "20000"))


def test_an_input_is_known_by_its_number() -> None:
    assert mutated(7) == mutated(7)


def test_a_few_mutated_inputs() -> None:
    assert run(0, 150).finds == []


@pytest.mark.long
def test_many_mutated_inputs() -> None:
    outcome = run(1_000_000, COUNT)
    assert outcome.finds == []
    assert outcome.inputs == COUNT
