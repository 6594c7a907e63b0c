"""Prints the figures of the model card."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from training.score import read_texts, score_files
from training.score_layers import score_layers
from training.score_lines import score_lines
from training.score_names import f_score, read_lines
from variorum.language.annotate import annotate
from variorum.language.pipelines import load_pipeline


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
    docs = list(annotate(line.text for line in gold))
    print("re3d names, each line by itself", f_score(gold, docs))
    print("re3d names, each line by itself, labels apart", f_score(gold, docs, labelled=False))
    texts = [doc.text for path in gum for doc in read_texts(path)]
    print("words a second, parsed", _words_a_second(load_pipeline().pipe, texts))
    print("words a second, annotated", _words_a_second(annotate, texts))


def _words_a_second(read: Callable[[list[str]], Iterator[Doc]], texts: list[str]) -> int:
    """Tokens for each second of processor time."""
    start = time.process_time()
    words = sum(map(len, read(texts)))
    return round(words / (time.process_time() - start))
