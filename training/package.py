"""Joins the trained parts into the folder that the package ships, weights in half precision."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy
import spacy
import srsly
from spacy.language import Language

from training.lemmas import learn
from training.prepare import read_part


def package(treebanks: Path, syntax: Path, names: Path | None, out: Path) -> int:
    """Writes the shipped pipeline and tells its size in bytes."""
    nlp = spacy.load(syntax)
    if names is not None:
        nlp.add_pipe("ner", source=spacy.load(names), last=True)
    nlp.add_pipe("variorum_lemmas", last=True)
    nlp.get_pipe("variorum_lemmas").__dict__.update(learn(read_part(treebanks, "train")).__dict__)
    _describe(nlp)
    with TemporaryDirectory(dir=out.parent) as folder:
        new = Path(folder) / out.name
        _write(nlp, new)
        shutil.rmtree(out, ignore_errors=True)
        new.rename(out)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


def _write(nlp: Language, out: Path) -> None:
    nlp.to_disk(out)
    for path in out.rglob("model"):
        if path.is_file():
            halve(path)
    _forget_training(out)
    _forget_words(nlp, out)


def halve(path: Path) -> None:
    """Rewrites a saved model with half-precision weights."""
    message = srsly.msgpack_loads(path.read_bytes())
    for node in message["params"]:
        for name, value in node.items():
            if isinstance(value, numpy.ndarray) and value.dtype == numpy.float32:
                node[name] = value.astype(numpy.float16)
    path.write_bytes(srsly.msgpack_dumps(message))


def _describe(nlp: Language) -> None:
    nlp.meta.update(
        name="variorum",
        version="0.1.0",
        license="CC BY-SA 4.0",
        description="English tags, morphology, UD trees, lemmas and names, trained by Variorum's recipe",
    )
    nlp.meta.pop("performance", None)


def _forget_training(out: Path) -> None:
    config = spacy.util.load_config(out / "config.cfg")
    for section in ("paths", "corpora", "training", "pretraining", "initialize"):
        config[section] = {}
    config.to_disk(out / "config.cfg")


def _forget_words(nlp: Language, out: Path) -> None:
    """Keeps of the vocabulary only what labels and the tokeniser need, not the words of the treebanks."""
    blank = spacy.blank("en")
    tokenizer: Any = blank.tokenizer
    tokenizer.from_disk(out / "tokenizer")
    needed = set(blank.vocab.strings)
    for _, part in nlp.pipeline:
        for label in getattr(part, "labels", ()):
            needed.update((label, *label.split("||"), label.partition("-")[2], *label.split("|")))
    needed.update(value for _, part in nlp.pipeline for value in _morphology(part))
    srsly.write_json(out / "vocab" / "strings.json", sorted(needed))
    for unused in ("vectors", "key2row", "lookups.bin", "vectors.cfg"):
        (out / "vocab" / unused).unlink(missing_ok=True)


def _morphology(part: object) -> set[str]:
    found: set[str] = set()
    for label in getattr(part, "cfg", {}).get("labels_morph", {}):
        for feature in label.split("|"):
            found.update((feature, *feature.split("=")))
        found.add(label)
    return found
