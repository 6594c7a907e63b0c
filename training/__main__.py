"""`python -m training prepare|average|package|cities|words`."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.average import average
from training.cities import write_cities
from training.package import package
from training.prepare import prepare
from training.words import write_words


def main() -> None:
    """Runs one step of the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("prepare", help="treebanks to .spacy files")
    step.add_argument("--treebanks", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    step = steps.add_parser("package", help="trained parts to the shipped folder")
    step.add_argument("--treebanks", type=Path, required=True)
    step.add_argument("--syntax", type=Path, required=True)
    step.add_argument("--names", type=Path)
    step.add_argument("--out", type=Path, required=True)
    step = steps.add_parser("average", help="the mean of several checkpoints")
    step.add_argument("checkpoints", type=Path, nargs="+")
    step.add_argument("--out", type=Path, required=True)
    step = steps.add_parser("cities", help="the list of towns for the finding of names")
    step.add_argument("--out", type=Path, required=True)
    step = steps.add_parser("words", help="in how many documents of the treebanks each common word stands")
    step.add_argument("--treebanks", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.step == "prepare":
        print(prepare(options.treebanks, options.out))
    elif options.step == "package":
        print(package(options.treebanks, options.syntax, options.names, options.out), "bytes")
    elif options.step == "average":
        average(options.checkpoints, options.out)
    elif options.step == "cities":
        print(write_cities(options.out), "names")
    elif options.step == "words":
        print(write_words(options.treebanks, options.out), "words")


main()
