"""Prints the figures of the model card."""

from __future__ import annotations

import time
from pathlib import Path

from training.score import score_files
from training.score_layers import score_layers
from training.score_lines import score_lines
from training.score_names import f_score, read_lines
from variorum.language.annotate import annotate


def report(treebanks: Path) -> None:
    """Prints syntax on EWT and GUM dev, sentence ends on our own lines, names on re3d, and the speed."""
    gum = sorted((treebanks / "gum" / "dev").glob("*.conllu"))
    ewt = [treebanks / "ewt" / "dev.conllu"]
    for name, paths in (("EWT dev", ewt), ("GUM dev", gum), ("EWT and GUM dev", [*ewt, *gum])):
        print(name, "raw text", score_files(paths))
        print(name, "gold words", score_files(paths, gold_words=True))
    print("scraped lines", score_lines())
    for layer, figures in score_layers(treebanks / "eval" / "re3d.conll"):
        print("re3d names,", layer, figures)
    gold = read_lines(treebanks / "eval" / "re3d.conll")
    texts = [line.text for line in gold]
    start = time.perf_counter()
    docs = list(annotate(texts))
    seconds = time.perf_counter() - start
    print("re3d names, each line by itself", f_score(gold, docs))
    print("re3d names, each line by itself, labels apart", f_score(gold, docs, labelled=False))
    print("words a second", round(sum(map(len, docs)) / seconds))
