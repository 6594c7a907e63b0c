"""What `spacy train --code` loads, so that the configurations find our callbacks."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import training.tokens  # noqa: F401
