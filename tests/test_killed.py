"""A run of the real rooms killed at random moments: what is there is sound, and the next run completes it."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from variorum.api import Edition
from variorum.data.load import path as data_path
from variorum.ledger import Ledger

TURNS = 6
LONGEST = 20.0  # seconds: longer than the whole run takes, so that some turns end by themselves
ADD = "import sys, variorum; variorum.open(sys.argv[1]).add(sys.argv[2], workers=int(sys.argv[3]))"


def _exports(path: Path) -> str:
    edition = Edition(path)
    return json.dumps([list(edition.claims()), list(edition.questions()), list(edition.articles(with_text=True))])


@pytest.mark.long
@pytest.mark.parametrize("workers", [1, 2])
def test_a_real_run_killed_at_random_moments_is_completed(tmp_path: Path, workers: int) -> None:
    reports, path, moments = data_path("demo"), tmp_path / "killed.ledger", random.Random(workers)
    for _ in range(TURNS):
        command = [sys.executable, "-c", ADD, str(path), str(reports), str(workers)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            time.sleep(moments.uniform(0.5, LONGEST / TURNS * 2))
            process.send_signal(signal.SIGKILL)
        with Ledger.write(path) as ledger:
            assert [finding for finding in ledger.check() if finding.where != "ledger"] == []
    Edition(path).add(reports)
    Edition(tmp_path / "undisturbed.ledger").add(reports)
    assert _exports(path) == _exports(tmp_path / "undisturbed.ledger")
