"""`python -m gazetteer build --out FILE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gazetteer.build import build


def main() -> None:
    """Builds the gazetteer where the command line says."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer", description=__doc__)
    parser.add_argument("verb", choices=["build"])
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    count = build(arguments.out)
    sys.stderr.write(f"{count} places, {arguments.out.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
