"""Commands and workers use one thread for numpy, unless the user says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from variorum.executors import EXECUTORS

NAME = "OPENBLAS_NUM_THREADS"

PROBE = """
import os, sys
from variorum import cli
assert "numpy" not in sys.modules
cli.app = lambda: print(os.environ["OPENBLAS_NUM_THREADS"])
cli.main()
"""


@pytest.mark.parametrize("given, used", [(None, "1"), ("3", "3")])
def test_a_command_sets_it_before_numpy_looks(given: str | None, used: str) -> None:
    rest = {name: value for name, value in os.environ.items() if name != NAME}
    told = rest if given is None else {**rest, NAME: given}
    done = subprocess.run([sys.executable, "-c", PROBE], env=told, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == used


@pytest.mark.parametrize("given, used", [(None, "1"), ("3", "3")])
def test_a_worker_sets_it_too(given: str | None, used: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    if given is not None:
        monkeypatch.setenv(NAME, given)
    assert list(EXECUTORS["local"](os.getenv, [NAME], workers=2)) == [(NAME, used)]
