"""Large towns by which a reader finds their way on a map without borders, from the gazetteer.

PYTHONPATH=src python -m frontend.towns > frontend/src/towns.tsv
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

GAZETTEER = Path(__file__).parent.parent / "src" / "variorum" / "data" / "gazetteer.sqlite"
LARGE = 300_000  # people: some five of them in a view 1,000 km wide, in most of the world
SCALE = 10_000  # the gazetteer keeps degrees times this

_LARGE = """
SELECT name, folded, latitude, longitude, population FROM town WHERE population >= ?
ORDER BY population DESC, geonames
"""


def towns(path: Path = GAZETTEER) -> Iterator[str]:
    """A line for each: name, latitude, longitude in hundredths of a degree, the largest first."""
    with closing(sqlite3.connect(path)) as gazetteer:
        for name, folded, latitude, longitude, _ in gazetteer.execute(_LARGE, (LARGE,)):
            shown = name or folded.title()
            yield f"{shown}\t{latitude / SCALE:.2f}\t{longitude / SCALE:.2f}"


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in towns()))
