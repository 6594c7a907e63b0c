"""Writes `word_pieces.tsv`: in how many pieces of general English each word stands, from the parts for training."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from evaluation.tasks.near_articles import PIECES, TABLE

FEWEST, LONGEST = 20, 30  # sentences of a piece: it ends with its document, or where it grows long
SELDOM = 3  # pieces; what stands in fewer is as rare as what stands in none


def pieces(files: Iterable[Path]) -> Iterator[set[str]]:
    """The words of each piece, folded."""
    for file in files:
        words: set[str] = set()
        sentences = 0
        for line in file.read_text(encoding="utf-8").splitlines():
            sentences += line.startswith("# sent_id")
            if words and (sentences > LONGEST or (line.startswith("# newdoc") and sentences >= FEWEST)):
                yield words
                words, sentences = set(), 0
            if line[:1].isdigit() and line.split("\t")[0].isdigit():
                words.add(line.split("\t")[1].casefold())
        yield words


def main(treebanks: Path) -> None:
    """Writes the table from EWT and GUM."""
    files = chain([treebanks / "ewt/train.conllu"], sorted((treebanks / "gum/train").glob("*.conllu")))
    counts: Counter[str] = Counter()
    number = 0
    for words in pieces(files):
        counts.update(words)
        number += 1
    assert number == PIECES, f"{number} pieces: set PIECES to it"
    head = f"# In how many of {number} pieces of general English a word stands (EWT and GUM, training parts).\n"
    rows = (f"{word}\t{count}\n" for word, count in sorted(counts.items()) if count >= SELDOM and word[0].isalpha())
    TABLE.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
