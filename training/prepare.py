"""Treebank folders in, `.spacy` training files out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.augment import vary
from training.docs import groups, make_doc
from training.names import gum_names, read_columns, read_iob2
from training.treebanks import Sentence, read_sentences

SIZES = (25, 60, 120)
"""Words to a training document: short ones teach edges, long ones teach sentence ends."""


def prepare(treebanks: Path, out: Path, seed: int = 0) -> dict[str, int]:
    """Writes train and dev files for the syntax and for the names, and tells how many documents each holds."""
    out.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    chance = Random(seed)
    train = list(read_part(treebanks, "train"))
    dev = list(read_part(treebanks, "dev"))
    plain = [make_doc(vocab, group) for size in SIZES[:2] for group in groups(train, size)]
    varied = [make_doc(vocab, vary(group, chance)) for size in SIZES for group in groups(train, size)]
    extra = list(_column_docs(vocab, treebanks / "ner"))
    return {
        "syntax-train": _write(plain + varied, out / "syntax-train.spacy"),
        "names-train": _write(plain + varied[len(varied) // 2 :] + extra, out / "names-train.spacy"),
        "dev": _write([make_doc(vocab, group) for group in groups(dev, 80)], out / "dev.spacy"),
    }


def read_part(treebanks: Path, part: str) -> Iterator[Sentence]:
    """All sentences of a part of EWT and GUM with their names."""
    known = read_iob2(treebanks / "uner" / f"{part}.iob2")
    for sentence in read_sentences(treebanks / "ewt" / f"{part}.conllu"):
        words, names = known.get(sentence.ident, ((), ()))
        same = words == tuple(token.form for token in sentence.tokens)
        yield sentence.named(names if same else None)
    for path in sorted((treebanks / "gum" / part).glob("*.conllu")):
        for sentence in read_sentences(path):
            yield sentence.named(gum_names(sentence))


def _column_docs(vocab: Vocab, folder: Path) -> Iterator[Doc]:
    for path in sorted(folder.rglob("*.conll")):
        for words, names in read_columns(path):
            marks = ["O"] * len(words)
            for start, end, label in names:
                marks[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
            yield Doc(vocab, words=list(words), spaces=column_spaces(words), ents=marks)


def column_spaces(words: tuple[str, ...]) -> list[bool]:
    """Whether a space stands behind each word, guessed for files that do not say."""
    followers = [*words[1:], ""]
    tight = set(".,;:!?)%'’”") | {"'s", "n't", "’s"}
    return [
        after not in tight and word not in {"(", "“", "$", "@"} for word, after in zip(words, followers, strict=True)
    ]


def _write(docs: list[Doc], path: Path) -> int:
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    return len(docs)
