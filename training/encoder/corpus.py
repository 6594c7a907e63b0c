"""The sentences that the accurate pipeline learns from: treebanks with names, and files of names alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.names import read_columns
from training.prepare import column_spaces, read_part
from training.treebanks import Sentence, Token


def training_sentences(treebanks: Path) -> list[Sentence]:
    """EWT and GUM with trees, then the files in two columns, of which only the names are known."""
    return [*read_part(treebanks, "train"), *named_only(treebanks / "ner")]


def named_only(folder: Path) -> Iterator[Sentence]:
    """Sentences without trees, each a document by itself."""
    for path in sorted(folder.rglob("*.conll")):
        for words, names in read_columns(path):
            spaces = column_spaces(words)
            tokens = tuple(
                Token(word, word, "X", "", "_", 0, "", space) for word, space in zip(words, spaces, strict=True)
            )
            yield Sentence(path.stem, tokens, True, True, names, parsed=False)
