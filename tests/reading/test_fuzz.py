"""Mutated inputs of every format: no crash, no hang, no memory eaten; VARIORUM_FUZZ says how many are tried."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytest.importorskip("resource")  # memory is not counted on Windows

from tests.reading.fuzzing import mutated

COUNT = int(os.environ.get("VARIORUM_FUZZ", "20000"))


def test_an_input_is_known_by_its_number() -> None:
    assert mutated(7) == mutated(7)


def test_a_few_mutated_inputs() -> None:
    _tried(0, 150)


@pytest.mark.long
def test_many_mutated_inputs() -> None:
    _tried(1_000_000, COUNT)


def _tried(start: int, count: int) -> None:
    """In a process of its own, whose memory no other test has used."""
    command = [sys.executable, "-m", "tests.reading.fuzzing", "--start", str(start), "--count", str(count)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"inputs {count}, ")
    assert done.stdout.endswith("finds 0\n")
