"""The pages that are made from the code are in step with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GENERATOR = Path(__file__).parents[1] / "docs" / "generate.py"


def test_the_generated_pages_are_in_step_with_the_code() -> None:
    done = subprocess.run([sys.executable, str(GENERATOR), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
