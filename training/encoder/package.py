"""The accurate pipeline's folder, made of an exported network and the fast pipeline's tokeniser and lemmas."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import spacy
import srsly
from spacy.language import Language

from variorum.language.encoder.network import Labels, load_labels
from variorum.language.lemmas import make_lemmas
from variorum.language.pipelines import SILENCE

COMPONENT, LEMMAS = "variorum_encoder", "variorum_lemmas"
VERSION = "0.1.0"


def package(export: Path, out: Path) -> int:
    """Writes the shipped pipeline of an export (encoder.onnx, labels.onnx, tokenizer.json, labels.json): its bytes."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    with as_file(files("variorum.language") / "models" / "fast") as fast:
        tokenizer.from_disk(fast / "tokenizer")
        lemmas = make_lemmas(nlp, LEMMAS).from_disk(fast / LEMMAS)
    words = set(nlp.vocab.strings)
    nlp.add_pipe(COMPONENT).from_disk(export)  # type: ignore[attr-defined]
    nlp.add_pipe(LEMMAS).__dict__.update(lemmas.__dict__)
    _describe(nlp)
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent) as folder:
        new = Path(folder) / "model"
        nlp.to_disk(new)
        _forget(new, words | _strings(load_labels(export)))
        shutil.rmtree(out, ignore_errors=True)
        new.rename(out)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


def _describe(nlp: Language) -> None:
    nlp.meta.update(
        name="variorum_accurate",
        version=VERSION,
        license="Apache-2.0 AND CC-BY-SA-4.0 AND CC-BY-4.0",
        description="English tags, morphology, UD trees, lemmas and names by one encoder, by Variorum's recipe",
    )
    nlp.meta[SILENCE] = 30
    nlp.meta.pop("performance", None)


def _forget(out: Path, strings: set[str]) -> None:
    """Leaves what a reader needs: no plan of training, no vectors, no words of the treebanks."""
    config = spacy.util.load_config(out / "config.cfg")
    for section in ("paths", "corpora", "training", "pretraining", "initialize"):
        config[section] = {}
    config.to_disk(out / "config.cfg")
    srsly.write_json(out / "vocab" / "strings.json", sorted(strings))
    for unused in ("vectors", "key2row", "lookups.bin", "vectors.cfg"):
        (out / "vocab" / unused).unlink(missing_ok=True)


def _strings(labels: Labels) -> set[str]:
    """The strings that labels set on a document; lemmas are made where they are read."""
    found = {"_SP", "dep", *labels.tags, *labels.deps}
    found.update(name.partition("-")[2] for name in labels.names if "-" in name)
    for morph in labels.morphs:
        part, _, features = morph.partition("|")
        found.update((part, features, *features.split("|"), *features.replace("=", "|").split("|")))
    return found - {""}
